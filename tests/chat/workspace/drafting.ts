import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createComposer } from '../../../src/amplify/compose.ts'
import { createOutbox } from '../../../src/amplify/outbox.ts'
import { createPlaces } from '../../../src/amplify/places.ts'
import { createWorkspace } from '../../../src/chat/workspace/index.ts'
import type { Card } from '../../../src/core/card.ts'
import type { Form } from '../../../src/core/form.ts'
import { systemClock } from '../../../src/core/time.ts'
import { createDesk } from '../../../src/engage/desk.ts'
import { createDirectory } from '../../../src/engage/directory.ts'
import { openLedger } from '../../../src/ledger/open.ts'
import { createExpress } from '../../../src/server/express.ts'
import { listen } from '../../../src/server/http.ts'
import { hear, leaseOf } from '../../amplify/ledger.ts'
import { configOf } from '../../amplify/rows.ts'
import { silentLog } from '../../amplify/silent-log.ts'
import { answeringDouble } from '../../answering-double.ts'
import type { DraftingStage, Seen } from '../../contracts/drafting.ts'
import { commandOf, textOf } from '../../engage/team.ts'
import { send } from './client.ts'

/** A workspace with one mention, a real desk behind it, and June, who may send. */
export async function openDrafting(): Promise<DraftingStage & { readonly address: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'earshot-drafting-'))
  const config = configOf({
    members: [{ handle: 'june', name: 'June', role: 'manager', departments: ['billing'] }],
  })
  const clock = systemClock
  const { ledger, room } = await openLedger({ file: join(folder, 'e.db') }, clock)
  const directory = createDirectory(config, 'workspace')
  const answering = answeringDouble()
  const desk = createDesk({ ledger, directory, config, answering, clock, sources: async () => [] })
  const chat = await createWorkspace(config, {
    desk,
    ledger,
    room,
    directory,
    clock,
    log: silentLog,
    acked() {},
  })
  if (chat.router === null) throw new Error('no page')
  const listening = await listen(
    createExpress([{ path: '/', router: chat.router }], silentLog),
    '127.0.0.1',
    0,
  )
  const port = Number(new URL(listening.address).port)
  const outbox = createOutbox({
    ledger,
    messengers: new Map([['workspace', chat.messenger]]),
    place: createPlaces(config),
    compose: createComposer(ledger, config),
    clock,
    log: silentLog,
  })
  const deliver = async () => {
    while ((await outbox.step()) > 0);
  }
  await hear(ledger, clock, [{ found: { text: 'I was charged twice.' } }])
  const cards = [{ channel: 'billing', reason: 'It is about money.', hold: null }] as const
  const routed = { mention: 1, notability: 0.9, reason: 'r', department: 'billing', cards }
  await ledger.routed(await leaseOf(ledger, clock), [routed], clock.now())
  await deliver()
  const [root] = await room.latest('billing', null, 9)
  if (!root) throw new Error('no card')

  let form: Form | null = null
  let whisper: Card | null = null
  async function post(path: string, body: object) {
    const reply = await send(
      { port },
      {
        method: 'POST',
        path: `/workspace/${path}`,
        headers: {
          'x-earshot-member': 'workspace:june',
          origin: `http://localhost:${port}`,
          'content-type': 'application/json',
        },
        body: JSON.stringify(path === 'form' ? body : { key: randomUUID(), channel: 'billing', ...body }),
      },
    )
    if (reply.status !== 200) throw new Error(reply.text)
    const answer = JSON.parse(reply.text)
    if (answer.whisper) whisper = answer.whisper.card
    return answer
  }
  function seen(answer: { form?: Form; faults?: Seen['faults']; whisper?: { card: Card } }): Seen {
    if (answer.form) form = answer.form
    else if (!answer.faults) form = null
    const words = [form?.intro ?? '', textOf({ summary: '', parts: form?.parts ?? [] })]
    const fields = form?.fields ?? []
    return {
      title: form?.title ?? '',
      words: [...words, ...fields.map(({ label, hint }) => `${label} ${hint ?? ''}`)].join('\n'),
      fields: Object.fromEntries(fields.map(({ name, initial }) => [name, initial ?? ''])),
      faults: answer.faults ?? {},
    }
  }
  const said = () => (whisper === null ? '' : textOf(whisper))

  return {
    address: listening.address,
    ledger,
    answering,
    open: async () => seen(await post('form', { request: { form: 'draft', mention: 1 } })),
    look: () => Promise.reject(new Error('The page waits.')),
    async submit(values) {
      if (form === null) throw new Error('no form')
      const { form: name, mention, carries, fields } = form
      const before = Object.fromEntries(fields.map(({ name: field, initial }) => [field, initial ?? '']))
      const request = { form: name, mention, ...(carries === undefined ? {} : { carries }) }
      return seen(await post('submit', { thread: root.id, request, values: { ...before, ...values } }))
    },
    async run(line) {
      await post('say', { thread: null, text: `/gap ${line}` })
      return said()
    },
    async inThread(line) {
      await post('say', { thread: root.id, text: `/gap ${line}` })
      return said()
    },
    async press(label) {
      if (whisper === null) throw new Error('nothing was said')
      await post('run', { thread: root.id, command: commandOf(whisper, label) })
    },
    async card() {
      await deliver()
      const now = await room.byId(root.id)
      return now === null ? '' : textOf(now.card)
    },
    async thread() {
      await deliver()
      return (await room.thread(root.id))
        .filter(({ id }) => id !== root.id)
        .map(({ card }) => textOf(card))
        .join('\n')
    },
    async close() {
      await listening.close()
      await ledger.close()
      rmSync(folder, { recursive: true })
    },
  }
}
