import type { MessageRef } from '../../core/ports.ts'

// How Teams names where a message is. A thread of a channel is `{channel};messageid={its first message}`;
// a reference of ours is written the same way, whichever message it names.

/** One message of a conversation. */
export interface Spot {
  /** The channel or chat, never a thread of it. */
  readonly conversation: string
  readonly message: string
}

const THREADED = /^(.+?);messageid=([^;\s]+)$/

/** The channel or chat that a thread is in; of anything else, the conversation itself. */
export function baseOf(conversation: string): string {
  return THREADED.exec(conversation)?.[1] ?? conversation
}

/** The message that a thread hangs below; null outside threads. */
export function rootOf(conversation: string): MessageRef | null {
  return THREADED.test(conversation) ? conversation : null
}

export function refOf(conversation: string, message: string): MessageRef {
  return `${baseOf(conversation)};messageid=${message}`
}

export function readRef(ref: MessageRef): Spot | null {
  const [, conversation, message] = THREADED.exec(ref) ?? []
  return conversation === undefined || message === undefined ? null : { conversation, message }
}
