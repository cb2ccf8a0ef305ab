import { createAddresses, readRef } from '../../../src/chat/slack/addresses.ts'
import { createSendCard } from '../../../src/chat/slack/charts.ts'
import { oneWorkspace } from '../../../src/chat/slack/install/workspaces.ts'
import { createMessenger } from '../../../src/chat/slack/messenger.ts'
import { createWeb } from '../../../src/chat/slack/web/web.ts'
import { systemClock } from '../../../src/core/time.ts'
import { type MessengerStage, messengerContract } from '../../contracts/messenger.ts'
import { BOT_TOKEN, startSlackPeer } from '../../peers/slack.ts'
import { wordsOf } from '../../peers/slack-staff.ts'
import { memoryKeyv, SILENT } from './parts.ts'
import { MANIFEST } from './stage.ts'

async function stage(history: boolean): Promise<MessengerStage> {
  const peer = await startSlackPeer({ manifest: MANIFEST, history })
  const ines = peer.person('ines')
  const billing = peer.world.channel('billing')
  const web = createWeb(peer.api, SILENT)
  const workspaces = oneWorkspace(BOT_TOKEN, web)
  await workspaces.look()
  const keyv = memoryKeyv()
  const addresses = createAddresses({
    channels: [],
    workspaces,
    web,
    keyv,
    ledger: { cardByMessage: async () => null },
    clock: systemClock,
  })
  // The suite posts faster than any workspace may.
  const pace = { take: () => 0, pause: () => undefined }
  const seen = (channel: string, thread: string | null) =>
    peer.world.messages
      .filter((one) => one.channel === channel && one.thread === thread)
      .map((one) => `${one.text}\n${wordsOf(one)}`)
  return {
    messenger: createMessenger({
      web,
      workspaces,
      addresses,
      pace,
      sendCard: createSendCard({ web, keyv, clock: systemClock, api: peer.api, log: SILENT }),
      keyv,
      clock: systemClock,
    }),
    address: '#billing',
    missing: '#no-such-channel',
    member: ines.id,
    channel: async () => seen(billing.id, null),
    thread: async (message) => seen(billing.id, readRef(message)?.ts ?? ''),
    directs: async (member) => seen(peer.world.direct(member).id, null),
    finds: history,
    close: () => peer.close(),
  }
}

messengerContract('Slack', () => stage(true))
messengerContract('Slack without the history scopes', () => stage(false))
