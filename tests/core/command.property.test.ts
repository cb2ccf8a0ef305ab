import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { KINDS, URGENCIES } from '../../src/core/analysis.ts'
import { parseCommand } from '../../src/core/command.ts'
import { TONES } from '../../src/core/draft.ts'
import { LONGEST_INSTRUCTION } from '../../src/core/draftwords.ts'
import { ACTION_TYPES, DISMISS_REASONS, STATUSES } from '../../src/core/engagement.ts'
import { type Intent, type ListFilter, MUTABLE } from '../../src/core/intent.ts'
import { RHYTHMS } from '../../src/core/ledger/saved.ts'
import { sayCommand } from '../../src/core/saycommand.ts'
import { LONGEST_DAYS } from '../../src/core/span.ts'
import { LONGEST_THEME } from '../../src/core/themewords.ts'
import { DAY, HOUR, MINUTE, SECOND } from '../../src/core/time.ts'
import { VERB_NAMES } from '../../src/core/verbs.ts'
import { excerpt, oneLine } from '../../src/core/wording.ts'

const departments = [
  'billing',
  'people',
  'week',
  'compare',
  '7d',
  'open',
  'praise',
  'to',
  'all',
  'page',
  'product',
  'products',
]

const mention = fc.integer({ min: 1, max: 999_999_999_999 })
const page = fc.integer({ min: 1, max: 9999 })
const duration = fc
  .tuple(fc.constantFrom(SECOND, MINUTE, HOUR, DAY), fc.integer({ min: 1, max: 90 }))
  .map(([unit, amount]) => unit * amount)

/** What people paste: quotes of all kinds, links, references, words of the grammar, several lines. */
const fragment = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.constantFrom(
    '"',
    '“',
    '”',
    '„',
    '\\',
    '\\"',
    '\n',
    '\r\n',
    '\t',
    ' ',
    '  ',
    'M-7',
    '142',
    'for',
    'for 3d',
    'Mira',
    'Mira:',
    '@ines',
    '<@U1>',
    'page 2',
    'save as',
    'send',
    'stop',
    'remove',
    'daily',
    'in',
    '7d',
    'week',
    'last 3 days',
    'since 2026-11-01',
    '#billing',
    'policy change',
    'not about us',
    'https://example.com/a?b=c#d',
    '<https://example.com|label>',
    'https://',
    '<',
    '>',
    '|',
    '‮',
    '​',
    '👩‍👩‍👧',
    'to',
    'me',
  ),
)
const text = fc.array(fragment, { maxLength: 8 }).map((parts) => parts.join(' '))
const glued = fc.array(fragment, { maxLength: 8 }).map((parts) => parts.join(''))
const note = fc.oneof(text, glued).map((value) => value.trim())
const link = fc.option(
  fc.webUrl({ withFragments: true, withQueryParameters: true }).filter((url) => !/[<>|]/.test(url)),
)

const spoken = fc.oneof(text, glued)

/** The grammar gives names and searches in one line, without hidden characters. */
function canonical(line: string): Intent | null {
  const read = parseCommand(line, { about: null, departments })
  return 'parsed' in read ? read.parsed : null
}

const filter: fc.Arbitrary<ListFilter> = fc.record(
  {
    statuses: fc
      .subarray([...STATUSES], { minLength: 1 })
      .map((some) => STATUSES.filter((one) => some.includes(one))),
    department: fc.constantFrom(...departments),
    kind: fc.constantFrom(...KINDS),
    assignee: fc.constantFrom('me', 'ines', 'mira-chen', '<@U0AB>'),
  },
  { requiredKeys: [] },
)
const folded: fc.Arbitrary<ListFilter> = fc.record(
  { folded: fc.constant(true as const), department: fc.constantFrom(...departments) },
  { requiredKeys: ['folded'] },
)

const theme = fc.integer({ min: 1, max: 999_999_999_999 })
const themeName = note
  .map((value) => excerpt(oneLine(value), LONGEST_THEME))
  .filter((value) => value !== '' && value.length <= LONGEST_THEME && oneLine(value) === value)

const savedAs = fc.constantFrom('late-parcels', 'süß', 'save', 'to', '7d', '遅い')
const place = fc.constantFrom('billing', '@ines', '<@U1>', 'daily')
const searches = { verb: fc.constant('searches' as const) }

const intent: fc.Arbitrary<Intent> = fc.oneof(
  fc.record({ ...searches, does: fc.constant('list' as const) }),
  fc.record({ ...searches, does: fc.constant('remove' as const), name: savedAs }),
  fc.record({
    ...searches,
    does: fc.constant('send' as const),
    name: savedAs,
    to: place,
    every: fc.constantFrom(...RHYTHMS),
  }),
  fc.record({ ...searches, does: fc.constant('stop' as const), name: savedAs, to: fc.option(place) }),
  fc.record({ verb: fc.constant('themes' as const), page }),
  fc.record({ verb: fc.constant('theme' as const), does: fc.constant('show' as const), theme, page }),
  fc.record({
    verb: fc.constant('theme' as const),
    does: fc.constant('rename' as const),
    theme,
    name: themeName,
  }),
  fc
    .record({
      verb: fc.constant('theme' as const),
      does: fc.constant('split' as const),
      theme,
      words: themeName,
    })
    .filter(({ words }) => /[\p{L}\p{N}]/u.test(words.normalize('NFKD'))),
  fc
    .record({ verb: fc.constant('theme' as const), does: fc.constant('merge' as const), theme, into: theme })
    .filter((merge) => merge.theme !== merge.into),
  fc.record({
    verb: fc.constant('theme' as const),
    does: fc.constantFrom('pin' as const, 'unpin' as const),
    theme,
  }),
  fc.record({ verb: fc.constant('list' as const), filter: fc.oneof(filter, folded), page }),
  fc.record({ verb: fc.constantFrom('why' as const), mention }),
  fc.record({ verb: fc.constant('raise' as const), mention }),
  fc
    .record({
      verb: fc.constant('mark' as const),
      mention,
      kind: fc.constantFrom(null, ...KINDS),
      urgency: fc.constantFrom(null, ...URGENCIES),
    })
    .filter(({ kind, urgency }) => kind !== null || urgency !== null),
  fc.record({
    verb: fc.constant('corrections' as const),
    of: fc.constantFrom(null, 'ines', 'mira-chen', '<@U0AB>'),
    page,
  }),
  fc.record({ verb: fc.constant('forget' as const), correction: fc.integer({ min: 1, max: 9_999_999 }) }),
  fc.record({ verb: fc.constant('forget' as const), of: fc.constantFrom('ines', 'mira-chen', '<@U0AB>') }),
  fc.record({
    verb: fc.constant('draft' as const),
    does: fc.constant('write' as const),
    mention,
    tone: fc.option(fc.constantFrom(...TONES)),
    instruction: fc
      .oneof(
        note,
        note.map((value) => `warm ${value}`.trim()),
      )
      .filter((value) => value.length <= LONGEST_INSTRUCTION),
  }),
  fc.record({
    verb: fc.constant('draft' as const),
    does: fc.constantFrom('show' as const, 'sent' as const, 'again' as const, 'drop' as const),
    draft: mention,
  }),
  fc.record({ verb: fc.constant('drafts' as const), page }),
  fc.record({ verb: fc.constantFrom('show' as const, 'claim' as const, 'release' as const), mention }),
  fc
    .record({
      verb: fc.constant('log' as const),
      mention,
      action: fc.constantFrom(...ACTION_TYPES),
      note,
      link,
    })
    .filter((log) => log.note !== '' || log.link !== null),
  fc.record({ verb: fc.constantFrom('close' as const, 'reopen' as const), mention, note }),
  fc.record({ verb: fc.constant('snooze' as const), mention, forMs: duration }),
  fc.record({
    verb: fc.constant('dismiss' as const),
    mention,
    reason: fc.constantFrom(...DISMISS_REASONS),
    note,
  }),
  fc.record({ verb: fc.constant('move' as const), mention, department: fc.constantFrom(...departments) }),
  fc.record({
    verb: fc.constant('thank' as const),
    mention,
    person: fc.constantFrom('', 'Mira', 'mira', 'Mira Chen', 'for', 'Zoë O’Neil', '<@U1>', 'M-7'),
    note,
  }),
  fc.record({
    verb: fc.constant('digest' as const),
    department: fc.option(fc.constantFrom(...departments)),
    span: fc.oneof(
      fc.record({ of: fc.constantFrom('today' as const, 'week' as const, 'month' as const) }),
      fc.record({ of: fc.constantFrom('yesterday' as const, 'last week' as const, 'last month' as const) }),
      fc.record({ of: fc.constant('days' as const), days: fc.integer({ min: 1, max: LONGEST_DAYS }) }),
      fc.record({
        of: fc.constant('since' as const),
        date: fc
          .integer({ min: 0, max: 40_000 })
          .map((day) => new Date(day * DAY).toISOString().slice(0, 10)),
      }),
    ),
    compare: fc.boolean(),
  }),
  fc.record({
    verb: fc.constantFrom('sources' as const, 'mutes' as const),
  }),
  fc.record({ verb: fc.constant('remind' as const), wanted: fc.option(fc.boolean()) }),
  fc.record({ verb: fc.constant('help' as const), topic: fc.option(fc.constantFrom(...VERB_NAMES)) }),
)

const about = fc.option(mention)

describe('sayCommand', () => {
  it('is read back as the same intent, wherever it is typed', () => {
    fc.assert(
      fc.property(intent, about, (wish, thread) => {
        expect(parseCommand(sayCommand(wish), { about: thread, departments })).toEqual({ parsed: wish })
      }),
      { numRuns: 2_000 },
    )
  })

  it('says again whatever the grammar understood of any line', () => {
    const line = fc
      .tuple(fc.constantFrom(...VERB_NAMES, 'M-3', '/gap mute word', '@earshot mute author'), spoken)
      .map((words) => words.join(' '))
    fc.assert(
      fc.property(line, (typed) => {
        const read = canonical(typed)
        if (read) expect(canonical(sayCommand(read)), sayCommand(read)).toEqual(read)
      }),
      { numRuns: 3_000 },
    )
  })
})

describe('parseCommand', () => {
  it('answers any line with an intent or a problem, and never throws', () => {
    fc.assert(
      fc.property(fc.oneof(spoken, fc.string({ unit: 'binary' })), about, (line, thread) => {
        const read = parseCommand(line, { about: thread, departments })
        expect('parsed' in read || read.problem.length > 0).toBe(true)
      }),
      { numRuns: 1_000 },
    )
  })

  it('acts on no other mention than the one named, or else the thread’s', () => {
    fc.assert(
      fc.property(fc.constantFrom(...VERB_NAMES), mention, mention, spoken, (verb, named, thread, rest) => {
        const read = parseCommand(`${verb} M-${named} ${rest}`, { about: thread, departments })
        if ('parsed' in read && 'mention' in read.parsed) expect(read.parsed.mention).toBe(named)
      }),
      { numRuns: 1_000 },
    )
  })

  it.each([...MUTABLE])('mutes any %s that it can say', (what) => {
    fc.assert(
      fc.property(spoken, fc.option(duration), (value, forMs) => {
        const read = canonical(`mute ${what} ${value}`)
        if (read?.verb !== 'mute') return
        const wish: Intent = { ...read, forMs }
        expect(canonical(sayCommand(wish))).toEqual(wish)
      }),
    )
  })
})
