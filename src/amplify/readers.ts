import { mainChat } from '../config/channels.ts'
import { countOf } from '../config/digests.ts'
import { memberId } from '../config/members.ts'
import type { Config } from '../config/schema.ts'
import type { ListenLedger, Row, SavedLedger, SearchTerms, ThemeLedger } from '../core/ledger.ts'
import { parseSearch } from '../core/search.ts'
import { midnightUtc, sourcesKnown } from '../core/searchfilters.ts'
import { found } from '../core/searchmatch.ts'
import type { Instant } from '../core/time.ts'
import type { Match } from './routes.ts'

/**
 * Who asked to be told of each notable mention as it comes in: the instant digests, and of those that come
 * by count the urgent mentions, which do not wait.
 */
export function compileReaders(config: Config): (row: Row, department: string) => readonly Match[] {
  const readers = config.digests.flatMap((digest) => {
    const urgentOnly = countOf(digest) !== null
    const channel = queueOf(config, digest.to)
    return (digest.every === 'instant' || urgentOnly) && channel !== null
      ? [{ channel, department: digest.department, urgentOnly }]
      : []
  })
  return ({ analysis }, department) =>
    readers
      .filter((reader) => reader.department === undefined || reader.department === department)
      .filter(({ urgentOnly }) => !urgentOnly || analysis.urgency === 'high')
      .map(({ channel, urgentOnly }) => ({
        channel,
        reason: urgentOnly ? 'It is urgent and does not wait for the digest' : 'Each mention is told at once',
      }))
}

function queueOf(config: Config, to: string): string | null {
  if (!to.startsWith('@')) return to
  const member = config.members.find(({ handle }) => `@${handle}` === to)
  return member ? `@${memberId(member, mainChat(config))}` : null
}

/** The saved searches that are sent as they find: whatever they find, notable or not. As they are right now. */
export async function readSaved(
  ledger: SavedLedger & Pick<ThemeLedger, 'namedThemes'> & Pick<ListenLedger, 'sourceStates'>,
  config: Config,
  channels: ReadonlyMap<string, unknown>,
  now: Instant,
): Promise<(row: Row) => readonly Match[]> {
  const sent = (await ledger.savedSearches()).flatMap(({ name, words, sends }) =>
    sends
      .filter(({ every, to }) => every === 'instant' && (to.startsWith('@') || channels.has(to)))
      .map(({ to }) => ({ name, words, to })),
  )
  if (sent.length === 0) return () => []
  const known = {
    departments: Object.keys(config.departments),
    sources: await sourcesKnown(config.sources, ledger),
    themes: await ledger.namedThemes(),
    members: [],
    now,
    midnight: midnightUtc(now),
    overdueMs: 0,
  }
  const routes = sent.flatMap(({ name, words, to }): { terms: SearchTerms; match: Match }[] => {
    const read = parseSearch(words, known)
    // Whoever keeps it is told by the step that sends digests.
    return 'problem' in read
      ? []
      : [{ terms: read.terms, match: { channel: to, reason: `The saved search ${name} finds it` } }]
  })
  return (row) => routes.filter(({ terms }) => found(terms, row)).map(({ match }) => match)
}
