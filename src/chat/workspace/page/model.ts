import type { Card } from '../../../core/card.ts'
import type { Form } from '../../../core/form.ts'
import type { MemberId } from '../../../core/member.ts'
import type { PostView, Unread } from '../wire.ts'
import type { Place, Spot } from './place.ts'

/** All that the page shows, besides what is being typed. */
export interface Model {
  readonly me: MemberId
  readonly place: Place
  /** Channels that were opened. */
  readonly channels: Readonly<Record<string, Timeline>>
  readonly thread: Thread | null
  readonly whispers: readonly Whispered[]
  readonly unread: Unread
  readonly connected: boolean
  readonly form: AskedForm | null
  /** Read out by screen readers when it changes. */
  readonly announced: string
}

export interface Timeline {
  readonly state: 'loading' | 'ready' | 'failed'
  /** Outside threads, by id. */
  readonly posts: readonly PostView[]
  /** Whether there are older ones. */
  readonly more: boolean
  /** The first that was unread when the channel was opened. */
  readonly newFrom: number | null
}

export interface Thread {
  readonly root: number
  readonly state: 'loading' | 'ready' | 'failed'
  /** The root and what was said below it, by id. */
  readonly posts: readonly PostView[]
}

/** What only the person at this page sees. */
export interface Whispered {
  readonly id: string
  readonly place: Place
  /** It stands below this post. */
  readonly below: number
  /** The post whose button it answers. */
  readonly post: number | null
  readonly at: number
  readonly ok: boolean
  /** Null while Earshot is at work. */
  readonly card: Card | null
}

export interface AskedForm {
  readonly form: Form
  readonly spot: Spot
}
