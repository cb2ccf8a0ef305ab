import type { OutboxLedger } from '../core/ledger.ts'
import type { ChatName } from '../core/ports.ts'
import type { Place } from './courier.ts'

/** Earshot was let in somewhere in this chat: what could not be posted there is tried at once. */
export async function retryIn(
  chat: ChatName,
  ledger: Pick<OutboxLedger, 'queueFaults' | 'tryAgain'>,
  place: (queue: string) => Place | null,
): Promise<void> {
  const queues = (await ledger.queueFaults()).map(({ queue }) => queue)
  await ledger.tryAgain(queues.filter((queue) => place(queue)?.chat === chat))
}
