import { messengerContract } from '../../contracts/messenger.ts'
import { wordsOf } from '../../peers/teams.ts'
import { linkTo, openStage } from './stage.ts'

messengerContract('Teams', async () => {
  const stage = await openStage()
  await stage.install()
  const { peer, billing, ines } = stage
  return {
    messenger: stage.teams.messenger,
    address: linkTo(billing),
    missing: linkTo('19:nowhere@thread.tacv2'),
    member: ines.aadObjectId,
    channel: async () => peer.seen(billing).map(wordsOf),
    thread: async (message) => peer.seen(message).map(wordsOf),
    directs: async () => peer.seen(`a:${ines.id.slice(3)}`).map(wordsOf),
    finds: false,
    close: () => stage.close(),
  }
})
