import { z } from 'zod'
import type { FeedConfig } from '../../config/sources.ts'
import type { Source } from '../../core/ports.ts'
import type { Http } from '../../http/http.ts'
import { digest } from '../digest.ts'
import type { FeedParser } from '../feed/parser.ts'
import { readCursor } from './cursor.ts'

/** What the server said of the last version, and its bytes in short for servers that say nothing. */
const cursorSchema = z.object({
  v: z.literal(1),
  etag: z.string().nullable(),
  modified: z.string().nullable(),
  digest: z.string(),
})
type Cursor = z.infer<typeof cursorSchema>

const MAX_BYTES = 8_000_000
const ACCEPT =
  'application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.5'

/** RSS, Atom or JSON Feed. Entries seen before come again; storing them is idempotent. */
export function feedSource(
  config: FeedConfig,
  { http, feeds }: { readonly http: Http; readonly feeds: FeedParser },
): Source {
  return {
    name: config.name,
    kind: config.kind,
    fingerprint: digest('feed', config.url),

    async pull(stored, signal) {
      const known = readCursor(cursorSchema, stored)
      const answer = await http.get(config.url, {
        maxBytes: MAX_BYTES,
        signal,
        headers: {
          accept: ACCEPT,
          ...(known?.etag ? { 'if-none-match': known.etag } : {}),
          ...(known?.modified ? { 'if-modified-since': known.modified } : {}),
        },
      })
      if (answer.notModified) return { found: [], cursor: stored, more: false, skipped: [] }

      const cursor: Cursor = {
        v: 1,
        etag: answer.headers.get('etag'),
        modified: answer.headers.get('last-modified'),
        digest: digest(answer.body),
      }
      if (cursor.digest === known?.digest)
        return { found: [], cursor: JSON.stringify(cursor), more: false, skipped: [] }

      const { found, skipped } = await feeds.parse(
        {
          bytes: answer.body,
          contentType: answer.headers.get('content-type'),
          url: answer.url,
          reach: config.reach,
        },
        signal,
      )
      return { found, cursor: JSON.stringify(cursor), more: false, skipped }
    },
  }
}
