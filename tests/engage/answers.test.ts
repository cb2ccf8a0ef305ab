import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Card } from '../../src/core/card.ts'
import { DAY, HOUR, MINUTE } from '../../src/core/time.ts'
import { VERB_NAMES } from '../../src/core/verbs.ts'
import { commandOf, NOON, openTeam, type Team, textOf } from './team.ts'

let team: Team
beforeEach(async () => {
  team = await openTeam()
})
afterEach(() => team.close())

describe('show', () => {
  it('tells the whole story', async () => {
    const [id = 0] = await team.hear({
      text: 'I was charged twice for one bag.',
      title: 'Two charges',
      analysis: { urgency: 'high', themes: ['double charge'], promises: ['A fair price.'] },
    })
    const [copy = 0] = await team.hear({ text: 'charged twice', source: 'forum', copyOf: id })
    await team.say('noor', `claim ${id}`)
    team.clock.move(2 * HOUR)
    await team.say('noor', `log ${id} refund Paid back https://tickets.example/7`)
    team.clock.move(DAY)
    await team.say('june', `close ${id} The customer is happy`)
    const { ok, card } = await team.say('noor', `show ${id}`)
    expect(ok).toBe(true)
    expect(card.summary).toBe(`M-${id}, complaint, closed: I was charged twice for one bag.`)
    expect(textOf(card)).toMatchInlineSnapshot(`
      "M-1 🔻 Complaint, closed
      Two charges
      I was charged twice for one bag.
      Ana P. · reviews · yesterday 07:00
      Open at reviews.example
      Understood as: almost certainly complaint, for billing; probably negative; perhaps urgent
      Because of: charged
      About: double charge
      Our promise: A fair price.
      Department: billing
      Why it came here: It is about billing.
      Shown in: billing (posted; It is for billing.)
      1 copy: M-2 in forum
      Noor claimed it
      yesterday 07:00, in the workspace
      Noor logged a refund: “Paid back” (tickets.example)
      yesterday 09:00, in the workspace
      June closed it: “The customer is happy”
      today 09:00, in the workspace
      [Reopen] [Correct…] [Why] [Open at tickets.example]"
    `)
    expect((await team.say('noor', `show ${copy}`)).card.parts[1]).toEqual({
      part: 'text',
      text: `M-${copy} repeats these words; it is told here.`,
    })
  })

  it('says why nobody was told', async () => {
    const [id = 0] = await team.hear({ text: 'Hm.', unseen: true })
    const text = textOf((await team.say('noor', `show ${id}`)).card)
    expect(text).toContain('not before the team')
    expect(text).toContain('Why nobody was told: It is not notable enough.')
    expect(text).toContain('Nobody has done anything about it yet.')
  })

  it('says until when it sleeps, and offers what makes sense then', async () => {
    const [id = 0] = await team.hear({ text: 'Later.' })
    await team.say('june', `snooze ${id} 3d`)
    const text = textOf((await team.say('june', `show ${id}`)).card)
    expect(text).toContain('snoozed until Tue 13:00')
    expect(text).toContain('[Reopen now]')
  })

  it('links every action once, with its real host', async () => {
    const [id = 0] = await team.hear({ text: 'Broken.' })
    for (const link of ['https://a.example/1', 'https://a.example/1', 'https://bank.example@b.example/2'])
      await team.say('june', `log ${id} fix Done ${link}`)
    const { card } = await team.say('june', `show ${id}`)
    const links = card.parts.flatMap((part) =>
      part.part === 'actions' ? part.actions.filter((button) => button.does === 'link') : [],
    )
    expect(links).toMatchObject([
      { label: 'Open at b.example', url: 'https://b.example/2' },
      { label: 'Open at a.example', url: 'https://a.example/1' },
    ])
  })

  it('a long history is told from its end', async () => {
    const [id = 0] = await team.hear({ text: 'Broken.' })
    for (let turn = 1; turn <= 30; turn++) await team.say('june', `log ${id} fix Part ${turn}`)
    const text = textOf((await team.say('june', `show ${id}`)).card)
    expect(text).toContain('after 5 earlier acts')
    expect(text).toContain('Part 30')
    expect(text).not.toContain('“Part 5”')
  })
})

describe('list', () => {
  it('shows the most pressing first, each row opens its story, and pages lead on', async () => {
    const ids = await team.hear(
      ...Array.from({ length: 23 }, (_, index) => ({ text: `Complaint number ${index + 1}` })),
    )
    const [urgent = 0] = await team.hear({ text: 'It burns!', analysis: { urgency: 'high' } })
    const first = await team.say('june', 'list')
    expect(textOf(first.card)).toContain('24 unfinished mentions')
    expect(textOf(first.card)).toContain('Page 1 of 3.')
    const items = first.card.parts.flatMap((part) => (part.part === 'list' ? part.items : []))
    expect(items).toHaveLength(10)
    expect(items[0]).toEqual({
      text: `M-${urgent} 🔻 It burns!`,
      detail: 'Complaint · urgent · open · billing · reviews · just now',
      tone: 'urgent',
      open: `show M-${urgent}`,
    })
    const second = await team.say('june', commandOf(first.card, 'Next page'))
    const third = await team.say('june', commandOf(second.card, 'Next page'))
    expect(textOf(third.card)).toContain(`M-${ids[22]}`)
    expect(() => commandOf(third.card, 'Next page')).toThrow()
    expect(await team.say('june', commandOf(second.card, 'Previous page'))).toEqual(first)
    const beyond = await team.say('june', 'list page 9')
    expect(beyond.ok).toBe(false)
    expect(await team.say('june', commandOf(beyond.card, 'Last page'))).toEqual(third)
  })

  it('narrows by status, holder, department and kind', async () => {
    const [mine = 0, theirs = 0, praise = 0, closed = 0] = await team.hear(
      { text: 'one' },
      { text: 'two' },
      { text: 'three', analysis: { kind: 'praise', department: 'people' } },
      { text: 'four' },
    )
    await team.say('noor', `claim ${mine}`)
    await team.say('piet', `claim ${theirs}`)
    await team.say('june', `close ${closed}`)
    const shown = async (line: string) =>
      (await team.say('noor', line)).card.parts.flatMap((part) =>
        part.part === 'list' ? part.items.map(({ text }) => Number(/^M-(\d+)/.exec(text)?.[1])) : [],
      )
    expect(await shown('list mine')).toEqual([mine])
    expect(await shown('list @piet')).toEqual([theirs])
    expect(await shown('list open')).toEqual([praise])
    expect(await shown('list praise in people')).toEqual([praise])
    expect(await shown('list closed')).toEqual([closed])
    expect(await shown('list billing')).toEqual([mine, theirs])
    expect((await shown('list all')).sort()).toEqual([mine, theirs, praise, closed].sort())
    expect(await shown('list')).toEqual([mine, theirs, praise])
  })

  it('an empty one says so, and an unknown colleague is asked back', async () => {
    const { ok, card } = await team.say('noor', 'list mine')
    expect(ok).toBe(true)
    expect(textOf(card)).toBe('No unfinished mentions with you.\n[Show all]')
    expect((await team.say('noor', 'list @pit')).card.summary).toContain('Did you mean @piet?')
  })
})

describe('search', () => {
  it('finds, pages, and opens', async () => {
    await team.hear(
      ...Array.from({ length: 12 }, (_, index) => ({ text: `The parcel ${index + 1} is late` })),
    )
    const [other = 0] = await team.hear({ text: 'The invoice is late', analysis: { department: 'product' } })
    const first = await team.say('noor', 'search parcel')
    expect(textOf(first.card)).toContain('Found for parcel')
    const second = await team.say('noor', commandOf(first.card, 'Older'))
    expect(second.card.parts.flatMap((part) => (part.part === 'list' ? part.items : []))).toHaveLength(2)
    expect(textOf((await team.say('noor', 'search late dept:product')).card)).toContain(`M-${other}`)
    expect(await team.say('noor', commandOf(second.card, 'Newer'))).toEqual(first)
  })

  it('says what it does not understand, and when nothing is found', async () => {
    expect((await team.say('noor', 'search dept:moon')).card.summary).toContain('none of: billing')
    expect((await team.say('noor', 'search from:moon late')).card.summary).toContain(
      '“moon” is none of: reviews',
    )
    expect((await team.say('noor', 'search unicorn')).card.summary).toBe('Nothing was found for unicorn.')
  })
})

describe('sources', () => {
  const state = {
    name: 'reviews',
    fingerprint: 'f',
    cursor: null,
    failures: 0,
    notBefore: 0,
    lastPullAt: NOON - MINUTE,
    lastSuccessAt: NOON - 5 * MINUTE,
    fault: null,
    stored: 1_234,
    skipped: 1,
    lastMentionAt: NOON - HOUR,
  }
  const source = { name: 'reviews', kind: 'feed', every: '10m', pulling: false, finished: false, state }

  it('says in plain words how each does', async () => {
    team.health.push(source)
    const { card } = await team.say('noor', 'sources')
    expect(textOf(card)).toBe(
      '1 source, and no trouble\nreviews: works\nfeed · every 10 minutes · last read 5 minutes ago · 1,234 mentions · the last 1 hour ago · 1 entry could not be read',
    )
  })

  it('tells managers what is wrong, and the staff that something is', async () => {
    const fault = 'The server says 403.\u202E Check the key.'
    team.health.push({ ...source, state: { ...state, failures: 3, fault, notBefore: NOON + HOUR } })
    const forStaff = textOf((await team.say('noor', 'sources')).card)
    expect(forStaff).toContain('1 of 1 source cannot be read at present')
    expect(forStaff).not.toContain('403')
    const forManager = textOf((await team.say('june', 'sources')).card)
    expect(forManager).toContain('The server says 403. Check the key.')
    expect(forManager).toContain('not before today 14:00')
  })

  it('an empty config says where they are named', async () => {
    expect((await team.say('noor', 'sources')).card.summary).toContain('nothing yet')
  })
})

describe('mutes', () => {
  it('are made, listed and lifted', async () => {
    expect((await team.say('june', 'mute word Free Coupon for 3d')).card.summary).toContain(
      'with the word Free Coupon stay out of the channels until Tue 13:00',
    )
    await team.say('june', 'mute source reviews')
    const text = textOf((await team.say('noor', 'mutes')).card)
    expect(text).toContain('word Free Coupon\nuntil Tue 07:00 · by June, today 07:00')
    expect(text).toContain('source reviews\nuntil unmuted')
    expect((await team.say('june', 'unmute word free coupon')).ok).toBe(true)
    expect((await team.say('june', 'unmute word free coupon')).card.summary).toContain('is not muted')
    expect(await team.ledger.mutes(NOON)).toMatchObject([{ what: 'source', value: 'reviews', by: 'June' }])
    expect((await team.say('june', 'mute source moon')).card.summary).toContain('no source “moon”')
  })
})

describe('help', () => {
  const rowsOf = (card: Card) => card.parts.flatMap((part) => (part.part === 'list' ? part.items : []))

  it('is a few groups, which open their commands, which open all about each', async () => {
    const { card } = await team.say('noor', '')
    expect(textOf(card)).toContain('👀 claim')
    const groups = rowsOf(card)
    expect(groups.length).toBeLessThan(8)
    const told: string[] = []
    for (const { open: group } of groups) {
      const commands = rowsOf((await team.say('noor', group ?? '')).card)
      for (const { text, open } of commands) {
        told.push(text)
        const topic = await team.say('noor', open ?? '')
        expect(topic.ok, open ?? '').toBe(true)
        expect(textOf(topic.card)).toContain('Examples:\n/gap ')
      }
    }
    expect(told.toSorted()).toEqual([...VERB_NAMES].toSorted())
  })

  it('says who may, what else is understood, and each way on a line of its own', async () => {
    expect(textOf((await team.say('noor', 'help settings')).card)).toContain('Needs the role manager.')
    const about = textOf((await team.say('noor', 'help draft')).card)
    expect(about).toContain('\n/gap draft D-7\n/gap draft sent|again|drop D-7')
    expect(about).toContain('reply, answer, respond')
    expect(textOf((await team.say('noor', 'help mute')).card)).toContain(
      'mute word|author|source value [for 3d]',
    )
  })

  it('says in Teams what people type there', async () => {
    const door = { via: 'teams', key: 'k', about: null } as const
    const asked = async (line: string) =>
      textOf((await team.desk.run(await team.who('noor'), line, door)).card)
    expect(await asked('help')).toContain('\n@Earshot list mine\n')
    expect(await asked('help')).toContain('In the chat with me alone')
    expect(await asked('help log')).toContain('Examples:\n@Earshot log')
    expect(`${await asked('help')}${await asked('help log')}`).not.toContain('/gap')
  })

  it('works in each of the lines that are said on most days', async () => {
    const { card } = await team.say('noor', 'help')
    const lines = [...textOf(card).matchAll(/^\/gap (.+)$/gm)].map(([, line]) => line ?? '')
    expect(lines.length).toBeGreaterThan(3)
    for (const line of lines)
      expect((await team.say('noor', line)).card.summary, line).not.toMatch(/I do not know|For example/)
  })

  it('is a button on every problem', async () => {
    const { card } = await team.say('noor', 'log 1 unclear')
    expect(
      textOf(await team.say('noor', commandOf(card, 'Help on log')).then((help) => help.card)),
    ).toContain('/gap log M-142 fix Corrected the opening hours')
  })
})
