import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { HOUR } from '../../src/core/time.ts'
import { commandOf, NOON, openTeam, type Team, textOf } from './team.ts'

let team: Team

/** Four mentions: three of T-1 late delivery, one of T-2 refund. */
beforeEach(async () => {
  team = await openTeam()
  const { ledger } = team
  const found = ['First', 'Second', 'Third', 'Fourth'].map((word, index) => ({
    externalId: word,
    author: null,
    title: null,
    text: `${word} words <!channel>`,
    url: null,
    publishedAt: NOON,
    reach: index,
    language: 'en',
  }))
  await ledger.store({
    source: 'reviews',
    fingerprint: 'f',
    cursor: null,
    found,
    skipped: 0,
    quiet: false,
    at: NOON,
  })
  const lease = await ledger.lease('understand', 'test', NOON, HOUR)
  if (!lease) throw new Error('no lease')
  await ledger.understood(
    lease,
    (await ledger.unread(9)).map((mention) => ({
      mention: mention.id,
      analysis: {
        kind: 'complaint',
        sentiment: -0.5,
        urgency: 'normal',
        department: 'product',
        themes: [],
        promises: [],
        people: [],
        language: 'en',
        summary: mention.text,
        worth: 0.8,
        confidence: { kind: 1, sentiment: 1, department: 1, urgency: 1 },
        analyst: 'double 1',
        because: [],
      },
      sketch: null,
      standing: 0,
      copyOf: null,
      leads: false,
      theme: mention.id === 4 ? 2 : 1,
    })),
    NOON,
    {
      changed: [
        { id: 1, name: 'late delivery', state: 'x', count: 3, firstAt: NOON, lastAt: NOON, pinned: false },
        { id: 2, name: 'refund', state: 'x', count: 1, firstAt: NOON, lastAt: NOON, pinned: false },
      ],
      gone: [],
      next: 3,
    },
  )
})
afterEach(() => team.close())

describe('themes', () => {
  it('lists them with their counts and where they are going', async () => {
    const { ok, card } = await team.say('noor', 'themes')
    expect(ok).toBe(true)
    expect(textOf(card)).toContain(
      'T-1 late delivery\n3 mentions · ↑ 3 in the last 7 days, 0 in the 7 before',
    )
    expect(
      card.parts.flatMap((part) => (part.part === 'list' ? part.items.map(({ open }) => open) : [])),
    ).toEqual(['theme T-1', 'theme T-2'])
    expect((await team.say('noor', 'themes page 3')).card.summary).toBe(
      '⚠ There is 1 page of themes.'.slice(2),
    )
  })

  it('shows a theme’s mentions, the newest first', async () => {
    const { card } = await team.say('noor', 'theme t1')
    expect(card.summary).toMatch(/^T-1 late delivery: 3 mentions\./)
    const items = card.parts.flatMap((part) => (part.part === 'list' ? part.items : []))
    expect(items.map(({ open }) => open)).toEqual(['show M-3', 'show M-2', 'show M-1'])
    expect(commandOf(card, 'All themes')).toBe('themes')
    expect(textOf((await team.say('noor', 'show M-1')).card)).toContain('Theme: late delivery (T-1)')
  })

  it('are changed by managers alone', async () => {
    for (const line of [
      'theme rename T-1 x',
      'theme merge T-2 T-1',
      'theme split T-1 second',
      'theme pin T-1',
      'theme unpin T-1',
    ]) {
      const { ok, card } = await team.say('noor', line)
      expect(ok).toBe(false)
      expect(card.summary).toBe(
        'To change themes needs the role manager, and yours is staff. Ask June, Alex.',
      )
    }
    expect(await team.ledger.themeEdits()).toBe(0)
  })

  it('are renamed, and the answer says how to take it back', async () => {
    const { ok, card } = await team.say('june', 'theme T-1 rename to Parcels too late')
    expect(ok).toBe(true)
    expect(textOf(card)).toContain('T-1 is called Parcels too late from now on.')
    expect(textOf(card)).toContain('“theme rename T-1 late delivery” takes it back.')
    expect((await team.say('june', 'theme 1')).card.summary).toMatch(/^T-1 Parcels too late/)
  })

  it('are merged, and the old number leads to the new theme', async () => {
    expect((await team.say('june', 'theme merge T-2 into T-1')).ok).toBe(true)
    expect((await team.say('noor', 'theme T-2')).card.summary).toMatch(/^T-1 late delivery: 4 mentions/)
    expect((await team.say('june', 'theme merge T-2 T-1')).card.summary).toBe('Those are one theme already.')
  })

  it('are split by words, and the answer says how to take it back', async () => {
    const { ok, card } = await team.say('june', 'theme T-1 split second words')
    expect(ok).toBe(true)
    expect(textOf(card)).toContain(
      'T-3 second words is a theme of its own from now on, with 1 mention of T-1',
    )
    expect(commandOf(card, 'Show it')).toBe('theme T-3')
    expect((await team.say('june', 'theme split T-1 by second words')).card).toEqual(card)
    expect((await team.say('noor', 'theme T-3')).card.summary).toMatch(/^T-3 second words: 1 mention\./)
    expect((await team.say('noor', 'theme T-1')).card.summary).toMatch(/^T-1 late delivery: 2 mentions\./)

    expect(textOf(card)).toContain('“theme merge T-3 T-1” takes it back.')
    await team.say('june', 'theme merge T-3 T-1')
    expect((await team.say('noor', 'theme T-1')).card.summary).toMatch(/^T-1 late delivery: 3 mentions\./)
  })

  it('are pinned and unpinned', async () => {
    await team.say('june', 'theme pin T-2')
    const first = async () => (await team.ledger.listThemes(NOON, 1, 0)).themes[0]
    expect(await first()).toMatchObject({ id: 2, pinned: true })
    await team.say('june', 'theme unpin T-2')
    expect(await first()).toMatchObject({ id: 1, pinned: false })
  })

  it('says what is wrong, with what would be right', async () => {
    for (const [line, says] of [
      ['theme', 'Which theme? For example: '],
      ['theme T-1 dance', 'It can be shown, renamed, merged, split, pinned or unpinned.'],
      ['theme rename T-1', 'What shall it be called?'],
      [`theme rename T-1 ${'x'.repeat(61)}`, 'A name holds at most 60 characters.'],
      ['theme merge T-1', 'Into which theme?'],
      ['theme merge T-1 T-1', 'Those are one theme already.'],
      ['theme T-99', 'There is no theme T-99.'],
      ['theme split T-1', 'By which words?'],
      ['theme split T-1 …', 'By which words?'],
      [`theme split T-1 ${'x'.repeat(61)}`, 'The words hold at most 60 characters.'],
      ['theme split T-99 second', 'There is no theme T-99.'],
      ['theme split T-1 refund', 'No mention of T-1 late delivery holds “refund”.'],
      ['theme split T-1 words', 'All mentions of T-1 late delivery hold “words”: rename it instead.'],
      ['theme merge T-1 T-99', 'There is no theme T-99.'],
    ] as const)
      expect((await team.say('june', line)).card.summary).toContain(says)
  })
})
