import { onTestFinished } from 'vitest'
import { say } from '../../../src/core/card.ts'
import type { ActRequest } from '../../../src/core/engagement.ts'
import type {
  Acted,
  ActOrder,
  Debt,
  Lease,
  Ledger,
  Pulled,
  Routed,
  RoutedCard,
  ThemesMoved,
  Understood,
} from '../../../src/core/ledger.ts'
import type { Found, Mention, MentionId } from '../../../src/core/mention.ts'
import { type Clock, DAY, HOUR, systemClock } from '../../../src/core/time.ts'
import type { Room } from '../../../src/core/workspace.ts'
import type { KeyvTable } from '../../../src/ledger/keyv.ts'
import { type LedgerOptions, openLedger } from '../../../src/ledger/open.ts'
import { found, NOON, pulled, routedOf, understoodOf } from './words.ts'

/** Where an empty ledger can be opened, as often as wanted. */
export type Fresh = () => Promise<LedgerOptions>

export const INES = { id: 'workspace:ines', name: 'Ines' }
export const BOB = { id: 'workspace:bob', name: 'Bob' }

const clock: Clock = { ...systemClock, now: () => NOON }

export interface Stage {
  readonly ledger: Ledger
  readonly room: Room
  readonly keyv: KeyvTable
  readonly options: LedgerOptions
  /** Stores these, and answers the references they got. */
  store(found: readonly Partial<Found>[], pulled?: Partial<Pulled>): Promise<readonly MentionId[]>
  /** Understands all that is unread. */
  understand(
    each?: (mention: Mention, index: number) => Partial<Understood>,
    themes?: ThemesMoved,
  ): Promise<void>
  /** Routes all that is unrouted. */
  route(each?: (mention: Mention, index: number) => Partial<Routed>): Promise<void>
  /** Stored, understood and shown in `billing`. */
  show(found: readonly Partial<Found>[], cards?: readonly RoutedCard[]): Promise<readonly MentionId[]>
  /** Posts all that is owed; the message of card 3 is `m3`. */
  deliver(now?: number): Promise<readonly Debt[]>
  claim(now?: number, paceMs?: number, limit?: number): Promise<readonly Debt[]>
  act(mention: MentionId, act: Partial<ActRequest>, order?: Partial<ActOrder>): Promise<Acted | null>
  lease(name?: string): Promise<Lease>
}

/** Opens an empty ledger for one test. */
export async function stage(fresh: Fresh): Promise<Stage> {
  const options = await fresh()
  return onStage(options)
}

export async function onStage(options: LedgerOptions): Promise<Stage> {
  const { ledger, room, keyv } = await openLedger(options, clock)
  onTestFinished(() => ledger.close())
  let keys = 0

  const made: Stage = {
    ledger,
    room,
    keyv,
    options,

    async store(given, over = {}) {
      const before = (await ledger.backlog(NOON)).mentions
      const batch = given.map((one) => found(one))
      const { stored } = await ledger.store(pulled(batch, over))
      return Array.from({ length: stored }, (_, index) => before + index + 1)
    },

    async understand(each = () => ({}), themes) {
      const lease = await made.lease('understand')
      const unread = await ledger.unread(1_000)
      const understood = unread.map((mention, index) => understoodOf(mention, each(mention, index)))
      await ledger.understood(lease, understood, NOON, themes)
    },

    async route(each = () => ({})) {
      const lease = await made.lease('amplify')
      const unrouted = await ledger.unrouted(1_000)
      const routed = unrouted.map((row, index) => routedOf(row.mention, each(row.mention, index)))
      await ledger.routed(lease, routed, NOON)
    },

    async show(given, cards = [{ channel: 'billing', reason: 'It is about money.', hold: null }]) {
      const ids = await made.store(given)
      await made.understand()
      await made.route(() => ({ cards }))
      return ids
    },

    async deliver(now = NOON) {
      const paid: Debt[] = []
      for (;;) {
        const debts = await made.claim(now)
        if (debts.length === 0) return paid
        for (const debt of debts) {
          await ledger.settle(debt, { state: 'done', message: messageOf(debt) }, now)
          paid.push(debt)
        }
      }
    },

    claim: (now = NOON, paceMs = 0, limit = 100) => ledger.claimDebts(now, HOUR, () => paceMs, limit),

    act: (mention, act, order = {}) =>
      ledger.act({
        mention,
        act: { verb: 'claim', member: INES, detail: {}, ...act },
        via: 'workspace',
        key: `key ${++keys}`,
        at: NOON,
        cards: [],
        tell: [],
        ...order,
      }),

    async lease(name = 'step') {
      const lease = await ledger.lease(name, 'test', NOON, 10 * DAY)
      if (!lease) throw new Error(`${name} is another's`)
      return lease
    },
  }
  return made
}

export function messageOf(debt: Debt): string {
  return 'card' in debt.owed ? `m${debt.owed.card}` : `direct ${debt.id}`
}

export function owedTo(debts: readonly Debt[]): readonly string[] {
  return debts.map(({ owed, queue }) => `${owed.owe} ${'card' in owed ? owed.card : owed.member} in ${queue}`)
}

export const HELLO = say('Hello.')
