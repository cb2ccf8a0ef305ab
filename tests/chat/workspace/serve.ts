import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import express from 'express'
import { live } from '../../../src/chat/workspace/live.ts'
import { workspaceRouter } from '../../../src/chat/workspace/routes.ts'
import { type Card, say } from '../../../src/core/card.ts'
import type { Log } from '../../../src/core/log.ts'
import type { Member, Role } from '../../../src/core/member.ts'
import { type Clock, systemClock } from '../../../src/core/time.ts'
import { openLedger } from '../../../src/ledger/open.ts'
import { silentLog } from '../../amplify/silent-log.ts'
import { createScriptedDesk } from './desk.ts'

const MEMBERS: readonly Member[] = [
  member('noor', 'Noor', 'staff', ['product']),
  member('piet', 'Piet', 'staff', ['operations']),
  member('sol', 'Sol', 'community manager', ['support', 'marketing']),
  member('june', 'June', 'manager', ['product', 'operations', 'billing']),
  member('alex', 'Alex', 'admin', []),
]

function member(handle: string, name: string, role: Role, departments: string[]): Member {
  return { id: `workspace:${handle}`, name, handle, role, departments, zone: 'Europe/Berlin' }
}

const CHANNELS = [
  {
    name: 'product',
    about: 'The machine, the grinder, the beans’ taste and quality, the app and the web shop.',
  },
  { name: 'operations', about: 'Roasting on time, packing, delivery, stock, and queues in the cafés.' },
  { name: 'support', about: 'Getting help, unanswered messages, repairs, account access.' },
  { name: 'billing', about: 'Charges, refunds, prices, invoices and the subscription’s cancellation.' },
  { name: 'people', about: 'The people in our cafés, how they treat guests.' },
  { name: 'marketing', about: 'Campaigns, adverts, events, what newspapers say of us.' },
  { name: 'urgent', about: 'It is urgent.' },
  { name: 'shout-outs', about: 'It praises one of us by name.' },
]

/** The workspace on a port of its own, over a ledger of its own and a scripted desk. */
export async function serveWorkspace(options: { clock?: Clock; log?: Log } = {}) {
  const { clock = systemClock, log = silentLog } = options
  const folder = await mkdtemp(join(tmpdir(), 'earshot-workspace-'))
  const file = join(folder, 'room.db')
  const opened = await openLedger({ file }, clock)
  const room = live(opened.room)
  const desk = createScriptedDesk(room)
  /** Which mention a post shows, by the post's id. */
  const mentions = new Map<string, number>()
  const acks: number[] = []
  const app = express()
  app.use(
    '/',
    workspaceRouter({
      room,
      desk,
      members: MEMBERS,
      channels: CHANNELS,
      brand: 'Larkbean',
      command: 'gap',
      reactions: [
        { emoji: 'eyes', means: 'I take it' },
        { emoji: 'white_check_mark', means: 'It is done' },
        { emoji: 'clap', means: 'Thank whoever earned it' },
        { emoji: 'no_entry_sign', means: 'Not for us' },
      ],
      mentionOf: async (_channel, message) => mentions.get(message) ?? null,
      clock,
      log,
      acked: (seconds) => acks.push(seconds),
    }),
  )
  const server = createServer(app)
  const listen = (port: number) =>
    new Promise<void>((resolve) => server.listen(port, '127.0.0.1', () => resolve()))
  const unlisten = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  await listen(0)
  const address = server.address()
  const port = address !== null && typeof address === 'object' ? address.port : 0
  let posted = 0

  return {
    room,
    desk,
    port,
    acks,
    origin: `http://127.0.0.1:${port}`,
    /** Posts a card, or a colleague's words. */
    async post(
      channel: string,
      card: Card | string,
      from: { at?: number; author?: string; thread?: number } = {},
    ) {
      const { at = clock.now(), author = null, thread = null } = from
      const shown = typeof card === 'string' ? say(card) : card
      const post = await room.post({ key: `test ${++posted}`, channel, thread, author, card: shown, at })
      const heading = shown.parts[0]
      const mention = heading?.part === 'heading' ? /^M-(\d+) /.exec(heading.text)?.[1] : undefined
      if (mention !== undefined) mentions.set(String(post.id), Number(mention))
      return post
    },
    /** The room as another instance has it. */
    async elsewhere() {
      const other = await openLedger({ file }, clock)
      return { room: other.room, close: () => other.ledger.close() }
    },
    /** As when the program is restarted. */
    async interrupt(meanwhile: () => Promise<unknown>) {
      await unlisten()
      await meanwhile()
      await listen(port)
    },
    async close() {
      await unlisten()
      await opened.ledger.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

export type Served = Awaited<ReturnType<typeof serveWorkspace>>
