import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Finding } from '../../core/ports.ts'
import { refOf, type Spot } from './addresses.ts'
import type { Web } from './web/web.ts'

// Slack has no name for a post that a sender could choose. What it keeps beside a message, its metadata,
// is where the post's key goes, so that a post whose answer was lost can be looked for.

const EVENT = 'earshot_post'

/** Other apps in the channel can read it: an opaque id. */
export function metadataOf(key: string): object {
  return { event_type: EVENT, event_payload: { id: opaque(key) } }
}

function opaque(key: string): string {
  return createHash('sha256').update(key).digest('base64url').slice(0, 22)
}

const page = z.object({
  messages: z.array(
    z.object({
      ts: z.string(),
      metadata: z
        .object({
          event_type: z.string().optional(),
          event_payload: z.looseObject({ id: z.unknown() }).optional(),
        })
        .nullish(),
    }),
  ),
  has_more: z.boolean().optional(),
  response_metadata: z.object({ next_cursor: z.string().nullish() }).optional(),
})

/** 200 messages each, the newest first. */
const MOST_PAGES = 5

/** @param thread the message whose replies to look through; null: the channel itself */
export async function findPost(web: Web, spot: Spot, key: string, thread: string | null): Promise<Finding> {
  const wanted = opaque(key)
  let cursor = ''
  for (let read = 0; read < MOST_PAGES; read++) {
    const called = await web.call(
      spot.workspace.token,
      thread === null ? 'conversations.history' : 'conversations.replies',
      {
        channel: spot.channel,
        include_all_metadata: true,
        limit: 200,
        ...(thread === null ? {} : { ts: thread }),
        ...(cursor === '' ? {} : { cursor }),
      },
    )
    const found = 'data' in called ? page.safeParse(called.data).data : undefined
    if (found === undefined) return { found: 'unknown' }
    const match = found.messages.find(
      ({ metadata }) => metadata?.event_type === EVENT && metadata.event_payload?.id === wanted,
    )
    if (match) return { found: 'there', message: refOf(spot, match.ts) }
    cursor = found.response_metadata?.next_cursor ?? ''
    if (found.has_more !== true || cursor === '') return { found: 'absent' }
  }
  // It may be further back than anybody looks.
  return { found: 'unknown' }
}
