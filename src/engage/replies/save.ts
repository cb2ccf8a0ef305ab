import type { Answer } from '../../core/desk.ts'
import type { Form, FormValues } from '../../core/form.ts'
import type { Draft, DraftStep, Story } from '../../core/ledger.ts'
import type { Member } from '../../core/member.ts'
import { answer, noSuch, refuse } from '../answers.ts'
import type { DeskNeeds } from '../needs.ts'
import { overtakenForm } from './form.ts'
import { sayDraftNow } from './others.ts'
import { isOpen, mostOf } from './write.ts'

/** What was filled in, as it stands before anything is done with it. */
export interface Filled {
  readonly needs: DeskNeeds
  readonly member: Member
  readonly draft: Draft
  readonly story: Story
  /** With what was to be taken out taken out. */
  readonly text: string
  /** Sentences that the person vouches for now. */
  readonly confirms: readonly string[]
  readonly values: FormValues
}

/** The draft as it stands then; or what to ask or tell instead. */
export async function save(filled: Filled, step: DraftStep): Promise<Draft | Form | Answer> {
  const { needs, member, draft, story, text, confirms } = filled
  const before = { text: draft.text, own: draft.own }
  const chosen = draft.alternatives.find((other) => other.text === text)
  const outcome = await needs.ledger.changeDraft({
    draft: draft.id,
    version: draft.version,
    by: { id: member.id, name: member.name },
    at: needs.clock.now(),
    set: {
      text,
      own: text === draft.text ? draft.own : (chosen?.own ?? true),
      // What it takes the place of stands where it stood.
      alternatives: draft.alternatives.map((other) =>
        other === chosen && text !== draft.text ? before : other,
      ),
      concerns: needs.answering.check(text, story, mostOf(needs, story.mention)),
    },
    confirms,
    step,
  })
  if (outcome === null) return noSuch(draft.mention)
  return 'changed' in outcome ? outcome.changed : overtaken(needs, member, outcome.overtaken, story, text)
}

/** Nobody's words are lost: theirs are shown, one's own stay in the field. */
export async function overtaken(
  needs: DeskNeeds,
  member: Member,
  draft: Draft,
  story: Story,
  typed: string,
): Promise<Form | Answer> {
  if (!isOpen(draft)) {
    const says = sayDraftNow(draft, needs.clock, member)
    if (typed === '' || typed === draft.text) return refuse(says)
    const text = `${says} What you typed is not part of it. Here it is:`
    const parts = [
      { part: 'text', text: `⚠ ${text}` },
      { part: 'text', text: typed },
    ] as const
    return answer({ summary: text, parts }, false)
  }
  return overtakenForm(needs, member, draft, story, typed === '' ? draft.text : typed)
}
