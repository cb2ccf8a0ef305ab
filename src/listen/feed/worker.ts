import { parentPort } from 'node:worker_threads'
import { type FeedBytes, readFeed } from './read.ts'

// The thread that feeds are read in: it can be ended at any time, whatever a feed does to it.

// What is loaded and compiled at the first use is so before the first feed, while nobody waits.
const item = '<item><title>A &amp; B</title><description>&lt;p&gt;Late again.&lt;/p&gt;</description></item>'
readFeed({
  bytes: new TextEncoder().encode(`<rss version="2.0"><channel>${item.repeat(20)}</channel></rss>`),
  contentType: 'application/rss+xml; charset=utf-8',
  url: 'https://feed.invalid/',
  reach: 0,
  leniently: false,
})

parentPort?.on('message', (feed: FeedBytes) => parentPort?.postMessage(readFeed(feed)))
parentPort?.postMessage('ready')
