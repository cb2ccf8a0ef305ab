import type { Button, Item, Part } from '../../core/card.ts'
import type { Answer } from '../../core/desk.ts'
import { draftReference } from '../../core/draftwords.ts'
import type { Draft, Story } from '../../core/ledger.ts'
import type { Member } from '../../core/member.ts'
import { type MentionId, reference } from '../../core/mention.ts'
import { openDraft, sayVerdict } from '../../core/replied.ts'
import { linkTo, sayTime } from '../../core/wording.ts'
import { answer, buttons, note, run } from '../answers.ts'
import type { DeskNeeds } from '../needs.ts'
import { markedIn, unsettled } from './marked.ts'
import { sayDraftNow, sayOthers } from './others.ts'
import { copyIt } from './submit.ts'
import { isOpen } from './write.ts'

/** What was suggested, each with its door to the form. */
export async function suggestions(needs: DeskNeeds, member: Member, draft: Draft): Promise<Answer> {
  const id = draftReference(draft.id)
  const title = `Drafts of a reply to ${reference(draft.mention)} · ${id}`
  const texts = [draft, ...draft.alternatives].map(({ text }) => text)
  return answer({
    summary: `${title}. ${draft.text}`,
    parts: [
      { part: 'heading', text: title, tone: 'neutral' },
      ...(await sayOthers(needs, member, draft)),
      ...texts.flatMap((text, index): readonly Part[] => [
        { part: 'text', text: texts.length === 1 ? text : `${index + 1}. ${text}` },
        ...buttons(
          [
            openDraft(
              draft,
              texts.length === 1 ? 'Use it…' : `Use ${index + 1}…`,
              index === 0 ? '' : ` use ${index - 1}`,
            ),
          ].map((button): Button => ({ ...button, style: index === 0 ? 'primary' : 'plain' })),
        ),
      ]),
      ...note([draft.note, madeBy(draft)].filter((words) => words !== null).join(' ') || null),
    ],
  })
}

function madeBy({ by }: Draft): string | null {
  if (by === null) return null
  return `${by === 'template' ? 'Written from templates.' : `Suggested by ${by}.`} Nothing is sent before somebody approves it.`
}

/** One draft, wherever it stands. */
export async function showDraft(
  needs: DeskNeeds,
  member: Member,
  draft: Draft,
  story: Story,
): Promise<Answer> {
  if (draft.state === 'approved' && draft.reply?.through === null) return copyIt(draft, story)
  const says = sayDraftNow(draft, needs.clock, member)
  const marked = unsettled(markedIn(draft.concerns, draft.confirmations))
  return answer({
    summary: says,
    parts: [
      { part: 'heading', text: says, tone: draft.state === 'sent' ? 'good' : 'neutral' },
      { part: 'text', text: draft.text === '' ? 'Its words were erased.' : draft.text },
      ...(draft.fault === null ? [] : [{ part: 'text', text: `⚠ ${draft.fault}` } as const]),
      ...(marked.length === 0
        ? []
        : [{ part: 'list', items: marked.map(({ sentence, why }) => item(`“${sentence}”`, why)) } as const]),
      {
        part: 'facts',
        facts: [
          { label: 'Written by', value: draft.editor.name },
          ...(draft.reply === null ? [] : [{ label: 'Approved by', value: draft.reply.approver.name }]),
          ...(marked.length === 0 ? [{ label: 'Honest check', value: sayVerdict(draft) }] : []),
        ],
      },
      ...buttons(doors(draft, story)),
    ],
  })
}

function doors(draft: Draft, { mention }: Story): readonly Button[] {
  const does = (label: string, deed: 'sent' | 'again' | 'drop') =>
    run(label, { verb: 'draft', does: deed, draft: draft.id })
  const seen = linkTo(draft.reply?.link ?? mention.url)
  const see: readonly Button[] = seen === null ? [] : [{ ...seen, style: 'plain', does: 'link' }]
  if (isOpen(draft)) return [openDraft(draft, 'Open it…'), does('Give it up', 'drop')]
  if (draft.state === 'in doubt')
    return [...see, does('It is there', 'sent'), does('It is not: send it again', 'again')]
  if (draft.state === 'approved') return [does('Do not send it', 'drop')]
  return [...see, run('Show', { verb: 'show', mention: draft.mention })]
}

function item(text: string, detail: string): Item {
  return { text, detail, tone: 'bad', open: null }
}

/** What was answered, and what is being answered, in a mention's story. */
export async function replyParts(
  { ledger, clock }: Pick<DeskNeeds, 'ledger' | 'clock'>,
  member: Member,
  mention: MentionId,
): Promise<readonly Part[]> {
  const drafts = await ledger.draftsOf(mention)
  if (drafts.length === 0) return []
  const now = clock.now()
  const items = drafts.map((draft): Item => {
    const told = draft.state === 'sent' && draft.text !== ''
    return {
      text: told ? `“${draft.text}”` : sayDraftNow(draft, clock, member),
      detail: told
        ? `${sayDraftNow(draft, clock, member)} Honest check: ${sayVerdict(draft)} ${sayTime(draft.changedAt, member.zone, now)}`
        : null,
      tone: draft.state === 'in doubt' ? 'bad' : 'neutral',
      open: `draft ${draftReference(draft.id)}`,
    }
  })
  return [{ part: 'list', items }]
}
