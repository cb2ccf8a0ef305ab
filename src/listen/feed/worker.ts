import { parentPort } from 'node:worker_threads'
import { type FeedBytes, readFeed } from './read.ts'

// The thread that feeds are read in: it can be ended at any time, whatever a feed does to it.

parentPort?.on('message', (feed: FeedBytes) => parentPort?.postMessage(readFeed(feed)))
parentPort?.postMessage('ready')
