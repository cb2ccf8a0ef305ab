import { describe, expect, it } from 'vitest'
import { parseCommand } from '../../src/core/command.ts'
import { UNFINISHED } from '../../src/core/listfilter.ts'
import { DAY, HOUR, MINUTE } from '../../src/core/time.ts'
import { VERBS } from '../../src/core/verbs.ts'

const departments = ['billing', 'product', 'people', 'shop-floor']
const read = (line: string, about: number | null = null) => parseCommand(line, { about, departments })
const parsed = (line: string, about: number | null = null) => {
  const answer = read(line, about)
  return 'parsed' in answer ? answer.parsed : answer
}
const problem = (line: string, about: number | null = null) => {
  const answer = read(line, about)
  return 'problem' in answer ? answer.problem : `understood as ${JSON.stringify(answer.parsed)}`
}

describe('references', () => {
  it.each([
    'claim M-142',
    'claim 142',
    'claim #142',
    'claim m142',
    'CLAIM  m-142 ',
    'claim M–142',
    'claim M-142.',
    'M-142 claim',
    '142 claim',
    '/gap claim 142',
    '@earshot claim 142',
    '<@U0EARSHOT> claim M-142',
    '<at>Earshot</at> claim M-142',
    'earshot, please claim M-142',
    'claim\u00a0142',
    'claim M-142 please',
    'clai 142',
    'take 142',
  ])('%s', (line) => {
    expect(parsed(line)).toEqual({ verb: 'claim', mention: 142 })
  })

  it('a missing one means the thread’s', () => {
    expect(parsed('claim', 7)).toEqual({ verb: 'claim', mention: 7 })
    expect(problem('claim')).toBe('Which mention? For example: “claim M-142”.')
  })

  it('a named one comes before the thread’s', () => {
    expect(parsed('claim 142', 7)).toEqual({ verb: 'claim', mention: 142 })
  })

  it('in a thread a number before other words belongs to the note', () => {
    expect(parsed('close 3 parcels were found', 7)).toEqual({
      verb: 'close',
      mention: 7,
      note: '3 parcels were found',
    })
    expect(parsed('close 3', 7)).toEqual({ verb: 'close', mention: 3, note: '' })
    expect(parsed('close 3 parcels were found')).toEqual({
      verb: 'close',
      mention: 3,
      note: 'parcels were found',
    })
  })

  it('may stand at the end where no note can follow', () => {
    expect(parsed('assign ines M-142')).toEqual({ verb: 'assign', mention: 142, to: 'ines' })
    expect(parsed('move to billing #142')).toEqual({ verb: 'move', mention: 142, department: 'billing' })
  })

  it('alone, it is shown', () => {
    expect(parsed('M-142')).toEqual({ verb: 'show', mention: 142 })
  })
})

describe('unknown words', () => {
  it('get the nearest suggestion', () => {
    expect(read('clam 142')).toEqual({
      problem: 'I do not know “clam”. Did you mean “claim”?',
      help: 'claim',
    })
    expect(problem('serach parcel')).toContain('Did you mean “search”?')
    expect(problem('cl 142')).toBe('I do not know “cl”. Did you mean “claim” or “close”?')
    expect(problem('frobnicate')).toBe('I do not know “frobnicate”. Say “help” to see what I do know.')
    expect(problem('move 142 biling')).toContain('Did you mean “billing”?')
    expect(problem('list biling')).toContain('Did you mean “billing”?')
    expect(problem('dismiss 142 sapm')).toContain('Did you mean “spam”?')
    expect(problem('help snoze')).toContain('Did you mean “snooze”?')
  })

  it('are repeated without what hides or turns writing', () => {
    expect(problem('\u202Eclam\u200B')).toContain('“clam”')
    expect(problem('x'.repeat(5_000)).length).toBeLessThan(120)
  })

  it('too long a line is refused as a whole', () => {
    expect(problem(`log 142 fix ${'x'.repeat(9_000)}`)).toContain('too long')
    expect(problem(`log 142 fix ${'x'.repeat(2_001)}`)).toBe('A note holds at most 2000 characters.')
  })
})

describe('list', () => {
  it.each([
    ['list', { statuses: UNFINISHED }],
    ['list open', { statuses: ['open', 'reopened'] }],
    ['list mine', { statuses: UNFINISHED, assignee: 'me' }],
    ['list all', {}],
    ['list billing', { statuses: UNFINISHED, department: 'billing' }],
    ['list bil', { statuses: UNFINISHED, department: 'billing' }],
    ['list closed complaints in billing', { statuses: ['closed'], kind: 'complaint', department: 'billing' }],
    [
      'list kind:praise dept:people status:open',
      { statuses: ['open'], kind: 'praise', department: 'people' },
    ],
    ['list @ines all', { assignee: 'ines' }],
    ['list <@U0AB>', { statuses: UNFINISHED, assignee: '<@U0AB>' }],
    ['ls Mine, Claimed', { statuses: ['claimed'], assignee: 'me' }],
  ])('%s', (line, filter) => {
    expect(parsed(line)).toEqual({ verb: 'list', filter, page: 1 })
  })

  it('pages', () => {
    expect(parsed('list all page 3')).toEqual({ verb: 'list', filter: {}, page: 3 })
    expect(parsed('list all p3')).toEqual({ verb: 'list', filter: {}, page: 3 })
    expect(parsed('list all page 0')).toEqual({ verb: 'list', filter: {}, page: 1 })
  })
})

describe('log', () => {
  const log = { verb: 'log', mention: 142 }
  it.each([
    [
      'log M-142 fix the text of the note https://link.example/a',
      'fix',
      'the text of the note',
      'https://link.example/a',
    ],
    ['log 142 policy change Parcels wait', 'policy change', 'Parcels wait', null],
    ['log 142 Policy-Change: Parcels wait', 'policy change', 'Parcels wait', null],
    ['log 142 policy Parcels wait', 'policy change', 'Parcels wait', null],
    ['log 142 refunded 12 euros', 'refund', '12 euros', null],
    ['log 142 fix “the whole text”', 'fix', 'the whole text', null],
    ['log 142 fix the “whole” text', 'fix', 'the “whole” text', null],
    ['log 142 fix see https://a.example for more', 'fix', 'see https://a.example for more', null],
    ['log 142 fix see <https://a.example/x|our page>', 'fix', 'see', 'https://a.example/x'],
    ['log 142 fix https://a.example', 'fix', '', 'https://a.example'],
    ['log 142 fix see javascript:alert(1)', 'fix', 'see javascript:alert(1)', null],
    ['log 142 fix see ftp://a.example', 'fix', 'see ftp://a.example', null],
    ['log 142 reply two\nlines', 'reply', 'two\nlines', null],
  ])('%s', (line, action, note, link) => {
    expect(parsed(line)).toEqual({ ...log, action, note, link })
  })

  it('needs a type and a note', () => {
    expect(problem('log 142')).toContain('One of: reply, fix, refund')
    expect(problem('log 142 we called them')).toContain('What was done?')
    expect(problem('log 142 fix')).toContain('what was done')
  })
})

describe('the other acts', () => {
  it.each([
    ['assign M-142 @ines', { verb: 'assign', mention: 142, to: 'ines' }],
    ['assign 142 to Ines Roth', { verb: 'assign', mention: 142, to: 'Ines Roth' }],
    ['assign 142 me', { verb: 'assign', mention: 142, to: 'me' }],
    ['snooze M-142 2h', { verb: 'snooze', mention: 142, forMs: 2 * HOUR }],
    ['snooze 142 for 30 minutes', { verb: 'snooze', mention: 142, forMs: 30 * MINUTE }],
    ['snooze 142 until tomorrow', { verb: 'snooze', mention: 142, forMs: DAY }],
    ['snooze 142 next week', { verb: 'snooze', mention: 142, forMs: 7 * DAY }],
    ['dismiss 142 not about us', { verb: 'dismiss', mention: 142, reason: 'not about us', note: '' }],
    [
      'dismiss 142 not-actionable too vague',
      { verb: 'dismiss', mention: 142, reason: 'not actionable', note: 'too vague' },
    ],
    ['dismiss 142 advert', { verb: 'dismiss', mention: 142, reason: 'advert', note: '' }],
    ['move 142 to Billing', { verb: 'move', mention: 142, department: 'billing' }],
    ['move 142 shop', { verb: 'move', mention: 142, department: 'shop-floor' }],
    ['thank 142', { verb: 'thank', mention: 142, person: '', note: '' }],
    ['thank 142 Mira', { verb: 'thank', mention: 142, person: 'Mira', note: '' }],
    ['thank 142 @mira great', { verb: 'thank', mention: 142, person: 'mira', note: 'great' }],
    [
      'thank 142 mira for staying late',
      { verb: 'thank', mention: 142, person: 'mira', note: 'for staying late' },
    ],
    [
      'thank 142 Mira Chen: well done',
      { verb: 'thank', mention: 142, person: 'Mira Chen', note: 'well done' },
    ],
    [
      'thank 142 “Mira Chen” well done',
      { verb: 'thank', mention: 142, person: 'Mira Chen', note: 'well done' },
    ],
    ['thank 142 what a team', { verb: 'thank', mention: 142, person: '', note: 'what a team' }],
    ['reopen 142', { verb: 'reopen', mention: 142, note: '' }],
    ['mute word free coupon for 3d', { verb: 'mute', what: 'word', value: 'free coupon', forMs: 3 * DAY }],
    ['mute word "waiting for 3d"', { verb: 'mute', what: 'word', value: 'waiting for 3d', forMs: null }],
    ['mute author Deal Bot', { verb: 'mute', what: 'author', value: 'Deal Bot', forMs: null }],
    ['unmute source reviews', { verb: 'unmute', what: 'source', value: 'reviews' }],
    ['mutes', { verb: 'mutes' }],
    ['sources', { verb: 'sources' }],
    ['', { verb: 'help', topic: null }],
    ['?', { verb: 'help', topic: null }],
    ['help log', { verb: 'help', topic: 'log' }],
    ['search gift card -lost page 2', { verb: 'search', words: 'gift card -lost', page: 2 }],
    ['search “gift card”', { verb: 'search', words: '"gift card"', page: 1 }],
  ])('%s', (line, intent) => {
    expect(parsed(line)).toEqual(intent)
  })

  it.each([
    ['snooze 142', 'For how long?'],
    ['snooze 142 soon', '“soon” is no time'],
    ['snooze 142 91d', '90 days at the most'],
    ['snooze 142 constructor', '“constructor” is no time'],
    ['snooze 142 5 constructor', 'is no time'],
    ['log 142 constructor x', 'What was done?'],
    ['dismiss 142 constructor', 'Why?'],
    ['list constructor', 'I do not know'],
    ['assign 142', 'Whom'],
    ['move 142', 'Which department?'],
    ['dismiss 142', 'Why?'],
    ['mute', 'A word, an author or a source?'],
    ['mute word', 'Which word?'],
    ['search', 'What shall I look for?'],
  ])('%s is asked back', (line, words) => {
    expect(problem(line)).toContain(words)
  })
})

describe('the table of commands', () => {
  it.each(VERBS.flatMap(({ verb, examples }) => examples.map((example) => [verb, example] as const)))(
    '%s: the example `%s` works',
    (verb, example) => {
      expect(parsed(example)).toMatchObject({ verb })
    },
  )

  it('no word means two commands', () => {
    const words = VERBS.flatMap(({ verb, aliases }) => [verb, ...aliases])
    expect(new Set(words).size).toBe(words.length)
  })
})

describe('digest', () => {
  const week = { of: 'days', days: 7 }
  it.each([
    ['digest', null, week, false],
    ['digest billing', 'billing', week, false],
    ['digest for the last 3 days', null, { of: 'days', days: 3 }, false],
    ['digest billing this month compare', 'billing', { of: 'month' }, true],
    ['digest compare week people', 'people', { of: 'week' }, true],
    ['digest today', null, { of: 'today' }, false],
    ['digest yesterday', null, { of: 'yesterday' }, false],
    ['digest last week billing', 'billing', { of: 'last week' }, false],
    ['digest for the previous month compare', null, { of: 'last month' }, true],
    ['digest over the last week', null, week, false],
    ['digest 24h please', null, { of: 'days', days: 1 }, false],
    ['digest 2w', null, { of: 'days', days: 14 }, false],
    ['digest since 2026-11-01', null, { of: 'since', date: '2026-11-01' }, false],
    ['digest since:2026-11-01 dept:billing', 'billing', { of: 'since', date: '2026-11-01' }, false],
    ['report bill 30d', 'billing', { of: 'days', days: 30 }, false],
  ])('%s', (line, department, span, compare) => {
    expect(parsed(line)).toEqual({ verb: 'digest', department, span, compare })
  })

  it.each([
    ['digest bilings', 'Did you mean “billing”?'],
    ['digest 2026-02-30', '“2026-02-30” is no time that I understand. Say today, yesterday, 7d, 30d,'],
    ['digest 900d', '“900d” is no time that I understand. A digest looks back 366 days at the most.'],
    ['digest today 30d', '“30d”? Say one time alone.'],
    ['digest since yesterday', 'Since when? Say a date'],
    ['digest billing product', 'A digest is of one department, or of all.'],
    ['digest dept:billing dept:product', 'A digest is of one department, or of all.'],
    ['digest dept:nowhere', 'I do not know “nowhere” here.'],
  ])('%s is not clear', (line, words) => {
    expect(problem(line)).toContain(words)
  })
})

describe('searches and trends', () => {
  it.each([
    [
      'search late OR lost dept:billing save as Late Parcels',
      { verb: 'search', words: 'late OR lost dept:billing', page: 1, saveAs: 'late-parcels' },
    ],
    ['searches', { verb: 'searches', does: 'list' }],
    ['searches remove late-parcels', { verb: 'searches', does: 'remove', name: 'late-parcels' }],
    [
      'searches send late-parcels to #billing',
      { verb: 'searches', does: 'send', name: 'late-parcels', to: 'billing', every: 'instant' },
    ],
    [
      'searches send late-parcels to <#C1|billing> daily',
      { verb: 'searches', does: 'send', name: 'late-parcels', to: 'billing', every: 'daily' },
    ],
    [
      'saved schedule late-parcels to @ines week',
      { verb: 'searches', does: 'send', name: 'late-parcels', to: '@ines', every: 'weekly' },
    ],
    ['searches stop late-parcels', { verb: 'searches', does: 'stop', name: 'late-parcels', to: null }],
    [
      'searches stop late-parcels in billing',
      { verb: 'searches', does: 'stop', name: 'late-parcels', to: 'billing' },
    ],
    ['trend T-12', { verb: 'trend', words: 'T-12', span: { of: 'days', days: 30 } }],
    ['trend late delivery 7d', { verb: 'trend', words: 'late delivery', span: { of: 'days', days: 7 } }],
    [
      'trend late delivery in the last 2 weeks',
      { verb: 'trend', words: 'late delivery', span: { of: 'days', days: 14 } },
    ],
    ['trend “gift card” this month', { verb: 'trend', words: '"gift card"', span: { of: 'month' } }],
    [
      'trend refunds since 2026-11-01',
      { verb: 'trend', words: 'refunds', span: { of: 'since', date: '2026-11-01' } },
    ],
    ['ask "Why are people angry?"', { verb: 'ask', question: 'Why are people angry?' }],
  ])('%s', (line, expected) => {
    expect(parsed(line)).toEqual(expected)
  })

  it.each([
    ['search late save as !!!', 'A name has letters or digits'],
    ['searches send', 'Which search?'],
    ['searches send late', 'Where to'],
    ['searches fold late', 'sent, stopped or removed'],
    ['trend 7d', 'Of what'],
    ['ask ?', 'What would you like to know?'],
  ])('%s is asked back', (line, expected) => {
    expect(problem(line)).toContain(expected)
  })
})
