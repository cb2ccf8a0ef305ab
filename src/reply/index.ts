import manifest from '../../package.json' with { type: 'json' }
import type { ReplyConfig } from '../config/answering.ts'
import type { Config } from '../config/schema.ts'
import type { Mention } from '../core/mention.ts'
import type { Replier } from '../core/ports.ts'
import type { Clock } from '../core/time.ts'
import { createHttp, type Http } from '../http/http.ts'

export interface ReplierDeps {
  readonly http: Http
  readonly clock: Pick<Clock, 'now'>
}

export interface Repliers {
  /** What sends a reply to this mention; null: a person does. */
  of(mention: Mention): Replier | null
  /** By the name under which a reply was approved: it goes out as people were told it would. */
  named(through: string, mention: Mention): Replier | null
  close(): Promise<void>
}

/** How every source's customers are answered, over one HTTP client. Calls nothing yet. */
export async function createRepliers(
  { sources, replies, network }: Pick<Config, 'sources' | 'replies' | 'network'>,
  clock: Clock,
): Promise<Repliers> {
  const http = createHttp({ ...network, version: manifest.version, clock })
  const bySource = new Map<string, Replier>()
  for (const { name, kind, reply } of sources) {
    const config = reply ?? replies.byKind[kind]
    if (config !== undefined) bySource.set(name, await createReplier(config, { http, clock }))
  }
  const of = (mention: Mention) => {
    const replier = bySource.get(mention.source)
    return replier?.reaches(mention) ? replier : null
  }
  return {
    of,
    named(through, mention) {
      const replier = of(mention)
      return replier?.name === through ? replier : null
    },
    close: () => http.close(),
  }
}

/** Each is loaded where it is configured. */
export async function createReplier(config: ReplyConfig, deps: ReplierDeps): Promise<Replier> {
  switch (config.by) {
    case 'email':
      return (await import('./email.ts')).emailReplier(config)
    case 'github':
      return (await import('./github.ts')).githubReplier(config, deps)
    case 'mastodon':
      return (await import('./mastodon.ts')).mastodonReplier(config, deps)
    case 'bluesky':
      return (await import('./bluesky.ts')).blueskyReplier(config, deps)
    case 'webhook':
      return (await import('./webhook.ts')).webhookReplier(config, deps)
  }
}
