import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createWorkspaceMessenger, directChannel } from '../../src/chat/workspace/messenger.ts'
import { systemClock } from '../../src/core/time.ts'
import type { Post } from '../../src/core/workspace.ts'
import { openLedger } from '../../src/ledger/open.ts'
import { messengerContract } from './messenger.ts'

messengerContract('the workspace', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'earshot-'))
  const { ledger, room } = await openLedger({ file: join(folder, 'earshot.db') }, systemClock)
  const texts = (posts: readonly Post[]) => posts.map(({ card }) => JSON.stringify(card))
  const latest = async (channel: string) => texts(await room.latest(channel, null, 1_000))
  return {
    messenger: createWorkspaceMessenger(room, systemClock),
    address: 'billing',
    missing: null,
    member: 'ines',
    channel: latest,
    thread: async (message) => texts(await room.thread(Number(message))),
    directs: (member) => latest(directChannel(member)),
    finds: true,
    close: async () => {
      await ledger.close()
      rmSync(folder, { recursive: true })
    },
  }
})
