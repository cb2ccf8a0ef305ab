import { parentPort } from 'node:worker_threads'
import { type FeedBytes, readFeed } from './read.ts'

// The thread that feeds are read in: it can be ended at any time, whatever a feed does to it.

parentPort?.on('message', (feed: FeedBytes) => parentPort?.postMessage(readFeed(feed)))

/** Read while the main thread still loads: by then what reads feeds is compiled. */
const FIRST = `<?xml version="1.0"?><rss version="2.0"><channel><title>First</title><item><guid>1</guid>
<title>One</title><link>https://first.example/1</link><pubDate>Mon, 02 Mar 2026 08:00:00 GMT</pubDate>
<description>&lt;p&gt;Late &amp;amp; cold&lt;/p&gt;</description></item></channel></rss>`
readFeed({
  bytes: new TextEncoder().encode(FIRST),
  contentType: 'application/rss+xml',
  url: 'https://first.example',
  reach: 0,
  leniently: false,
})
parentPort?.postMessage('ready')
