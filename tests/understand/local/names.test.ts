import { describe, expect, it } from 'vitest'
import { understand } from './analyst.ts'

const brand = {
  people: ['Mira', 'Grace', 'Anna Lind'],
  promises: [
    'Roasted on Monday, at your door by Thursday.',
    'A person answers within four hours.',
    'Cancel in two taps.',
  ],
}

const peopleIn = async (text: string) => (await understand(text, { brand })).people
const promisesIn = async (text: string) => (await understand(text, { brand })).promises

describe('people', () => {
  it.each([
    ['Mira was wonderful', ['Mira']],
    ['thanks to MIRA and Anna  Lind!', ['Mira', 'Anna Lind']],
    ["Míra's smile", ['Mira']],
    ['mira made my day', ['Mira']],
    ['Admirable service, miracles happen', []],
    ['They had the grace to say sorry. Well done.', []],
    ['Grace said sorry.', ['Grace']],
  ])('in %j: %j', async (text, people) => {
    expect(await peopleIn(text)).toEqual(people)
  })

  it('stand in the title too', async () => {
    expect((await understand('So kind.', { brand }, { title: 'Mira' })).people).toEqual(['Mira'])
  })
})

describe('promises', () => {
  it.each([
    ['You say roasted on Monday and at my door by Thursday. It is Friday week.', brand.promises[0]],
    ['Day three of waiting for the person who answers.', brand.promises[1]],
    ['Nine steps to cancel. So much for two taps!', brand.promises[2]],
  ])('%j touches one', async (text, promise) => {
    expect(await promisesIn(text)).toEqual([promise])
  })

  it.each([
    'We waited four hours in two queues.',
    'Two of the four bags were taped up.',
    'I want to cancel.',
  ])('%j touches none', async (text) => {
    expect(await promisesIn(text)).toEqual([])
  })
})
