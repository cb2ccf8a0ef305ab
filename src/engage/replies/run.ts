import type { Item } from '../../core/card.ts'
import type { Answer } from '../../core/desk.ts'
import { draftReference } from '../../core/draftwords.ts'
import type { Intent } from '../../core/intent.ts'
import type { Draft, DraftStep } from '../../core/ledger.ts'
import type { Member } from '../../core/member.ts'
import { reference } from '../../core/mention.ts'
import { sayReplied } from '../../core/replied.ts'
import { excerpt, oneLine } from '../../core/wording.ts'
import { answer, buttons, count, done, refuse, run } from '../answers.ts'
import type { DeskNeeds } from '../needs.ts'
import { mayNeverSend } from '../permissions.ts'
import { ROWS_PER_PAGE } from '../rows.ts'
import { showDraft, suggestions } from './cards.ts'
import { findDraft } from './found.ts'
import { beginDraft } from './open.ts'
import { sayDraftNow } from './others.ts'
import { isOpen, type Writer } from './write.ts'

type DraftIntent = Extract<Intent, { readonly verb: 'draft' }>

/** `draft ...` as it is typed. @throws {Refusal} */
export async function runDraft(
  needs: DeskNeeds,
  writer: Writer,
  member: Member,
  intent: DraftIntent,
): Promise<Answer> {
  if (intent.does === 'write') return write(needs, writer, member, intent)
  const found = await findDraft(needs, intent.draft)
  if ('answer' in found) return found
  const { draft, story } = found
  switch (intent.does) {
    case 'show':
      return showDraft(needs, member, draft, story)
    case 'drop':
      return (
        (await mayNotStop(needs, member, draft)) ??
        step(needs, member, draft, { to: 'give up' }, 'is given up: it is not sent.')
      )
    case 'again':
      return (
        (await mayNot(needs, member, draft)) ??
        step(needs, member, draft, { to: 'send again' }, 'goes out again.')
      )
    case 'sent':
      return (
        (await mayNot(needs, member, draft)) ??
        step(
          needs,
          member,
          draft,
          { to: 'mark as sent', say: sayReplied(draft, member, null) },
          'is marked as sent.',
        )
      )
  }
}

async function write(
  needs: DeskNeeds,
  writer: Writer,
  member: Member,
  { mention, tone, instruction }: Extract<DraftIntent, { readonly does: 'write' }>,
): Promise<Answer> {
  const begun = await beginDraft(needs, member, mention)
  if ('answer' in begun) return begun
  const { story, draft } = begun
  const wanted = draft.text === '' || tone !== null || instruction !== ''
  const by = { id: member.id, name: member.name }
  const written = wanted ? await writer.write(by, draft, story, { tone, instruction }) : draft
  return suggestions(needs, member, written)
}

/** Whether this member may say how an approved reply ended. */
async function mayNot(needs: DeskNeeds, member: Member, draft: Draft): Promise<Answer | null> {
  const refused = await mayNeverSend(member, needs.config, needs.directory)
  return refused === null || draft.reply?.approver.id === member.id ? null : refuse(refused)
}

/** Everyone may give up what they wrote; what others wrote, those who may send. */
async function mayNotStop(needs: DeskNeeds, member: Member, draft: Draft): Promise<Answer | null> {
  const theirs = draft.writer.id === member.id || draft.editor.id === member.id
  return isOpen(draft) && theirs ? null : mayNot(needs, member, draft)
}

async function step(
  { ledger, clock }: DeskNeeds,
  member: Member,
  draft: Draft,
  to: DraftStep,
  became: string,
): Promise<Answer> {
  const outcome = await ledger.changeDraft({
    draft: draft.id,
    version: draft.version,
    by: { id: member.id, name: member.name },
    at: clock.now(),
    set: {},
    confirms: [],
    step: to,
  })
  const id = draftReference(draft.id)
  if (outcome === null) return refuse(`There is no draft ${id}.`)
  if ('overtaken' in outcome)
    return refuse(`${id} was changed at this very moment. ${sayDraftNow(outcome.overtaken, clock, member)}`)
  return done(`The reply ${id} to ${reference(draft.mention)} ${became}`, null, [
    run('Show', { verb: 'show', mention: draft.mention }),
  ])
}

const WAITING = ['waiting for approval', 'approved', 'in doubt'] as const

/** What waits for somebody, the longest waiting first. */
export async function listDrafts(needs: DeskNeeds, member: Member, page: number): Promise<Answer> {
  const { ledger, clock } = needs
  const { drafts, total } = await ledger.draftsIn(WAITING, ROWS_PER_PAGE, (page - 1) * ROWS_PER_PAGE)
  const title =
    total === 0
      ? 'No reply waits for anybody.'
      : `${count(total, 'reply waits', 'replies wait')} for somebody.`
  return answer({
    summary: title,
    parts: [
      { part: 'heading', text: title, tone: 'neutral' },
      ...(drafts.length === 0
        ? []
        : [
            {
              part: 'list',
              items: drafts.map(
                (draft): Item => ({
                  text: `${draftReference(draft.id)} to ${reference(draft.mention)}: ${excerpt(oneLine(draft.text), 120)}`,
                  detail: sayDraftNow(draft, clock, member),
                  tone: draft.state === 'in doubt' ? 'bad' : 'neutral',
                  open: `draft ${draftReference(draft.id)}`,
                }),
              ),
            } as const,
          ]),
      ...buttons(total > page * ROWS_PER_PAGE ? [run('More', { verb: 'drafts', page: page + 1 })] : []),
    ],
  })
}
