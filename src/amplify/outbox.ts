import type { Debt, OutboxLedger, Settlement } from '../core/ledger.ts'
import { type Instant, SECOND } from '../core/time.ts'
import { createBell } from './bell.ts'
import { type CourierParts, createCourier } from './courier.ts'
import { DEBT_LEASE_MS, mayBeThere } from './delivery.ts'
import { createSettler } from './settler.ts'

export interface Outbox {
  /** Sends what is due now, waits for the answers, and says how many debts it took. */
  step(): Promise<number>
  /**
   * Sends what falls due until `signal` aborts, then waits a few seconds for what is under way; what has
   * no answer by then is looked for at the next start. Never rejects.
   */
  run(signal: AbortSignal): Promise<void>
  /** Something was just owed: look at once. */
  wake(): void
}

export interface OutboxParts extends CourierParts {
  readonly ledger: Pick<OutboxLedger, 'claimDebts' | 'settleAll' | 'nextDebtAt'>
  /** Told of every debt that ended or was put off. */
  readonly settled?: (debt: Debt, settlement: Settlement) => void
}

/** Debts under way at a time. */
const LIMIT = 200

/** Another instance may owe something and die before it sends it: look now and then, unasked. */
const REST_MS = 2 * SECOND

/** How long it waits for answers when it is told to stop. */
const DRAIN_MS = 3 * SECOND

/** Where a debt seems due and is not given, it is another's: do not ask without pause. */
const BREATH_MS = 20

export function createOutbox(parts: OutboxParts): Outbox {
  const { ledger, place, clock, log } = parts
  const courier = createCourier(parts)
  const settler = createSettler(ledger, clock)
  const bell = createBell(clock)

  return {
    async step() {
      const debts = await claim(LIMIT)
      await Promise.all(byQueue(debts).map((queue) => sendInOrder(queue, new AbortController().signal)))
      return debts.length
    },

    async run(signal) {
      let room = LIMIT
      const sending = new Set<Promise<void>>()
      signal.addEventListener('abort', bell.ring, { once: true })
      while (!signal.aborted) {
        const restMs = room > 0 ? await sendDue() : REST_MS
        if (restMs > 0 && !signal.aborted) await bell.rest(restMs)
      }
      signal.removeEventListener('abort', bell.ring)
      const drained = new AbortController()
      await Promise.race([
        Promise.all(sending).then(() => drained.abort()),
        clock.after(DRAIN_MS, drained.signal),
      ])

      /** How long to rest then. */
      async function sendDue(): Promise<number> {
        try {
          const asked = room
          const debts = await claim(asked)
          for (const queue of byQueue(debts)) send(queue)
          if (debts.length === asked) return 0
          const next = await ledger.nextDebtAt()
          return next === null ? REST_MS : Math.min(REST_MS, Math.max(BREATH_MS, next - clock.now()))
        } catch (error) {
          log.error({ err: error }, 'the outbox cannot read what is owed')
          return REST_MS
        }
      }

      function send(queue: readonly Debt[]): void {
        room -= queue.length
        const sent = sendInOrder(queue, signal)
          // Unsettled, their leases run out; then the chat is asked whether they are there.
          .catch((error: unknown) => log.error({ err: error }, 'deliveries could not be settled'))
          .finally(() => {
            room += queue.length
            sending.delete(sent)
            // A claim is a durable commit: take many at once, but let no slow queue keep the others waiting.
            if (room >= LIMIT / 2 || sending.size === 0) bell.ring()
            else void clock.after(BREATH_MS, signal).then(bell.ring)
          })
        sending.add(sent)
      }
    },

    wake: bell.ring,
  }

  function claim(limit: number): Promise<readonly Debt[]> {
    return ledger.claimDebts(clock.now(), DEBT_LEASE_MS, (queue) => place(queue)?.paceMs ?? 0, limit)
  }

  /** Where one must wait, those behind it wait too. */
  async function sendInOrder(queue: readonly Debt[], stop: AbortSignal): Promise<void> {
    const settling: Promise<unknown>[] = []
    const failures: unknown[] = []
    const settle = (debt: Debt, settlement: Settlement, sent: boolean) =>
      settling.push(
        settler({ debt, settlement }).then(
          (held) => sent && tell(debt, settlement, held),
          (error: unknown) => failures.push(error),
        ),
      )

    let waits: { readonly notBefore: Instant; readonly fault: string | null } | null = null
    let unclear = false
    for (const debt of queue) {
      if (stop.aborted) waits ??= { notBefore: clock.now(), fault: null }
      if (waits === null) {
        const settlement = await courier.deliver(debt, stop)
        if (settlement === null || settlement.state === 'later')
          waits = settlement ?? { notBefore: clock.now(), fault: null }
        if (settlement === null) unclear = true
        else settle(debt, settlement, true)
      } else if (!unclear || !mayBeThere(debt)) {
        const settlement = await courier.putOff(debt, waits.notBefore, waits.fault)
        if (settlement) settle(debt, settlement, false)
        else unclear = true
      }
    }
    await Promise.all(settling)
    if (failures.length > 0) throw failures[0]
  }

  function tell(debt: Debt, settlement: Settlement, held: boolean): void {
    const about = { debt: debt.id, queue: debt.queue, owed: debt.owed.owe }
    if (!held) {
      log.warn(about, 'a lease ran out while sending; another instance looks what became of it')
      return
    }
    parts.settled?.(debt, settlement)
    if (settlement.state === 'in doubt')
      log.warn({ ...about, reason: settlement.reason }, 'a post is in doubt: a person has to look')
    else if (settlement.state === 'refused')
      log.error({ ...about, reason: settlement.reason }, 'the chat refused a post')
    else if (settlement.state === 'later' && settlement.fault !== null)
      log.warn({ ...about, fault: settlement.fault, until: settlement.notBefore }, 'a delivery is put off')
  }
}

function byQueue(debts: readonly Debt[]): readonly (readonly Debt[])[] {
  return [...Map.groupBy(debts, (debt) => debt.queue).values()]
}
