import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseSearch } from '../../src/core/search.ts'
import { midnightUtc } from '../../src/core/searchfilters.ts'
import { DAY } from '../../src/core/time.ts'

const now = Date.UTC(2026, 4, 20, 15)
const known = {
  departments: ['billing', 'people'],
  sources: ['reviews', 'app store'],
  themes: [
    { id: 12, name: 'late delivery' },
    { id: 13, name: 'gift card' },
    { id: 14, name: 'gift wrap' },
  ],
  members: [{ handle: 'ines', name: 'Ines Roth' }],
  now,
  midnight: midnightUtc(now),
  overdueMs: DAY,
}
const nothing = { must: [], any: [], not: [] }

function terms(words: string) {
  const read = parseSearch(words, known)
  return 'terms' in read ? read.terms : read
}

describe('parseSearch', () => {
  it.each([
    ['late parcel', { must: ['late', 'parcel'] }],
    ['"gift card" late', { must: ['gift card', 'late'] }],
    ['“gift card”', { must: ['gift card'] }],
    ['late OR delayed parcel', { must: ['parcel'], any: ['late', 'delayed'] }],
    ['late OR delayed OR lost', { any: ['late', 'delayed', 'lost'] }],
    ['any:late any:lost', { any: ['late', 'lost'] }],
    ['parcel -refund -"gift card" NOT lost', { must: ['parcel'], not: ['refund', 'gift card', 'lost'] }],
    ['late or never', { must: ['late', 'or', 'never'] }],
    ['OR late', { must: ['late'] }],
    ['late OR', { must: ['late'] }],
    ['from:reviews', { source: 'reviews' }],
    ['dept:bill kind:complaints', { department: 'billing', kind: 'complaint' }],
    [
      'mood:neg urgency:high lang:de status:open',
      { mood: 'negative', urgency: 'high', language: 'de', status: 'open' },
    ],
    ['since:7d late', { must: ['late'], since: now - 7 * DAY }],
    ['since:2026-05-01', { since: Date.UTC(2026, 4, 1) }],
    [
      'since:2026-05-01T08:30Z until:2026-05-02',
      { since: Date.UTC(2026, 4, 1, 8, 30), until: Date.UTC(2026, 4, 3) },
    ],
    ['until:2026-04-30', { until: Date.UTC(2026, 4, 1) }],
    ['until:2026-05-02T00:00Z', { until: Date.UTC(2026, 4, 2) }],
    ['until:yesterday', { until: Date.UTC(2026, 4, 20) }],
    ['until:today', { until: now + 1 }],
    [
      'acted:2026-05-01..2026-05-01',
      { acted: { in: { since: Date.UTC(2026, 4, 1), until: Date.UTC(2026, 4, 2) } } },
    ],
    ['until:2d', { until: now - 2 * DAY }],
    ['since:today', { since: Date.UTC(2026, 4, 20) }],
    ['ratio 3:1 https://a.example/x', { must: ['ratio', '3:1', 'https://a.example/x'] }],
    ['"from:reviews"', { must: ['from:reviews'] }],
    ['late !!! 👍', { must: ['late'] }],
    ['from:"app store" theme:T-12', { source: 'app store', theme: 12 }],
    ['theme:"Late Delivery"', { theme: 12 }],
    ['theme:late-delivery', { theme: 12 }],
    ['theme:late parcel', { must: ['parcel'], theme: 12 }],
    ['has:action', { acted: {} }],
    ['has:actions action:policy-change by:@ines', { acted: { action: 'policy change', by: 'Ines Roth' } }],
    ['action:thanks', { acted: { action: 'thanks' } }],
    ['by:"Zed Gone"', { acted: { by: 'Zed Gone' } }],
    ['acted:7d', { acted: { in: { since: now - 7 * DAY, until: now + 1 } } }],
    [
      'closed:2026-05-01..2026-05-08T09:30Z',
      {
        handled: {
          how: 'closed',
          in: { since: Date.UTC(2026, 4, 1), until: Date.UTC(2026, 4, 8, 9, 30) },
        },
      },
    ],
    ['is:overdue', { unansweredSince: now - DAY }],
    ['praises:"Mira Chen"', { praises: 'Mira Chen' }],
  ])('%s', (words, expected) => {
    expect(terms(words)).toEqual({ ...nothing, ...expected })
  })

  it.each([
    ['frmo:reviews', 'Did you mean “from:”?'],
    ['dept:bakery', 'none of: billing, people'],
    ['kind:rant', 'none of: praise'],
    ['since:whenever', 'since:7d'],
    ['until:2026-05-01T8', 'until:7d'],
    ['lang:german', 'lang:de'],
    ['a OR b and c OR d', 'Only one group'],
    ['-late', 'not only what to leave out'],
    ['!!!', 'no word'],
    ['""', 'no word'],
    ['from:nowhere', 'none of: reviews, app store'],
    ['theme:gift', 'Did you mean “gift card” or “gift wrap”'],
    ['theme:nothing', '“themes” lists them'],
    ['-kind:praise', 'Only words can be left out'],
    ['NOT dept:billing', 'Only words can be left out'],
    ['has:cheese', '`has:action`'],
    ['acted:sometime', 'acted:7d'],
    ['is:late', 'none of: overdue'],
  ])('%s is asked back', (words, problem) => {
    expect(terms(words)).toEqual({ problem: expect.stringContaining(problem) })
  })

  it('answers any words, and looks for nothing that is no word', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 6 }),
      fc.constantFrom('"', '-', 'OR', 'NOT', ' ', 'from:', 'any:'),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 10 }), (pieces) => {
        const read = terms(pieces.join(' '))
        if ('problem' in read) return
        const words = [...read.must, ...read.any, ...read.not]
        expect(words.filter((word) => !/[\p{L}\p{N}]/u.test(word))).toEqual([])
      }),
      { numRuns: 1_000 },
    )
  })
})
