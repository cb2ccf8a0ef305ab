import manifest from '../../../package.json' with { type: 'json' }
import type { Config } from '../../config/schema.ts'
import type { SourceConfig, WebhookConfig } from '../../config/sources.ts'
import type { Source } from '../../core/ports.ts'
import type { Clock } from '../../core/time.ts'
import { createHttp, type Http } from '../../http/http.ts'
import type { FeedParser } from '../feed/parser.ts'
import type { Listening } from '../pull.ts'
import { feedSource } from './feed.ts'
import { hackernewsSource } from './hackernews.ts'
import { jsonSource } from './json.ts'
import { sampleSource } from './sample.ts'
import { createInlet, type Inlet } from './webhook.ts'

/** A source that Earshot goes to; a webhook's mentions come by themselves. */
export type PulledConfig = Exclude<SourceConfig, WebhookConfig>

export interface SourceDeps {
  readonly http: Http
  readonly feeds: FeedParser
  readonly clock: Clock
}

export function createSource(config: PulledConfig, deps: SourceDeps): Source {
  switch (config.kind) {
    case 'feed':
      return feedSource(config, deps)
    case 'hackernews':
      return hackernewsSource(config, deps)
    case 'json':
      return jsonSource(config, deps)
    case 'sample':
      return sampleSource(config, deps)
  }
}

/** How often the sample is asked for more: often enough to feel alive. */
const SAMPLE_PACE = '2s'

/** A source with when and how it is pulled. */
export function createListening(config: PulledConfig, deps: SourceDeps): Listening {
  const source = createSource(config, deps)
  if (config.kind === 'sample') return { source, every: SAMPLE_PACE, query: null, baseline: false }
  return { source, every: config.every, query: config.query ?? null, baseline: config.baseline }
}

export interface Sources {
  readonly sources: readonly Listening[]
  /** By the name that stands in their address. */
  readonly inlets: ReadonlyMap<string, Inlet>
  close(): Promise<void>
}

/** Everything that the configuration listens to, over one HTTP client. Calls nothing yet. */
export function createSources(
  { sources, network }: Pick<Config, 'sources' | 'network'>,
  { clock, feeds }: { readonly clock: Clock; readonly feeds: FeedParser },
): Sources {
  const http = createHttp({ ...network, version: manifest.version, clock })
  const deps = { http, feeds, clock }
  return {
    sources: sources.flatMap((each) => (each.kind === 'webhook' ? [] : [createListening(each, deps)])),
    inlets: new Map(
      sources.flatMap((each) => (each.kind === 'webhook' ? [[each.name, createInlet(each)]] : [])),
    ),
    close: () => http.close(),
  }
}
