import { Webhook, WebhookVerificationError } from 'standardwebhooks'
import { z } from 'zod'
import type { WebhookConfig } from '../../config/sources.ts'
import type { Found } from '../../core/mention.ts'
import { SourceFault } from '../../core/ports.ts'
import { matches } from '../../core/query.ts'
import { parseDate } from '../dates.ts'
import { digest } from '../digest.ts'
import { toFound } from '../found.ts'

/** A source that is not pulled: others bring their mentions here. */
export interface Inlet {
  readonly name: string
  readonly fingerprint: string
  /** `rawBody` is exactly what came over the line: the signature is of it. Stores nothing. */
  receive(headers: Readonly<Record<string, string | string[] | undefined>>, rawBody: Uint8Array): Received
}

export type Received =
  | { readonly accepted: readonly Found[] }
  /** An HTTP status, and what the sender should mend. */
  | { readonly refused: number; readonly reason: string }

const authorSchema = z.object({ name: z.string(), key: z.string().nullish(), url: z.string().nullish() })

const mentionSchema = z.object({
  text: z.string().min(1),
  title: z.string().nullish(),
  author: z
    .union([
      z
        .string()
        .transform((name) => ({ name }))
        .pipe(authorSchema),
      authorSchema,
    ])
    .nullish(),
  url: z.string().nullish(),
  publishedAt: z.union([z.string(), z.number()]).nullish(),
  reach: z.number().nullish(),
  language: z.string().nullish(),
  id: z.string().min(1).nullish(),
})
type Payload = z.infer<typeof mentionSchema>

const MOST_AT_ONCE = 1_000
const severalSchema = z.object({ mentions: z.array(mentionSchema).min(1).max(MOST_AT_ONCE) })

/**
 * Standard Webhooks: signed, at most five minutes old, and told apart by `webhook-id`, so that what is
 * delivered twice is stored once.
 * @throws {SourceFault} when the secret is none.
 */
export function createInlet(config: WebhookConfig): Inlet {
  const webhook = readSecret(config)
  const { query } = config

  return {
    name: config.name,
    fingerprint: digest('webhook', config.name),

    receive(headers, rawBody) {
      const flat: Record<string, string> = {}
      for (const [name, value] of Object.entries(headers))
        if (typeof value === 'string') flat[name.toLowerCase()] = value
      const body = Buffer.from(rawBody)
      try {
        webhook.verify(body, flat, { jsonParse: false })
      } catch (error) {
        if (!(error instanceof WebhookVerificationError)) throw error
        return {
          refused: 401,
          reason: `${error.message}. Sign it as Standard Webhooks says, with this source’s secret.`,
        }
      }
      const mentions = readPayload(body)
      if (!Array.isArray(mentions)) return mentions
      const event = flat['webhook-id'] ?? ''
      const found = mentions.flatMap((mention, index) => {
        const id = mention.id ?? (mentions.length === 1 ? event : `${event}#${index + 1}`)
        return toMention(mention, id, config.reach) ?? []
      })
      return {
        accepted: query
          ? found.filter(({ title, text }) => matches(query, `${title ?? ''}\n${text}`))
          : found,
      }
    },
  }
}

function readSecret(config: WebhookConfig): Webhook {
  try {
    return new Webhook(config.secret)
  } catch (error) {
    throw new SourceFault(
      `The secret of ${config.name} is none: it must be whsec_ and then base64, as the sender shows it.`,
      { lasting: true, cause: error },
    )
  }
}

function readPayload(body: Buffer): Payload[] | { refused: number; reason: string } {
  let payload: unknown
  try {
    payload = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body))
  } catch {
    return { refused: 400, reason: 'The body is no JSON in UTF-8.' }
  }
  const several = typeof payload === 'object' && payload !== null && 'mentions' in payload
  const parsed = several ? severalSchema.safeParse(payload) : mentionSchema.safeParse(payload)
  if (parsed.success) return 'mentions' in parsed.data ? parsed.data.mentions : [parsed.data]
  const problems = parsed.error.issues
    .slice(0, 5)
    .map(({ path, message }) => `${path.join('.') || 'body'}: ${message}`)
  return { refused: 400, reason: problems.join('; ') }
}

function toMention(mention: Payload, id: string, reach: number): Found | null {
  const { author } = mention
  return toFound({
    id,
    text: mention.text,
    title: mention.title ?? null,
    author: author ? { key: author.key ?? null, name: author.name, url: author.url ?? null } : null,
    url: mention.url ?? null,
    publishedAt: parseDate(mention.publishedAt),
    reach: mention.reach ?? reach,
    language: mention.language ?? null,
  })
}
