import type { Answer } from '../../core/desk.ts'
import { type DraftId, draftReference } from '../../core/draftwords.ts'
import type { Draft, Story } from '../../core/ledger.ts'
import { refuse } from '../answers.ts'
import type { DeskNeeds } from '../needs.ts'

/** A draft and the mention that it answers. */
export interface FoundDraft {
  readonly story: Story
  readonly draft: Draft
}

export async function findDraft({ ledger }: DeskNeeds, id: DraftId): Promise<FoundDraft | Answer> {
  const draft = await ledger.draft(id)
  const story = draft && (await ledger.story(draft.mention))
  if (draft === null || story === null)
    return refuse(`There is no draft ${draftReference(id)}. “drafts” lists those that wait.`)
  return { story, draft }
}
