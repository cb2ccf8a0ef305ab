import { z } from 'zod'
import type { HackernewsConfig } from '../../config/sources.ts'
import type { Found } from '../../core/mention.ts'
import { type Batch, type Source, SourceFault } from '../../core/ports.ts'
import { type Clock, DAY, MINUTE, SECOND } from '../../core/time.ts'
import type { Http } from '../../http/http.ts'
import { digest } from '../digest.ts'
import { toFound } from '../found.ts'
import { htmlToText } from '../html.ts'
import { readCursor } from './cursor.ts'

/** All in whole seconds. While a walk is under way, `until` is how far down it came. */
const cursorSchema = z.object({
  v: z.literal(1),
  /** Everything up to here is stored. */
  since: z.int(),
  walk: z.object({ until: z.int(), newest: z.int() }).nullable(),
})
type Cursor = z.infer<typeof cursorSchema>

const answerSchema = z.object({ hits: z.array(z.unknown()) })

const hitSchema = z.object({
  objectID: z.string().min(1),
  created_at_i: z.int(),
  author: z.string().nullish(),
  title: z.string().nullish(),
  story_title: z.string().nullish(),
  story_text: z.string().nullish(),
  comment_text: z.string().nullish(),
  points: z.number().nullish(),
})
type Hit = z.infer<typeof hitSchema>

const PAGE = 200
/** The first pull reads this far back. */
const FIRST_LOOK_BACK = 7 * DAY
/** Entries are indexed late and out of order: this much is read again. */
const OVERLAP = 10 * MINUTE
const SITE = 'https://news.ycombinator.com'

/**
 * Hacker News by Algolia's search, newest first. It gives 1,000 hits of a search at most, so the walk
 * pages by time: each page ends where the one before it began, and no search comes near the cap.
 */
export function hackernewsSource(
  config: HackernewsConfig,
  { http, clock }: { readonly http: Http; readonly clock: Clock },
): Source {
  const tags = { story: 'story', comment: 'comment', both: '(story,comment)' }[config.in]

  function search(since: number, until: number | null): string {
    const url = new URL(`${config.api.replace(/\/$/, '')}/search_by_date`)
    const window = [`created_at_i>=${since}`, ...(until === null ? [] : [`created_at_i<=${until}`])]
    url.searchParams.set('query', config.search)
    url.searchParams.set('tags', tags)
    url.searchParams.set('numericFilters', window.join(','))
    url.searchParams.set('hitsPerPage', String(PAGE))
    url.searchParams.set('typoTolerance', 'false')
    url.searchParams.set('attributesToHighlight', '')
    return url.href
  }

  return {
    name: config.name,
    kind: config.kind,
    fingerprint: digest('hackernews', config.api, config.search, config.in),

    async pull(stored, signal): Promise<Batch> {
      const now = Math.floor(clock.now() / SECOND)
      const cursor: Cursor = readCursor(cursorSchema, stored) ?? {
        v: 1,
        since: now - FIRST_LOOK_BACK / SECOND,
        walk: null,
      }
      const from = cursor.since - OVERLAP / SECOND
      const { body } = await http.get(search(from, cursor.walk?.until ?? null), { signal })
      const { hits, skipped } = read(body)
      const times = hits.map((hit) => hit.created_at_i)
      // A time in the future would hide everything until then.
      const newest = Math.min(now, Math.max(cursor.walk?.newest ?? cursor.since, ...times))
      const found = hits.flatMap((hit) => toMention(hit, config.reach) ?? []).reverse()

      const oldest = Math.min(...times)
      const full = hits.length + skipped.length >= PAGE
      if (!full || oldest <= from)
        return {
          found,
          cursor: JSON.stringify({ ...cursor, since: newest, walk: null }),
          more: false,
          skipped,
        }

      const stuck = oldest >= (cursor.walk?.until ?? Number.POSITIVE_INFINITY)
      if (stuck)
        skipped.push(`More than ${PAGE} entries were written in one second; the others are left out.`)
      const walk = { until: stuck ? oldest - 1 : oldest, newest }
      return { found, cursor: JSON.stringify({ ...cursor, walk }), more: true, skipped }
    },
  }
}

function read(body: Uint8Array): { hits: Hit[]; skipped: string[] } {
  const answer = answerSchema.safeParse(parseJson(body))
  if (!answer.success)
    throw new SourceFault('Hacker News’ search answers something else than hits. Check `api`.')
  const hits: Hit[] = []
  const skipped: string[] = []
  for (const [index, each] of answer.data.hits.entries()) {
    const hit = hitSchema.safeParse(each)
    if (hit.success) hits.push(hit.data)
    else skipped.push(`Hit ${index + 1} lacks its id or its time.`)
  }
  return { hits, skipped }
}

function parseJson(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(body))
  } catch {
    return null
  }
}

function toMention(hit: Hit, reach: number): Found | null {
  const said = hit.comment_text ?? hit.story_text ?? ''
  return toFound({
    id: hit.objectID,
    author: hit.author
      ? { name: hit.author, url: `${SITE}/user?id=${encodeURIComponent(hit.author)}` }
      : null,
    title: hit.title ?? hit.story_title ?? null,
    text: htmlToText(said),
    url: `${SITE}/item?id=${encodeURIComponent(hit.objectID)}`,
    publishedAt: hit.created_at_i * SECOND,
    reach: hit.points ?? reach,
    language: null,
  })
}
