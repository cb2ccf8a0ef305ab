import { describe, expect, it } from 'vitest'
import { type Fact, numbersIn, type Said, verified, type Witness } from '../../src/learn/phrase/claim.ts'

const late: Fact = {
  id: 'T-1',
  says: '“late delivery”: 41 mentions, 30 of them negative, clearly more than before',
  subject: ['late delivery', 'delivery'],
  change: 'more',
  numbers: ['41', '30'],
  mentions: [7, 8],
}
const overdue: Fact = {
  id: 'overdue',
  says: '5 complaints are overdue: nobody has answered them',
  subject: ['overdue'],
  change: null,
  numbers: ['5'],
  mentions: [9],
}
const witnesses: readonly Witness[] = [
  { id: 'aa', mention: 7, words: 'The courier left the parcel in the rain, three weeks late.' },
  { id: 'bb', mention: 8, words: 'Delivery took 9 days and nobody answered.' },
  { id: 'cc', mention: 9, words: 'Still waiting for my refund.' },
]
const rain = { id: 'aa', quote: 'left the parcel in the rain' }
const honest: Said = {
  text: 'Late delivery: couriers leave parcels in the rain',
  fact: 'T-1',
  mentions: [rain],
}

function judged(more: Partial<Said>) {
  return verified({ ...honest, ...more }, [late, overdue], witnesses)
}

describe('a claim', () => {
  it('stands with the mentions that it rests on', () => {
    expect(judged({})).toEqual({
      text: 'Late delivery: couriers leave parcels in the rain',
      fact: late,
      mentions: [7],
    })
  })

  it.each<[string, Partial<Said>]>([
    ['the figure’s own number', { text: '41 mentions of late delivery, parcels left in the rain' }],
    ['its direction', { text: 'Late delivery rose to 41 mentions, parcels left in the rain' }],
    [
      'a number in words',
      { text: '5 complaints are overdue', fact: 'overdue', mentions: [{ id: 'cc', quote: 'Still waiting' }] },
    ],
    [
      'a number in its quote',
      {
        text: 'Late delivery left a parcel three weeks late',
        mentions: [rain, { id: 'aa', quote: 'three weeks late' }],
      },
    ],
    [
      'no figure, where mentions bear it out',
      { text: 'The courier left the parcel in the rain', fact: null },
    ],
    ['a full stop', { text: `${honest.text}.` }],
  ])('stands with %s', (_, more) => {
    expect(judged(more)).not.toBeNull()
  })

  it.each<[string, Partial<Said>]>([
    ['a number that nobody counted', { text: '43 mentions of late delivery, parcels left in the rain' }],
    ['a share that nobody counted', { text: 'Late delivery: 41% of parcels left in the rain' }],
    ['another figure’s number', { text: '5 mentions of late delivery, parcels left in the rain' }],
    [
      'a number of a mention that it does not quote',
      { text: 'Late delivery took 9 days, parcels left in the rain' },
    ],
    ['an amount in words', { text: 'Most late delivery parcels were left in the rain' }],
    ['a number in foreign digits', { text: 'Late delivery: ٤٣ parcels left in the rain' }],
    ['the wrong direction', { text: 'Late delivery fell, parcels left in the rain' }],
    [
      'a direction where there is none',
      { text: 'Overdue complaints rose', fact: 'overdue', mentions: [{ id: 'cc', quote: 'Still waiting' }] },
    ],
    ['a direction without a figure', { text: 'More couriers left the parcel in the rain', fact: null }],
    ['another subject', { text: 'Refunds: couriers leave parcels in the rain' }],
    ['an unknown figure', { fact: 'T-9' }],
    ['no mention', { mentions: [] }],
    ['an unknown mention', { mentions: [{ id: 'zz', quote: 'left the parcel in the rain' }] }],
    ['a mention that is not counted in it', { mentions: [{ id: 'cc', quote: 'Still waiting' }] }],
    ['a quote that nobody said', { mentions: [{ id: 'aa', quote: 'left the parcel in the snow' }] }],
    ['a quote of another', { mentions: [{ id: 'bb', quote: 'left the parcel in the rain' }] }],
    ['one good quote and one bad', { mentions: [rain, { id: 'bb', quote: 'never came' }] }],
    ['an empty quote', { mentions: [{ id: 'aa', quote: '' }] }],
    ['words that are not theirs', { text: 'Late delivery reveals a bankrupt logistics partner and fraud' }],
    ['a link', { text: 'Late delivery: see evil.example/rain about parcels left in the rain' }],
    ['markup', { text: '*Late delivery*: parcels left in the rain' }],
    ['a ping', { text: 'Late delivery: @channel parcels left in the rain' }],
    ['a reference of its own', { text: 'Late delivery M-99: parcels left in the rain' }],
    ['a hidden letter', { text: 'Late delivery\u202e: parcels left in the rain' }],
    ['a second line that says too much', { text: `Late delivery ${'parcel left in the rain '.repeat(20)}` }],
    ['nothing', { text: ' . ' }],
  ])('falls with %s', (_, more) => {
    expect(judged(more)).toBeNull()
  })
})

describe('numbersIn', () => {
  it.each([
    ['1,200 of 3.5 and 62 %, 7.', ['1200', '3.5', '62%', '7']],
    ['three or Twelve', ['3', '12']],
    ['nearly half, a dozen', ['half', 'dozen']],
    ['none of it', ['none']],
  ])('%s', (text, expected) => {
    expect(numbersIn(text)).toEqual(expected)
  })
})
