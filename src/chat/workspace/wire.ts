import type { Answer, FieldFaults } from '../../core/desk.ts'
import type { Form } from '../../core/form.ts'
import type { Member, MemberId } from '../../core/member.ts'
import type { Post } from '../../core/workspace.ts'

// What the server and the page say to one another. Types only: the page imports nothing else from here.

/** A post as the page gets it. */
export type PostView = Omit<Post, 'key'>

export type Person = Pick<Member, 'id' | 'name' | 'handle' | 'role' | 'departments'>

export interface WorkspaceChannel {
  readonly name: string
  /** What it is for, in a sentence. */
  readonly about: string
}

/** A command as the composer suggests it. */
export interface CommandHint {
  readonly verb: string
  /** What comes after the verb: `M-142 fix <note>`. */
  readonly usage: string
  readonly about: string
}

/** An emoji's short name, and what reacting with it does. */
export interface ReactionHint {
  readonly emoji: string
  readonly means: string
}

export interface WorkspaceState {
  readonly brand: string
  /** Without the slash. */
  readonly command: string
  readonly me: MemberId
  readonly members: readonly Person[]
  readonly channels: readonly WorkspaceChannel[]
  /** Where Earshot and `me` speak alone. */
  readonly direct: string
  readonly hints: readonly CommandHint[]
  readonly reactions: readonly ReactionHint[]
  readonly unread: Unread
  /** Where the stream goes on from. */
  readonly version: number
}

export type Unread = Readonly<Record<string, number>>

export interface PostsPage {
  readonly posts: readonly PostView[]
  /** Whether there are older ones. */
  readonly more: boolean
}

/** What came of an act: something for the asker alone, something posted, or nothing to say. */
export interface Outcome {
  readonly whisper: Whisper | null
  readonly posts: readonly PostView[]
}

export type Whisper = Pick<Answer, 'card' | 'ok'>

export type Opened = { readonly form: Form } | Outcome
export type Submitted = FieldFaults | Opened

/** The body of every answer that is not a success. */
export interface ProblemBody {
  readonly problem: string
}
