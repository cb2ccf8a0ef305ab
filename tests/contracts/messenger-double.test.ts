import { systemClock } from '../../src/core/time.ts'
import { MessengerDouble } from '../messenger-double.ts'
import { type MessengerStage, messengerContract } from './messenger.ts'

async function stage(finds: boolean): Promise<MessengerStage> {
  const messenger = new MessengerDouble(systemClock, ['C1'])
  messenger.tells = finds
  const texts = (address: string, thread: string | null) =>
    messenger.posts
      .filter((post) => post.address === address && post.thread === thread)
      .map((post) => JSON.stringify(post.card))
  return {
    messenger,
    address: 'C1',
    missing: 'C404',
    member: 'ines',
    channel: async (address) => texts(address, null),
    thread: async (message) => texts('C1', message),
    directs: async (member) => texts(`@${member}`, null),
    finds,
  }
}

messengerContract('the double', () => stage(true))
messengerContract('the double that cannot tell what is there', () => stage(false))
