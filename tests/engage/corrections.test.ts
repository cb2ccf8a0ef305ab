import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { DAY, HOUR } from '../../src/core/time.ts'
import { answered, commandOf, doorFor, openTeam, type Team, textOf } from './team.ts'

let team: Team
beforeEach(async () => {
  team = await openTeam()
})
afterEach(() => team.close())

const STORY = 'Lid came off in my bag. They sent me two by courier the same evening.'

async function lessons() {
  const { lessons } = await team.ledger.teaching()
  return lessons.map(({ field, right, role }) => `${field} ${right} (${role})`)
}

describe('mark', () => {
  it('changes the card in place, says who did it, and teaches', async () => {
    const [id = 0] = await team.hear({ text: STORY })
    await team.owed('billing')
    const { ok, card } = await team.say('noor', `mark ${id} praise urgent`)
    expect(ok).toBe(true)
    expect(textOf(card)).toContain(`“mark M-${id} complaint normal” takes it back.`)
    const { analysis, acts, engagement } = await team.story(id)
    expect(analysis).toMatchObject({
      kind: 'praise',
      urgency: 'high',
      sentiment: 0.4,
      confidence: { kind: 1 },
    })
    expect(acts).toMatchObject([{ verb: 'mark', detail: { kind: 'praise', urgency: 'high' } }])
    expect(engagement).toMatchObject({ status: 'open', respondedAt: null })
    expect(await team.owed('billing')).toEqual([expect.objectContaining({ owe: 'update' })])
    expect(await lessons()).toEqual(['urgency high (staff)', 'kind praise (staff)'])
    expect(textOf((await team.say('mira', `show ${id}`)).card)).toContain('Noor marked it as praise, urgent')
  })

  it('is taken back by marking it as it was understood', async () => {
    const [id = 0] = await team.hear({ text: STORY })
    const before = (await team.story(id)).analysis
    await team.say('noor', `mark ${id} praise`)
    await team.say('mira', `mark ${id} question`)
    expect(await lessons()).toEqual(['kind question (staff)'])
    await team.say('noor', `mark ${id} complaint`)
    expect(await lessons()).toEqual([])
    expect((await team.story(id)).analysis).toEqual(before)
  })

  it('refuses what says nothing new, and words that are no kind', async () => {
    const [id = 0] = await team.hear({ text: STORY })
    expect((await team.say('noor', `mark ${id} complaint`)).card.summary).toBe(
      `M-${id} is understood so already.`,
    )
    expect((await team.say('noor', `mark ${id} lovely`)).card.summary).toContain('“lovely” is no kind')
    expect((await team.say('noor', `mark ${id}`)).ok).toBe(false)
  })

  it('puts nothing before the team that nobody was told of', async () => {
    const [id = 0] = await team.hear({ text: STORY, unseen: true })
    expect((await team.say('noor', `kind ${id} praise`)).ok).toBe(true)
    const { engagement, analysis } = await team.story(id)
    expect(engagement).toBeNull()
    expect(analysis.kind).toBe('praise')
  })

  it('can be filled in as a form', async () => {
    const [id = 0] = await team.hear({ text: STORY })
    const member = await team.who('noor')
    const request = { form: 'mark', mention: id } as const
    expect(await team.desk.open(member, request)).toMatchObject({
      title: 'Correct',
      fields: [
        { name: 'kind', initial: 'complaint' },
        { name: 'urgency', initial: 'normal' },
      ],
    })
    const values = { kind: 'suggestion', urgency: 'normal' }
    expect(answered(await team.desk.submit(member, request, values, doorFor('f1'))).ok).toBe(true)
    expect((await team.story(id)).analysis.kind).toBe('suggestion')
    expect(await team.desk.submit(member, request, { kind: 'x', urgency: '' }, doorFor('f2'))).toMatchObject({
      faults: { kind: expect.any(String), urgency: expect.any(String) },
    })
  })
})

describe('what the team does anyway teaches too', () => {
  it('a move does, and moving it back cancels', async () => {
    const [id = 0] = await team.hear({ text: STORY })
    await team.say('june', `move ${id} product`)
    expect(await lessons()).toEqual(['department product (manager)'])
    await team.say('june', `move ${id} people`)
    expect(await lessons()).toEqual(['department people (manager)'])
    await team.say('june', `move ${id} billing`)
    expect(await lessons()).toEqual([])
  })

  it.each([
    ['not about us', ['worth no (staff)']],
    ['advert', ['worth no (staff)']],
    ['duplicate', []],
    ['other', []],
  ])('a dismissal as %s does where it says something of the next one', async (reason, taught) => {
    const [id = 0] = await team.hear({ text: STORY })
    await team.say('noor', `dismiss ${id} ${reason}`)
    expect(await lessons()).toEqual(taught)
    await team.say('noor', `reopen ${id}`)
    expect(await lessons()).toEqual([])
  })

  it('delivered twice it teaches once', async () => {
    const [id = 0] = await team.hear({ text: STORY })
    for (const _ of [1, 2]) await team.say('noor', `mark ${id} praise`, null, 'one click')
    expect((await team.ledger.corrections({ member: null, limit: 9, offset: 0 })).total).toBe(1)
  })
})

describe('list folded', () => {
  it('shows what nobody was told of and why, and brings one back, which teaches', async () => {
    const [shown = 0] = await team.hear({ text: 'I was charged twice.' })
    const [id = 0] = await team.hear({ text: STORY, unseen: true })
    const { card } = await team.say('noor', 'list folded')
    expect(textOf(card)).toContain('1 mention folded away in the last 14 days')
    expect(textOf(card)).toContain('It is not notable enough.')
    expect(textOf(card)).not.toContain(`M-${shown}`)
    const raised = await team.say('noor', commandOf(card, `Raise M-${id}`))
    expect(raised.card.summary).toContain(`M-${id} is with billing now`)
    expect(await team.owed('billing')).toContainEqual({ owe: 'post', card: expect.any(Number) })
    expect((await team.story(id)).engagement).toMatchObject({ status: 'open', department: 'billing' })
    expect(await lessons()).toEqual(['worth yes (staff)'])
    expect(textOf((await team.say('noor', 'list folded')).card)).toBe(
      'Nothing folded away in the last 14 days.',
    )
    expect((await team.say('mira', `raise ${id}`)).card.summary).toBe(`M-${id} is before the team already.`)
    await team.say('noor', `dismiss ${id} advert`)
    expect(await lessons()).toEqual([])
  })

  it('has pages, and ends with what is two weeks old', async () => {
    await team.hear(...Array.from({ length: 7 }, (_, n) => ({ text: `${STORY} ${n}`, unseen: true })))
    const { card } = await team.say('noor', 'list folded')
    expect(textOf(card)).toContain('Page 1 of 2')
    expect(textOf((await team.say('noor', commandOf(card, 'Next page'))).card)).toContain('[Raise M-1]')
    expect((await team.say('noor', 'list folded page 3')).ok).toBe(false)
    team.clock.move(15 * DAY)
    expect((await team.say('noor', 'list folded')).card.summary).toContain('Nothing')
  })
})

describe('corrections', () => {
  async function said() {
    const [a = 0, b = 0] = await team.hear({ text: STORY }, { text: 'Lid again.' })
    await team.say('noor', `mark ${a} praise`)
    team.clock.move(HOUR)
    await team.say('mira', `move ${b} people`)
    return { a, b }
  }

  it('are listed: one’s own, and for an admin everybody’s', async () => {
    const { a, b } = await said()
    expect(textOf((await team.say('noor', 'corrections')).card)).toContain(
      `1: M-${a} is praise, not complaint\nNoor, today 07:00`,
    )
    const all = textOf((await team.say('alex', 'corrections')).card)
    expect(all).toContain(`2: M-${b} is for people, not for billing`)
    expect(all).toContain('2 corrections')
    expect(textOf((await team.say('alex', 'corrections @noor')).card)).toContain('1 correction by Noor')
    expect((await team.say('june', 'corrections @noor')).card.summary).toBe(
      'Others’ corrections need the role admin, and yours is manager. Ask Alex.',
    )
  })

  it('are taken back by whoever said them, or by an admin', async () => {
    const { a, b } = await said()
    expect((await team.say('mira', 'forget correction 1')).ok).toBe(false)
    expect((await team.say('noor', 'forget correction 1')).card.summary).toContain('is taken back')
    expect((await team.story(a)).analysis.kind).toBe('complaint')
    expect((await team.say('noor', 'forget correction 1')).ok).toBe(false)
    expect((await team.say('alex', 'forget corrections of @mira')).card.summary).toContain(
      '1 correction by Mira is taken back',
    )
    expect(await lessons()).toEqual([])
    // Where it is the team has decided; only what was learnt from it is gone.
    expect((await team.story(b)).engagement?.department).toBe('people')
    expect((await team.say('alex', 'forget corrections of @mira')).ok).toBe(false)
  })
})

describe('why', () => {
  it('tells the words, the corrections that decided, and what was said of the mention itself', async () => {
    const [a = 0] = await team.hear({ text: STORY })
    await team.say('noor', `mark ${a} praise`)
    const [b = 0] = await team.hear({
      text: 'Lid broke. Two new ones came by courier the same evening.',
      analysis: {
        kind: 'praise',
        taught: [{ field: 'kind', instead: 'complaint', corrections: [1], words: ['courier', 'evening'] }],
      },
    })
    for (const line of [`why ${b}`, `show ${b} why`, `M-${b} why`])
      expect(textOf((await team.say('mira', line)).card)).toContain(
        `Learnt, kind: without corrections it would be complaint. It is like what was corrected by “courier”, “evening”. Correction 1: M-${a} is praise, not complaint (Noor).`,
      )
    const own = textOf((await team.say('mira', `why ${a}`)).card)
    expect(own).toContain('Words that decided: charged')
    expect(own).toContain('Noor said so today 13:00.')
    await team.say('noor', 'forget correction 1')
    expect(textOf((await team.say('mira', `why ${b}`)).card)).toContain('Those corrections stand no more.')
  })
})
