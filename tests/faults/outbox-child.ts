/**
 * An Earshot that only sends what is owed, to a chat over HTTP, until it is killed:
 * `node outbox-child.ts <ledger file> <chat address> <start>`
 */
import { createOutbox } from '../../src/amplify/outbox.ts'
import { say } from '../../src/core/card.ts'
import type { Delivery, Finding, Messenger } from '../../src/core/ports.ts'
import { type Clock, systemClock } from '../../src/core/time.ts'
import { openLedger } from '../../src/ledger/open.ts'
import { silentLog } from '../amplify/silent-log.ts'

const [file = '', chat = '', start = ''] = process.argv.slice(2)

/** Since the start, time runs fast: waiting for a busy chat takes little. */
const SPEED = 20
const clock: Clock = {
  now: () => Number(start) + (Date.now() - Number(start)) * SPEED,
  after: (ms, signal) => systemClock.after(ms / SPEED, signal),
}

const { ledger } = await openLedger({ file, exclusive: true }, clock)
const outbox = createOutbox({
  ledger,
  messengers: new Map([['workspace', overHttp(chat)]]),
  place: (queue) => ({ chat: 'workspace', address: queue, paceMs: queue === 'paced' ? 50 : 0 }),
  compose: async (owed) => {
    if (!('card' in owed)) return null
    const record = await ledger.card(owed.card)
    return record && { card: say(`card ${record.id}`), message: record.message }
  },
  clock,
  log: silentLog,
})
process.on('disconnect', () => process.exit(0))
void outbox.run(new AbortController().signal)
while ((await ledger.nextDebtAt()) !== null) await systemClock.after(20)
process.send?.('nothing is owed')

function overHttp(address: string): Messenger {
  async function send(path: string, body: object): Promise<Delivery> {
    let response: Response
    try {
      response = await fetch(`${address}${path}`, { method: 'POST', body: JSON.stringify(body) })
    } catch {
      return { outcome: 'in doubt', reason: 'The connection broke.' }
    }
    if (response.status === 503) return { outcome: 'unavailable', reason: 'The chat answered 503.' }
    if (response.status === 429) return { outcome: 'throttled', until: clock.now() + 1_000 }
    return { outcome: 'delivered', message: await response.text() }
  }
  return {
    chat: 'workspace',
    post: (channel, _card, key) => send('/post', { channel, key }),
    update: (message) => send('/update', { message }),
    reply: () => Promise.reject(new Error('nothing is replied here')),
    direct: () => Promise.reject(new Error('nobody is written to here')),
    async find(_channel, key): Promise<Finding> {
      try {
        const response = await fetch(`${address}/find?key=${encodeURIComponent(key)}`)
        if (response.status === 404) return { found: 'absent' }
        return { found: 'there', message: await response.text() }
      } catch {
        return { found: 'unknown' }
      }
    },
    probe: async () => null,
  }
}
