import type { Answer } from '../../core/desk.ts'
import type { Form, FormRequest } from '../../core/form.ts'
import type { Member } from '../../core/member.ts'
import { type MentionId, reference } from '../../core/mention.ts'
import { noSuch, refuse } from '../answers.ts'
import type { DeskNeeds } from '../needs.ts'
import { showDraft } from './cards.ts'
import { draftForm, overtakenForm } from './form.ts'
import { type FoundDraft, findDraft } from './found.ts'
import { isOpen, type Writer } from './write.ts'

/** The member's draft of a mention, begun and written where there is none yet, in the form. */
export async function openDraftForm(
  needs: DeskNeeds,
  writer: Writer,
  member: Member,
  { mention, carries = '' }: FormRequest,
): Promise<Form | Answer> {
  const [, id, use, seen] = /^(\d{1,12})(?: use (\d{1,2})| v(\d{1,12}))?$/.exec(carries) ?? []
  const begun =
    id === undefined ? await beginDraft(needs, member, mention) : await findDraft(needs, Number(id))
  if ('answer' in begun) return begun
  const { story, draft } = begun
  if (!isOpen(draft)) return showDraft(needs, member, draft, story)
  const by = { id: member.id, name: member.name }
  const written = await (writer.pending(draft.id) ??
    (draft.text === '' ? writer.write(by, draft, story, { tone: null, instruction: '' }) : draft))
  if (seen !== undefined && Number(seen) !== written.version && written.editor.id !== member.id)
    return overtakenForm(needs, member, written, story, written.text)
  const text = use === undefined ? undefined : written.alternatives[Number(use)]?.text
  return draftForm(needs, member, written, story, text === undefined ? {} : { text })
}

/** @throws {Refusal} when the mention cannot be answered. */
export async function beginDraft(
  needs: DeskNeeds,
  member: Member,
  mention: MentionId,
): Promise<FoundDraft | Answer> {
  const { ledger, clock } = needs
  const story = await ledger.story(mention)
  if (story === null) return noSuch(mention)
  if (story.engagement?.status === 'dismissed')
    return refuse(`${reference(story.mention.id)}: It is dismissed. Reopen it first.`)
  const writer = { id: member.id, name: member.name }
  const draft = await ledger.beginDraft(story.mention.id, writer, clock.now())
  return draft === null ? noSuch(mention) : { story, draft }
}
