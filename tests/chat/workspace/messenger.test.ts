import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { createWorkspaceMessenger, directChannel } from '../../../src/chat/workspace/messenger.ts'
import { say } from '../../../src/core/card.ts'
import { systemClock } from '../../../src/core/time.ts'
import type { Post } from '../../../src/core/workspace.ts'
import { openLedger } from '../../../src/ledger/open.ts'
import { type MessengerStage, messengerContract } from '../../contracts/messenger.ts'

async function stage(): Promise<MessengerStage> {
  const folder = await mkdtemp(join(tmpdir(), 'earshot-messenger-'))
  const { ledger, room } = await openLedger({ file: join(folder, 'room.db') }, systemClock)
  const texts = (posts: readonly Post[]) => posts.map((post) => JSON.stringify(post.card))
  return {
    messenger: createWorkspaceMessenger(room, systemClock),
    address: 'operations',
    missing: null,
    member: 'ines',
    channel: async (address) => texts(await room.latest(address, null, 1_000)),
    thread: async (message) => texts(await room.thread(Number(message))),
    directs: async (member) => texts(await room.latest(directChannel(member), null, 1_000)),
    finds: true,
    async close() {
      await ledger.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

messengerContract('the workspace', stage)

it('posts once however often it is asked, and lets a ledger that fails be asked again', async () => {
  const { messenger, channel, close } = await stage()
  const [first, second] = [
    await messenger.post('operations', say('once'), 'the key'),
    await messenger.post('operations', say('once'), 'the key'),
  ]
  expect(second).toEqual(first)
  expect(await channel('operations')).toHaveLength(1)

  await close?.()
  expect(await messenger.post('operations', say('later'), 'another')).toMatchObject({
    outcome: 'unavailable',
  })
  expect(await messenger.update('1', say('later'))).toMatchObject({ outcome: 'unavailable' })
  expect(await messenger.find('operations', 'the key')).toEqual({ found: 'unknown' })
})

it('answers below a reply in the same thread', async () => {
  const { messenger, thread, close } = await stage()
  const root = await messenger.post('operations', say('root'), 'root')
  if (root.outcome !== 'delivered') throw new Error('not delivered')
  const reply = await messenger.reply(root.message, say('first'), 'first')
  if (reply.outcome !== 'delivered') throw new Error('not delivered')
  await messenger.reply(reply.message, say('second'), 'second')
  expect(await thread(root.message)).toHaveLength(2)
  await close?.()
})

it('writes to the same place by a member’s id, with or without the name of the chat', () => {
  expect(directChannel('ines')).toBe(directChannel('workspace:ines'))
})
