import type { Card } from './card.ts'
import type { Form, FormRequest, FormValues } from './form.ts'
import type { Intent } from './intent.ts'
import type { Member, MemberId } from './member.ts'
import type { MentionId } from './mention.ts'
import type { ChatName, MessageRef } from './ports.ts'

/**
 * Where the staff's wishes arrive, from whichever chat: one handler for each act, the same answers
 * everywhere. Nothing here throws for what a person typed: the answer says what is wrong and what to do.
 * Drafts can take up to 20 seconds; whoever waits is shown that Earshot is at work.
 */
export interface Desk {
  /** A typed command, without the slash and the command's name. */
  run(member: Member, line: string, door: Door): Promise<Answer>
  act(member: Member, intent: Intent, door: Door): Promise<Answer>
  /** The form to show, or why there is none. */
  open(member: Member, request: FormRequest): Promise<Form | Answer>
  /** A form: what was filled in leads to the next question, asked in the place of this one. */
  submit(
    member: Member,
    request: FormRequest,
    values: FormValues,
    door: Door,
  ): Promise<Answer | FieldFaults | Form>
  /** Null when the reaction means nothing here. */
  react(member: Member, reaction: Reaction, door: Door): Promise<Answer | null>
}

/** How a wish came in. */
export interface Door {
  readonly via: ChatName
  /** The chat's name for this request; the same one delivered twice is carried out once. */
  readonly key: string
  /** The mention whose card or thread this came from: commands without a reference mean it. */
  readonly about: MentionId | null
}

export interface Reaction {
  /** The emoji's short name: `eyes`, `white_check_mark`. */
  readonly name: string
  readonly added: boolean
  readonly channel: string
  readonly message: MessageRef
}

export interface Answer {
  readonly answer: 'answer'
  /** Most answers are for the asker alone. */
  readonly audience: 'only you' | 'everyone'
  readonly card: Card
  /** False when nothing was done: the card says why. */
  readonly ok: boolean
}

/** What is wrong with a form, by field; the form stays open with what was typed. */
export interface FieldFaults {
  readonly answer: 'faults'
  readonly faults: Readonly<Record<string, string>>
}

/** Who is who on the staff. */
export interface Directory {
  /** By `@handle`, `handle`, a name, or the chat's own way of mentioning. */
  find(word: string): Promise<Member | null>
  byId(id: MemberId): Promise<Member | null>
  /** Those of the config, and those who have spoken to Earshot since it started. */
  all(): Promise<readonly Member[]>
}
