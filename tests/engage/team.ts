import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Config, configSchema } from '../../src/config/schema.ts'
import type { Analysis } from '../../src/core/analysis.ts'
import type { Card, Part } from '../../src/core/card.ts'
import { sayChart } from '../../src/core/chart.ts'
import type { Answer, Desk, Door, FieldFaults } from '../../src/core/desk.ts'
import type { Form } from '../../src/core/form.ts'
import type { SourceHealth } from '../../src/core/health.ts'
import type { Ledger, Owed, Story } from '../../src/core/ledger.ts'
import type { Member } from '../../src/core/member.ts'
import type { Found, MentionId } from '../../src/core/mention.ts'
import { type Clock, MINUTE } from '../../src/core/time.ts'
import { createDesk } from '../../src/engage/desk.ts'
import { createDirectory } from '../../src/engage/directory.ts'
import type { Narrator } from '../../src/learn/phrase/narrator.ts'
import { openLedger } from '../../src/ledger/open.ts'
import { analysis } from '../analysis.ts'
import { type AnsweringDouble, answeringDouble } from '../answering-double.ts'

/** Saturday, in Berlin 13:00. */
export const NOON = Date.UTC(2026, 10, 14, 12)

export const config = configSchema.parse({
  brand: { name: 'Larkbean', people: ['Mira', 'Wren'] },
  zone: 'Europe/Berlin',
  departments: {
    billing: { about: 'Charges and refunds.' },
    product: { about: 'The machine and the app.' },
    people: { about: 'Service at the counter.', channel: 'counter' },
  },
  sources: [{ kind: 'sample', name: 'reviews', channel: 'reviews' }],
  members: [
    { handle: 'noor', name: 'Noor', departments: ['product'], zone: 'America/New_York' },
    { handle: 'piet', name: 'Piet', departments: ['product'] },
    { handle: 'mira', name: 'Mira', departments: ['people'] },
    { handle: 'june', name: 'June', role: 'manager' },
    { handle: 'alex', name: 'Alex', role: 'admin' },
  ],
})

export type Handle = 'noor' | 'piet' | 'mira' | 'june' | 'alex'

export interface Heard {
  readonly text: string
  readonly source?: string
  readonly title?: string | null
  readonly author?: Found['author']
  readonly url?: string | null
  readonly analysis?: Partial<Analysis>
  /** The mention that it repeats. */
  readonly copyOf?: MentionId
  /** Nobody is told of it. */
  readonly unseen?: boolean
}

/** A desk over a real ledger, with a clock that the test moves. */
export interface Team {
  readonly ledger: Ledger
  readonly clock: Clock & { move(ms: number): void }
  readonly desk: Desk
  readonly health: SourceHealth[]
  readonly answering: AnsweringDouble
  who(handle: Handle): Promise<Member>
  /** Stored, understood, and shown in its department's channel. The references, in order. */
  hear(...heard: readonly Heard[]): Promise<readonly MentionId[]>
  /** A command as typed. */
  say(handle: Handle, line: string, about?: MentionId | null, key?: string): Promise<Answer>
  story(mention: MentionId): Promise<Story>
  /** What is owed to the queue since it was last asked for. */
  owed(queue: string): Promise<readonly Owed[]>
  close(): Promise<void>
}

export interface TeamSettings {
  readonly narrator?: Narrator | null
  /** Settings that differ. */
  readonly replies?: Partial<Config['replies']>
}

export async function openTeam({ narrator = null, replies = {} }: TeamSettings = {}): Promise<Team> {
  const folder = mkdtempSync(join(tmpdir(), 'earshot-desk-'))
  let now = NOON
  const clock = {
    now: () => now,
    after: () => Promise.resolve(),
    move: (ms: number) => {
      now += ms
    },
  }
  const { ledger } = await openLedger({ file: join(folder, 'desk.db') }, clock)
  const directory = createDirectory(config, 'workspace')
  const health: SourceHealth[] = []
  const answering = answeringDouble()
  const desk = createDesk({
    ledger,
    directory,
    config: { ...config, replies: { ...config.replies, ...replies } },
    answering,
    clock,
    narrator,
    sources: async () => health,
  })
  const owed: { queue: string; owed: Owed }[] = []
  let keys = 0
  let entries = 0

  async function lease(name: string) {
    const lease = await ledger.lease(name, 'test', now, MINUTE)
    if (lease === null) throw new Error(`no lease for ${name}`)
    return lease
  }

  async function hear(...heard: readonly Heard[]): Promise<readonly MentionId[]> {
    for (const { source = 'reviews', text, title = null, author, url } of heard) {
      entries += 1
      const found: Found = {
        externalId: `e${entries}`,
        author: author === undefined ? { key: 'ana', name: 'Ana P.', url: null } : author,
        title,
        text,
        url: url === undefined ? `https://reviews.example/${entries}` : url,
        publishedAt: now,
        reach: 0,
        language: 'en',
      }
      const batch = {
        source,
        fingerprint: 'f',
        cursor: null,
        found: [found],
        skipped: 0,
        quiet: false,
        at: now,
      }
      await ledger.store(batch)
    }
    const unread = await ledger.unread(1_000)
    await ledger.understood(
      await lease('understand'),
      unread.map((mention, index) => ({
        mention: mention.id,
        analysis: { ...understanding(mention.text), ...heard[index]?.analysis },
        sketch: null,
        standing: 0,
        copyOf: heard[index]?.copyOf ?? null,
        leads: false,
      })),
      now,
    )
    const unrouted = await ledger.unrouted(1_000)
    const unseen = new Set(unread.filter((_, index) => heard[index]?.unseen).map(({ id }) => id))
    await ledger.routed(
      await lease('amplify'),
      unrouted.map(({ mention: { id }, analysis: { department } }) => ({
        mention: id,
        notability: 0.8,
        reason: unseen.has(id) ? 'It is not notable enough.' : 'It is about billing.',
        department,
        cards:
          unseen.has(id) || department === null
            ? []
            : [{ channel: department, reason: `It is for ${department}.`, hold: null }],
      })),
      now,
    )
    await deliver()
    return unread.map(({ id }) => id)
  }

  async function who(handle: Handle): Promise<Member> {
    const member = await directory.find(handle)
    if (member === null) throw new Error(`nobody is called ${handle}`)
    return member
  }

  /** Everything owed is sent at once; a card's message is named for its number. */
  async function deliver() {
    for (;;) {
      const debts = await ledger.claimDebts(now, MINUTE, () => 0, 100)
      if (debts.length === 0) return
      for (const debt of debts) {
        owed.push({ queue: debt.queue, owed: debt.owed })
        const message = debt.owed.owe === 'post' ? `message-${debt.owed.card}` : null
        await ledger.settle(debt, { state: 'done', message }, now)
      }
    }
  }

  return {
    ledger,
    clock,
    desk,
    health,
    answering,
    hear,
    who,
    async say(handle, line, about = null, key) {
      keys += 1
      return desk.run(await who(handle), line, doorFor(key ?? `key-${keys}`, about))
    },
    story: async (mention) => {
      const story = await ledger.story(mention)
      if (story === null) throw new Error(`there is no mention ${mention}`)
      return story
    },
    owed: async (queue) => {
      await deliver()
      const found = owed.filter((one) => one.queue === queue).map((one) => one.owed)
      owed.splice(0, owed.length, ...owed.filter((one) => one.queue !== queue))
      return found
    },
    close: async () => {
      await ledger.close()
      rmSync(folder, { recursive: true })
    },
  }
}

export function doorFor(key: string, about: MentionId | null = null): Door {
  return { via: 'workspace', key, about }
}

function understanding(text: string): Analysis {
  return analysis({
    summary: text.slice(0, 100),
    confidence: { kind: 0.9, sentiment: 0.7, department: 0.9, urgency: 0.5 },
    because: ['charged'],
  })
}

/** All that a person reads of a card, buttons included. */
export function textOf(card: Card): string {
  return card.parts.map(partText).join('\n')
}

function partText(part: Part): string {
  switch (part.part) {
    case 'quote':
      return [part.text, part.by, part.link?.label].join('\n')
    case 'facts':
      return part.facts.map(({ label, value }) => `${label}: ${value}`).join('\n')
    case 'list':
      return part.items.map(({ text, detail }) => `${text}\n${detail ?? ''}`).join('\n')
    case 'actions':
      return part.actions.map(({ label }) => `[${label}]`).join(' ')
    case 'chart':
      return sayChart(part.chart)
    default:
      return part.text
  }
}

/** The command that the button of this label runs. */
export function commandOf(card: Card, label: string): string {
  for (const part of card.parts)
    if (part.part === 'actions')
      for (const button of part.actions)
        if (button.label === label && button.does === 'run') return button.command
  throw new Error(`no button ${label} in:\n${textOf(card)}`)
}

export function answered(answer: Answer | FieldFaults | Form | null): Answer {
  if (answer === null || !('card' in answer)) throw new Error(`no answer: ${JSON.stringify(answer)}`)
  return answer
}
