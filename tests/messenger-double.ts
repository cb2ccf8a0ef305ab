import type { Card } from '../src/core/card.ts'
import type { Delivery, Finding, MessageRef, Messenger } from '../src/core/ports.ts'
import type { Clock } from '../src/core/time.ts'

/** How one send goes wrong. */
export type Mishap =
  | 'unavailable'
  | 'blocked'
  | 'refused'
  /** It is sent, and the answer is lost. */
  | 'answer lost'
  /** It is not sent, and no answer says so. */
  | 'request lost'
  | 'never answers'
  | 'throws'
  | { readonly throttledMs: number }

export interface DoublePost {
  readonly key: string
  /** The channel's address, or `@` and the member. */
  readonly address: string
  readonly thread: MessageRef | null
  readonly message: MessageRef
  card: Card
}

/** A chat in memory that goes wrong as it is told. */
export class MessengerDouble implements Messenger {
  readonly chat = 'workspace'
  readonly posts: DoublePost[] = []
  /** Every call to send, by its key or message, whatever came of it. */
  readonly calls: string[] = []
  /** Decides of each send; null: it goes well. */
  mishap: (call: string) => Mishap | null = () => null
  /** False: it cannot tell what is there. */
  tells = true
  readonly #clock: Pick<Clock, 'now'>
  readonly #rooms: ReadonlySet<string> | null

  /** @param rooms the addresses that there are; null: any */
  constructor(clock: Pick<Clock, 'now'>, rooms: readonly string[] | null = null) {
    this.#clock = clock
    this.#rooms = rooms && new Set(rooms)
  }

  /** The next sends go wrong in this order. */
  script(...mishaps: readonly (Mishap | null)[]): void {
    const left = [...mishaps]
    this.mishap = () => left.shift() ?? null
  }

  post(address: string, card: Card, key: string): Promise<Delivery> {
    return this.#send(key, address, () => this.#put(address, null, card, key))
  }

  update(message: MessageRef, card: Card): Promise<Delivery> {
    return this.#send(`update ${message}`, null, () => {
      const post = this.posts.find((one) => one.message === message)
      if (!post) return { outcome: 'refused', reason: `There is no message ${message}.` }
      post.card = card
      return { outcome: 'delivered', message }
    })
  }

  reply(message: MessageRef, card: Card, key: string): Promise<Delivery> {
    return this.#send(key, null, () => {
      const root = this.posts.find((one) => one.message === message)
      if (!root) return { outcome: 'refused', reason: `There is no message ${message}.` }
      return this.#put(root.address, message, card, key)
    })
  }

  direct(member: string, card: Card, key: string): Promise<Delivery> {
    return this.#send(key, null, () => this.#put(`@${member}`, null, card, key))
  }

  async find(_address: string, key: string): Promise<Finding> {
    if (!this.tells) return { found: 'unknown' }
    const post = this.posts.find((one) => one.key === key)
    return post ? { found: 'there', message: post.message } : { found: 'absent' }
  }

  async probe(address: string): Promise<string | null> {
    return this.#missing(address)
  }

  #missing(address: string | null): string | null {
    if (address === null || this.#rooms === null || this.#rooms.has(address)) return null
    return `There is no channel ${address}. Create it, or correct its address.`
  }

  #put(address: string, thread: MessageRef | null, card: Card, key: string): Delivery {
    const message = String(this.posts.length + 1)
    this.posts.push({ key, address, thread, message, card })
    return { outcome: 'delivered', message }
  }

  async #send(call: string, address: string | null, send: () => Delivery): Promise<Delivery> {
    this.calls.push(call)
    const missing = this.#missing(address)
    if (missing !== null) return { outcome: 'blocked', reason: missing }
    const mishap = this.mishap(call)
    switch (mishap) {
      case null:
        return send()
      case 'unavailable':
        return { outcome: 'unavailable', reason: 'The chat answered 503.' }
      case 'blocked':
        return { outcome: 'blocked', reason: 'Invite the bot to the channel.' }
      case 'refused':
        return { outcome: 'refused', reason: 'The chat does not take this message.' }
      case 'answer lost':
        send()
        return { outcome: 'in doubt', reason: 'The connection broke before the answer.' }
      case 'request lost':
        return { outcome: 'in doubt', reason: 'The connection broke before the answer.' }
      case 'never answers':
        return new Promise(() => {})
      case 'throws':
        throw new Error('the double throws')
      default:
        return { outcome: 'throttled', until: this.#clock.now() + mishap.throttledMs }
    }
  }
}
