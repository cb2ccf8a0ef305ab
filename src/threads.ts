import type { Config } from './config/schema.ts'
import type { Analyst } from './core/ports.ts'
import { createFeedParser, type FeedParser } from './listen/feed/parser.ts'
import { createThreadedAnalyst } from './understand/local/thread.ts'

/** What works beside the main thread. */
export interface Threads {
  readonly analyst: Analyst
  readonly feeds: FeedParser
}

/** They take as long to get ready as all else takes to load: start them first. */
export function startThreads(config: Config): Threads {
  const feeds = createFeedParser()
  if (config.sources.some(({ kind }) => kind === 'feed')) feeds.getReady()
  return { analyst: createThreadedAnalyst(config), feeds }
}
