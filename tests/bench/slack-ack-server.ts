import { createHmac, timingSafeEqual } from 'node:crypto'
import { mkdtempSync } from 'node:fs'
import { createServer, type RequestListener } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { App, HTTPReceiver } from '@slack/bolt'
import { createSlack } from '../../src/chat/slack/index.ts'
import { configSchema } from '../../src/config/schema.ts'
import { say } from '../../src/core/card.ts'
import type { Desk } from '../../src/core/desk.ts'
import { systemClock } from '../../src/core/time.ts'
import { createDesk } from '../../src/engage/desk.ts'
import { createDirectory } from '../../src/engage/directory.ts'
import { openLedger } from '../../src/ledger/open.ts'
import { createExpress } from '../../src/server/express.ts'
import { answeringDouble } from '../answering-double.ts'
import { SILENT } from '../chat/slack/parts.ts'
import { storeMany, understandAll } from '../chat/slack/stage.ts'
import { BOT_TOKEN, SIGNING_SECRET } from '../peers/slack.ts'

// One of the servers that the bench compares. Says its port, and its CPU when asked.

const [kind = 'raw', mentions = '0'] = process.argv.slice(2)

const raw: RequestListener = (request, response) => {
  const chunks: Buffer[] = []
  request.on('data', (chunk: Buffer) => chunks.push(chunk))
  request.on('end', () => {
    const body = Buffer.concat(chunks).toString('utf8')
    const signed = createHmac('sha256', SIGNING_SECRET)
      .update(`v0:${request.headers['x-slack-request-timestamp']}:${body}`)
      .digest('hex')
    const same = timingSafeEqual(
      Buffer.from(`v0=${signed}`),
      Buffer.from(String(request.headers['x-slack-signature'])),
    )
    response.writeHead(same ? 200 : 401).end()
  })
}

function bareBolt(): RequestListener {
  const receiver = new HTTPReceiver({ signingSecret: SIGNING_SECRET, endpoints: ['/slack/events'] })
  const app = new App({ receiver, authorize: async () => ({ botToken: BOT_TOKEN }) })
  app.command('/gap', ({ ack }) => ack())
  return receiver.requestListener
}

/** @param whole carry the whole act out; otherwise a single row stands for it */
async function earshot(whole: boolean): Promise<RequestListener> {
  const file = join(mkdtempSync(join(tmpdir(), 'earshot-ack-')), 'ledger.db')
  const config = configSchema.parse({
    brand: { name: 'Larkbean' },
    departments: { billing: { about: 'Charges.' } },
    members: [{ handle: 'noor', name: 'Noor', slack: 'U0000001' }],
    chat: { slack: { api: 'http://127.0.0.1:1/api/', botToken: BOT_TOKEN, signingSecret: SIGNING_SECRET } },
  })
  const { ledger, keyv } = await openLedger({ file }, systemClock)
  await storeMany(ledger, Number(mentions))
  await understandAll(ledger, {}, systemClock)
  const directory = createDirectory(config, 'slack')
  const desk = createDesk({
    ledger,
    directory,
    config,
    answering: answeringDouble(),
    clock: systemClock,
    sources: async () => [],
  })
  const oneRow: Desk = {
    ...desk,
    async run(_member, line, { key }) {
      await ledger.takeSlot('bench', key, systemClock.now())
      return { answer: 'answer', audience: 'only you', card: say(`Done: ${line}`), ok: true }
    },
  }
  const slack = await createSlack(config, {
    desk: whole ? desk : oneRow,
    ledger,
    directory,
    keyv,
    clock: systemClock,
    log: SILENT,
    acked: () => undefined,
  })
  return createExpress(slack.router === null ? [] : [{ path: '/', router: slack.router }], SILENT)
}

const listener = kind === 'raw' ? raw : kind === 'bolt' ? bareBolt() : await earshot(kind === 'claim')
const server = createServer(listener)
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  process.send?.(address !== null && typeof address === 'object' ? address.port : 0)
})
process.on('message', () => {
  const { user, system } = process.cpuUsage()
  process.send?.(user + system)
})
