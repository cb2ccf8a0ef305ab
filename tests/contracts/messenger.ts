import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Card, say } from '../../src/core/card.ts'
import type { Delivery, MessageRef, Messenger } from '../../src/core/ports.ts'
import { anyChart, CHARTS, essentials } from './charts.ts'

/** One chat, set up for the suite, and a person's view of it. */
export interface MessengerStage {
  readonly messenger: Messenger
  /** A channel that cards can be posted to. */
  readonly address: string
  /** One that they cannot; null where the chat takes any. */
  readonly missing: string | null
  /** Somebody's id within the chat. */
  readonly member: string
  /** What a reader sees in the channel outside threads, the oldest first: one text for each message. */
  channel(address: string): Promise<readonly string[]>
  /** What a reader sees below a message. */
  thread(message: MessageRef): Promise<readonly string[]>
  /** What the member sees of direct messages. */
  directs(member: string): Promise<readonly string[]>
  /** False: `find` answers `unknown`, because the chat cannot tell (a scope that is missing). */
  readonly finds: boolean
  close?(): Promise<void>
}

/** What every chat's adapter promises. */
export function messengerContract(name: string, make: () => Promise<MessengerStage>): void {
  describe(`the messenger of ${name}`, () => {
    let stage: MessengerStage
    let keys = 0
    const newKey = () => `card:${1_000 + keys++}`

    beforeAll(async () => {
      stage = await make()
    })
    afterAll(() => stage?.close?.())

    async function posted(words: string, key = newKey()): Promise<MessageRef> {
      return delivered(await stage.messenger.post(stage.address, say(words), key))
    }

    it('posts a card where people see its words, once', async () => {
      await posted('a parcel was late')
      expect(await seen('a parcel was late')).toBe(1)
    })

    it('gives every post its own reference, and keeps their order', async () => {
      const refs = [
        await posted('first of three'),
        await posted('second of three'),
        await posted('third of three'),
      ]
      expect(new Set(refs).size).toBe(3)
      const shown = (await stage.channel(stage.address)).filter((text) => text.includes('of three'))
      expect(shown.map((text) => /first|second|third/.exec(text)?.[0])).toEqual(['first', 'second', 'third'])
    })

    it('finds a post by its key, or says that it cannot tell', async () => {
      const key = newKey()
      const message = await posted('to be found', key)
      expect(await stage.messenger.find(stage.address, key)).toEqual(
        stage.finds ? { found: 'there', message } : { found: 'unknown' },
      )
      expect(await stage.messenger.find(stage.address, newKey())).toEqual({
        found: stage.finds ? 'absent' : 'unknown',
      })
    })

    it('updates a card in place, as often as asked', async () => {
      const message = await posted('nobody has it')
      const before = (await stage.channel(stage.address)).length
      for (let again = 0; again < 2; again++)
        expect(delivered(await stage.messenger.update(message, say('Ines has it')))).toBe(message)
      expect(await seen('nobody has it')).toBe(0)
      expect(await seen('Ines has it')).toBe(1)
      expect(await stage.channel(stage.address)).toHaveLength(before)
    })

    it('replies below the card, not in the channel', async () => {
      const message = await posted('a card with a thread')
      const before = await stage.channel(stage.address)
      const reply = delivered(await stage.messenger.reply(message, say('a reply in the thread'), newKey()))
      expect(reply).not.toBe(message)
      expect(await stage.channel(stage.address)).toEqual(before)
      expect((await stage.thread(message)).join()).toContain('a reply in the thread')
    })

    it('writes to a member alone', async () => {
      delivered(await stage.messenger.direct(stage.member, say('for your eyes'), newKey()))
      expect((await stage.directs(stage.member)).join()).toContain('for your eyes')
      expect(await seen('for your eyes')).toBe(0)
    })

    it('probes without posting', async () => {
      const before = await stage.channel(stage.address)
      expect(await stage.messenger.probe(stage.address)).toBeNull()
      expect(await stage.channel(stage.address)).toEqual(before)
    })

    it('says what to do about a channel it cannot post to, and keeps nothing from a person', async () => {
      if (stage.missing === null) return
      const reason = await stage.messenger.probe(stage.missing)
      expect(reason).toMatch(/\S+ \S+/)
      const delivery = await stage.messenger.post(stage.missing, say('into the void'), newKey())
      expect(['blocked', 'refused']).toContain(delivery.outcome)
    })

    it('answers, and does not throw, for a message that never was', async () => {
      for (const message of ['', '0', 'no such message']) {
        const update = await stage.messenger.update(message, say('x'))
        const reply = await stage.messenger.reply(message, say('x'), newKey())
        for (const { outcome } of [update, reply]) expect(['refused', 'blocked']).toContain(outcome)
      }
    })

    it('takes posts to one channel at the same time, each under its own key', async () => {
      const made = Array.from({ length: 8 }, (_, index) => ({ key: newKey(), words: `at once ${index}.` }))
      const refs = await Promise.all(made.map(({ key, words }) => posted(words, key)))
      expect(new Set(refs).size).toBe(made.length)
      for (const { words } of made) expect(await seen(words)).toBe(1)
      for (const [index, { key }] of made.entries())
        if (stage.finds)
          expect(await stage.messenger.find(stage.address, key)).toEqual({
            found: 'there',
            message: refs[index],
          })
    })

    it.each(CHARTS)('shows what is in a chart of $chart', async (chart) => {
      const mark = `a chart of ${chart.chart}`
      const card: Card = {
        summary: mark,
        parts: [
          { part: 'text', text: mark },
          { part: 'chart', chart },
        ],
      }
      delivered(await stage.messenger.post(stage.address, card, newKey()))
      const shown = (await stage.channel(stage.address)).find((text) => text.includes(mark))
      for (const words of essentials(chart)) expect(shown).toContain(words)
    })

    it('takes any card, whatever is in it', { timeout: 60_000 }, async () => {
      await fc.assert(
        fc.asyncProperty(anyCard, async (card) => {
          const message = delivered(await stage.messenger.post(stage.address, card, newKey()))
          delivered(await stage.messenger.update(message, card))
        }),
        { numRuns: 40 },
      )
    })

    async function seen(words: string): Promise<number> {
      return (await stage.channel(stage.address)).filter((text) => text.includes(words)).length
    }
  })
}

function delivered(delivery: Delivery): MessageRef {
  expect(delivery).toMatchObject({ outcome: 'delivered' })
  return delivery.outcome === 'delivered' ? delivery.message : ''
}

const HOSTILE = [
  '<!channel> @here @everyone <@U123> &amp; *bold* _i_ ~s~ `c` [a](https://evil.example)',
  '<https://evil.example|https://larkbean.example>',
  '<script>alert(1)</script> <at>all</at>',
  '\u202Egnp.exe\u202C \u200B\u2066x\u2069 \u0000\u0007',
  'العربية 👩‍👩‍👧‍👦 🏴󠁧󠁢󠁷󠁬󠁳󠁿 e\u0301\u0301\u0301',
  '-'.repeat(10_000),
  '\n\n\n',
  '',
]
const words = fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ unit: 'grapheme', maxLength: 300 }))
const tone = fc.constantFrom('neutral', 'good', 'bad', 'urgent')
const link = fc.webUrl().map((url) => ({ label: `Open at ${new URL(url).host}`, url }))
const button = fc
  .tuple(
    words,
    fc.constantFrom('primary', 'danger', 'plain'),
    fc.oneof(
      fc.constant({ does: 'run', command: 'claim M-1' } as const),
      fc.constant({ does: 'ask', form: { form: 'log', mention: 1 } } as const),
      fc.webUrl().map((url) => ({ does: 'link', url }) as const),
    ),
  )
  .map(([label, style, does]) => ({ label, style, ...does }))

/** Any card there can be, hostile ones among them. */
export const anyCard: fc.Arbitrary<Card> = fc.record({
  summary: words,
  parts: fc.array(
    fc.oneof(
      fc.record({ part: fc.constant('heading'), text: words, tone }),
      fc.record({ part: fc.constant('quote'), text: words, by: fc.option(words), link: fc.option(link) }),
      fc.record({ part: fc.constant('text'), text: words }),
      fc.record({
        part: fc.constant('facts'),
        facts: fc.array(fc.record({ label: words, value: words }), { maxLength: 14 }),
      }),
      fc.record({
        part: fc.constant('list'),
        items: fc.array(
          fc.record({
            text: words,
            detail: fc.option(words),
            tone,
            open: fc.option(fc.constant('show M-1')),
          }),
          { maxLength: 30 },
        ),
      }),
      fc.record({ part: fc.constant('actions'), actions: fc.array(button, { maxLength: 8 }) }),
      fc.record({ part: fc.constant('note'), text: words }),
      fc.record({ part: fc.constant('chart'), chart: anyChart }),
    ),
    { maxLength: 8 },
  ),
})
