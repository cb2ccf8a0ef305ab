/**
 * An Earshot that only sends approved replies, to a GitHub on loopback, until it is killed:
 * `node replies-child.ts <ledger file> <GitHub's address> <start>`
 */
import { type Clock, systemClock } from '../../src/core/time.ts'
import { createHttp } from '../../src/http/http.ts'
import { openLedger } from '../../src/ledger/open.ts'
import { createReplier } from '../../src/reply/index.ts'
import { createSender } from '../../src/reply/sender.ts'
import { silentLog } from '../amplify/silent-log.ts'

const [file = '', api = '', start = ''] = process.argv.slice(2)

/** Since the start, time runs fast: waiting for a place to show what it has takes little. */
const SPEED = 40
const clock: Clock = {
  now: () => Number(start) + (Date.now() - Number(start)) * SPEED,
  after: (ms, signal) => systemClock.after(ms / SPEED, signal),
}

const { ledger } = await openLedger({ file, exclusive: true }, clock)
const http = createHttp({ version: '0', allowPrivate: ['127.0.0.1'], clock, perHost: 4 })
const replier = await createReplier({ by: 'github', token: 'gh-token', api }, { http, clock })
const step = createSender({ ledger, replier: () => replier, clock, log: silentLog })

process.on('disconnect', () => process.exit(0))
while ((await ledger.draftsIn(['approved', 'sending'], 1, 0)).total > 0)
  if ((await step()) === 0) await systemClock.after(20)
process.send?.('nothing is owed')
