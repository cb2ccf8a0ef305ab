import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mentionCard } from '../../src/amplify/card.ts'
import { roundupCard } from '../../src/amplify/roundup.ts'
import { KINDS, URGENCIES } from '../../src/core/analysis.ts'
import type { Card, Part } from '../../src/core/card.ts'
import { STATUSES } from '../../src/core/engagement.ts'
import type { CardRecord, HeldRow, Row, Story } from '../../src/core/ledger.ts'
import { MINUTE } from '../../src/core/time.ts'
import { analysis } from '../analysis.ts'
import { act, configOf, engagement, mention, NOON, row, story } from './rows.ts'

const config = configOf({ zone: 'Europe/Berlin' })
const nameOf = (id: string) => (id === 'workspace:ines' ? 'Ines' : null)
const here: CardRecord = {
  id: 9,
  channel: 'billing',
  subject: { about: 'mention', mention: 142 },
  reason: 'It is for billing; Money and anger',
  state: 'posted',
  message: '1',
  at: NOON,
}

function cardOf(given: Partial<Story> = {}): Card {
  return mentionCard(story(given), config, nameOf, here)
}

function part<P extends Part['part']>(card: Card, name: P): Extract<Part, { part: P }> {
  const found = card.parts.find((one): one is Extract<Part, { part: P }> => one.part === name)
  if (!found) throw new Error(`the card has no ${name}`)
  return found
}

function facts(card: Card): Record<string, string> {
  return Object.fromEntries(part(card, 'facts').facts.map(({ label, value }) => [label, value]))
}

function labels(card: Card): string[] {
  return part(card, 'actions').actions.map(({ label }) => label)
}

describe('a mention’s card', () => {
  it('says what it is, whose, and its reference; and the customer’s words with their origin', () => {
    const card = cardOf({ analysis: analysis({ urgency: 'high' }) })
    expect(part(card, 'heading')).toEqual({
      part: 'heading',
      text: '🔻 Complaint for billing, urgent · M-142',
      tone: 'urgent',
    })
    expect(part(card, 'quote')).toEqual({
      part: 'quote',
      text: 'I was charged twice for one bag of beans.',
      by: 'Ana P., reviews',
      link: { label: 'Open at reviews.example', url: 'https://reviews.example/r/142' },
    })
  })

  it('carries the whole meaning in its summary', () => {
    expect(cardOf({ analysis: analysis({ urgency: 'high' }) }).summary).toBe(
      'Complaint for billing, urgent · M-142. “I was charged twice for one bag of beans.” (Ana P., reviews) Open.',
    )
  })

  it('gives the facts that matter, and none that do not', () => {
    expect(facts(cardOf())).toEqual({ 'Why here': 'It is for billing; Money and anger' })
    const more = cardOf({
      mention: mention({ reach: 12_345 }),
      analysis: analysis({ language: 'de', promises: ['Cancel in two taps.'], people: ['Mira', 'Wren'] }),
      copies: [
        { id: 150, source: 'forum', url: null },
        { id: 151, source: 'reviews', url: null },
      ],
    })
    expect(facts(more)).toMatchObject({
      Reach: 'about 12,000 people',
      Seen: '3 times: reviews, forum',
      'Our promise': 'Cancel in two taps.',
      Names: 'Mira, Wren',
      Language: 'German',
    })
  })

  it('tells who did what, the newest last, with note and link', () => {
    const card = cardOf({
      engagement: engagement({ status: 'acted', assignee: 'workspace:ines' }),
      acts: [
        act({ verb: 'claim', at: NOON }),
        act({
          verb: 'log',
          at: NOON + 5 * MINUTE,
          detail: { action: 'refund', note: 'sent back\n12 €', link: 'https://tickets.example/77' },
        }),
      ],
    })
    expect(part(card, 'text').text).toBe(
      [
        'Acted on (Ines has it).',
        '14 Nov 13:00 · Ines claimed it',
        '14 Nov 13:05 · Ines logged a refund: “sent back 12 €” (tickets.example)',
      ].join('\n'),
    )
    expect(part(card, 'actions').actions.at(-1)).toMatchObject({
      label: 'See at tickets.example',
      does: 'link',
      url: 'https://tickets.example/77',
    })
  })

  it('counts the acts that are too many to tell', () => {
    const acts = [1, 2, 3, 4, 5].map((id) => act({ id, verb: 'thank', detail: { person: `Nr. ${id}` } }))
    const lines = part(cardOf({ acts }), 'text').text.split('\n')
    expect(lines.slice(1)).toEqual([
      '2 earlier acts',
      '14 Nov 13:00 · Ines thanked Nr. 3',
      '14 Nov 13:00 · Ines thanked Nr. 4',
      '14 Nov 13:00 · Ines thanked Nr. 5',
    ])
  })

  it.each([
    ['open', ['Claim', 'Draft a reply…', 'Log action…', 'Assign…', 'Move…', 'Dismiss…']],
    ['claimed', ['Log action…', 'Draft a reply…', 'Close…', 'Snooze…', 'Release', 'Move…']],
    ['closed', ['Reopen']],
    ['dismissed', ['Reopen']],
  ] as const)('offers what can be done next when it is %s', (status, offered) => {
    const assignee = status === 'claimed' ? 'workspace:ines' : null
    expect(labels(cardOf({ engagement: engagement({ status, assignee }) }))).toEqual(offered)
  })

  it('offers thanks for praise, whatever its status but dismissed', () => {
    for (const status of STATUSES) {
      const card = cardOf({ engagement: engagement({ status }), analysis: analysis({ kind: 'praise' }) })
      expect(labels(card).includes('Thank…')).toBe(status !== 'dismissed')
    }
  })

  it('admits when it is not sure', () => {
    const sure = { kind: 0.9, sentiment: 0.9, department: 0.9, urgency: 0.9 }
    const unsure = cardOf({ analysis: analysis({ confidence: { ...sure, department: 0.3, kind: 0.4 } }) })
    expect(part(unsure, 'note').text).toBe('We are not sure that this is for billing: if it is not, move it.')
    expect(part(unsure, 'heading').text).toContain('Complaint (perhaps)')
    const nobodys = cardOf({ analysis: analysis({ department: null }) })
    expect(part(nobodys, 'note').text).toContain('not sure that this is for billing')
    expect(cardOf().parts.map((one) => one.part)).not.toContain('note')
  })

  it('is sure once somebody moved it', () => {
    const moved = cardOf({
      engagement: engagement({ department: 'support' }),
      acts: [act({ verb: 'move', detail: { from: 'billing', department: 'support' } })],
    })
    expect(part(moved, 'heading').text).toContain('for support')
    expect(moved.parts.map((one) => one.part)).not.toContain('note')
  })

  it('shortens long words and says where all of them are', () => {
    const card = cardOf({ mention: mention({ text: 'word '.repeat(2_000) }) })
    expect([...part(card, 'quote').text].length).toBeLessThanOrEqual(700)
    expect(part(card, 'note').text).toBe('Shortened: “show M-142” has all of it.')
  })

  it('says so when the words were erased, and keeps what was done', () => {
    const erased = cardOf({
      mention: mention({ text: '', title: null, author: null, url: null }),
      analysis: analysis({ summary: '' }),
      acts: [act({ verb: 'claim' })],
    })
    expect(erased.parts.map((one) => one.part)).not.toContain('quote')
    expect(erased.summary).toContain('words were erased')
    expect(erased.parts).toContainEqual({
      part: 'text',
      text: 'The customer’s words were erased. What the team did about them is kept.',
    })
    expect(JSON.stringify(erased)).toContain('Ines claimed it')
  })

  it('never links anything but a plain web address, and never by a label of the customer’s', () => {
    for (const url of ['javascript:alert(1)', 'https://', 'mailto:a@b.example', 'data:text/html,x'])
      expect(part(cardOf({ mention: mention({ url }) }), 'quote').link).toBeNull()
    const masked = cardOf({ mention: mention({ url: 'https://larkbean.example@evil.example/x' }) })
    expect(part(masked, 'quote').link).toEqual({
      label: 'Open at evil.example',
      url: 'https://evil.example/x',
    })
  })

  it('holds for any story: short summary, no empty part, nothing hidden in the words', () => {
    const text = fc.string({ unit: 'binary', maxLength: 900 })
    const anything = fc.record({
      text,
      title: fc.option(text),
      name: text,
      summary: text,
      url: fc.option(fc.oneof(fc.webUrl(), text)),
      note: text,
      kind: fc.constantFrom(...KINDS),
      urgency: fc.constantFrom(...URGENCIES),
      status: fc.constantFrom(...STATUSES),
      language: text,
      reach: fc.nat(),
    })
    fc.assert(
      fc.property(
        anything,
        ({ text, title, name, summary, url, note, kind, urgency, status, language, reach }) => {
          const card = cardOf({
            mention: mention({ text, title, url, reach, author: { key: name, name, url } }),
            analysis: analysis({ kind, urgency, summary, language }),
            engagement: engagement({ status }),
            acts: [act({ verb: 'log', detail: { action: 'other', note, link: url ?? '' } })],
          })
          expect(card.summary).not.toBe('')
          expect([...card.summary].length).toBeLessThan(400)
          const shown = JSON.stringify(card.parts, (key, value) => (key === 'url' ? undefined : value))
          expect(shown).not.toMatch(/[\u202A-\u202E\u2066-\u2069]/)
          for (const one of card.parts) if ('text' in one) expect(one.text).not.toBe('')
        },
      ),
      { numRuns: 200 },
    )
  })
})

describe('a roundup’s card', () => {
  const rows = Array.from({ length: 18 }, (_, index) =>
    held(
      row(
        { id: index + 1, text: `words ${index + 1}` },
        {
          summary: `words ${index + 1}`,
          kind: index % 3 === 0 ? 'praise' : 'complaint',
        },
      ),
    ),
  )

  it('lists the most notable first, each with a way to open it', () => {
    const card = roundupCard(rows.slice(0, 3), 'billing')
    expect(card.summary).toBe('3 more for billing: 2 complaints, 1 praise. First: “words 1”')
    expect(part(card, 'list').items[1]).toEqual({
      text: 'Complaint: “words 2”',
      detail: 'M-2 · reviews',
      tone: 'bad',
      open: 'show M-2',
    })
  })

  it('says how many more there are', () => {
    const card = roundupCard(rows, 'billing')
    expect(part(card, 'list').items).toHaveLength(15)
    expect(part(card, 'note').text).toBe('And 3 more: “list” shows them all.')
  })

  it('shows where each stands now, and that words were erased', () => {
    const claimed = { ...row({ text: '' }, { summary: '' }), engagement: engagement({ status: 'claimed' }) }
    const [item] = part(roundupCard([held(claimed, 'Ines')], 'billing'), 'list').items
    expect(item).toMatchObject({
      text: 'Complaint: words erased',
      detail: 'M-142 · reviews · claimed by Ines',
    })
  })
})

function held(row: Row, holder: string | null = null): HeldRow {
  return { ...row, holder }
}
