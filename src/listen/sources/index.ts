import manifest from '../../../package.json' with { type: 'json' }
import type { Config } from '../../config/schema.ts'
import type { SourceConfig, WebhookConfig } from '../../config/sources.ts'
import type { Source } from '../../core/ports.ts'
import type { Clock } from '../../core/time.ts'
import { createHttp, type Http } from '../../http/http.ts'
import type { FeedParser } from '../feed/parser.ts'
import type { Listening } from '../pull.ts'
import type { Inlet } from './webhook.ts'

/** A source that Earshot goes to; a webhook's mentions come by themselves. */
export type PulledConfig = Exclude<SourceConfig, WebhookConfig>

export interface SourceDeps {
  readonly http: Http
  readonly feeds: FeedParser
  readonly clock: Clock
}

/** Each kind is loaded where it is configured. */
export async function createSource(config: PulledConfig, deps: SourceDeps): Promise<Source> {
  switch (config.kind) {
    case 'feed':
      return (await import('./feed.ts')).feedSource(config, deps)
    case 'hackernews':
      return (await import('./hackernews.ts')).hackernewsSource(config, deps)
    case 'json':
      return (await import('./json.ts')).jsonSource(config, deps)
    case 'sample':
      return (await import('./sample.ts')).sampleSource(config, deps)
  }
}

/** How often the sample is asked for more: often enough to feel alive. */
const SAMPLE_PACE = '2s'

/** A source with when and how it is pulled. */
export async function createListening(config: PulledConfig, deps: SourceDeps): Promise<Listening> {
  const source = await createSource(config, deps)
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
export async function createSources(
  config: Pick<Config, 'sources' | 'network'>,
  { clock, feeds }: { readonly clock: Clock; readonly feeds: FeedParser },
): Promise<Sources> {
  const http = createHttp({ ...config.network, version: manifest.version, clock })
  const deps = { http, feeds, clock }
  const sources: Listening[] = []
  const inlets = new Map<string, Inlet>()
  for (const each of config.sources)
    if (each.kind !== 'webhook') sources.push(await createListening(each, deps))
    else inlets.set(each.name, (await import('./webhook.ts')).createInlet(each))
  return { sources, inlets, close: () => http.close() }
}
