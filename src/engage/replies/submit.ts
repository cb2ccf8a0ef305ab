import type { Button } from '../../core/card.ts'
import type { Answer, FieldFaults } from '../../core/desk.ts'
import { draftReference, readWish } from '../../core/draftwords.ts'
import type { Form, FormRequest, FormValues } from '../../core/form.ts'
import type { Draft, Story } from '../../core/ledger.ts'
import type { Member } from '../../core/member.ts'
import { atLeast } from '../../core/member.ts'
import { reference } from '../../core/mention.ts'
import { askApproval } from '../../core/replied.ts'
import { clean, linkTo } from '../../core/wording.ts'
import { answer, done, noSuch, run } from '../answers.ts'
import type { DeskNeeds } from '../needs.ts'
import { cannotSend } from '../permissions.ts'
import { unknownPerson } from '../staff.ts'
import { askedAbout, draftForm } from './form.ts'
import { findDraft } from './found.ts'
import { type Marked, markedIn, unsettled, without } from './marked.ts'
import { type Filled, overtaken, save } from './save.ts'
import { mostOf, type Writer } from './write.ts'

/** One turn of the form: what was typed is kept first, whatever comes next. */
export async function submitDraft(
  needs: DeskNeeds,
  writer: Writer,
  member: Member,
  { mention, carries = '' }: FormRequest,
  values: FormValues,
): Promise<Answer | FieldFaults | Form> {
  const [, id = '', version = ''] = /^(\d{1,12}) v(\d{1,12})$/.exec(carries) ?? []
  const found = await findDraft(needs, Number(id))
  if ('answer' in found) return found
  const { draft, story } = found
  if (draft.mention !== mention) return noSuch(mention)
  if (draft.version !== Number(version)) return overtaken(needs, member, draft, story, values['text'] ?? '')

  const filled = readText(needs, member, draft, story, values)
  const next = values['next'] ?? ''
  if (filled.text === '') return fault('text', 'Write what the customer is to read.')
  const most = mostOf(needs, story.mention)
  if ([...filled.text].length > most)
    return fault('text', `At most ${most} characters; this has ${[...filled.text].length}.`)
  if (next.startsWith('use ')) return use(filled, Number(next.slice(4)))
  switch (next) {
    case 'others':
      return others(filled, writer)
    case 'hand over':
      return handOver(filled)
    case 'send':
      return send(filled)
    case 'keep': {
      const kept = await save(filled, { to: 'keep' })
      return 'form' in kept || 'answer' in kept ? kept : keptAnswer(kept)
    }
    default:
      return fault('next', 'Choose what to do with it.')
  }
}

function readText(needs: DeskNeeds, member: Member, draft: Draft, story: Story, values: FormValues): Filled {
  const asked = askedAbout(draft)
  const chosen = (what: string) => asked.filter((_, index) => values[`marked-${index}`] === what)
  const text = chosen('remove').reduce(
    (rest, { sentence }) => without(rest, sentence),
    clean(values['text'] ?? ''),
  )
  const confirms = chosen('confirm').flatMap(({ sentence, confirmable, by }) =>
    confirmable && by === null ? [sentence] : [],
  )
  return { needs, member, draft, story, text, confirms, values }
}

/** Puts an alternative in the place of the text, which takes its place among them. */
async function use(filled: Filled, index: number): Promise<Form | Answer> {
  const { needs, member, draft, story, text } = filled
  const typed = await save(filled, { to: 'keep' })
  if ('form' in typed || 'answer' in typed) return typed
  const chosen = draft.alternatives[index]?.text ?? text
  const saved = await save({ ...filled, draft: typed, text: chosen, confirms: [] }, { to: 'keep' })
  return 'form' in saved || 'answer' in saved ? saved : draftForm(needs, member, saved, story)
}

async function others(filled: Filled, writer: Writer): Promise<Form | Answer> {
  const { needs, member, story, values } = filled
  const kept = await save(filled, { to: 'keep' })
  if ('form' in kept || 'answer' in kept) return kept
  const by = { id: member.id, name: member.name }
  const wish = readWish(values['instruction'] ?? '')
  return draftForm(needs, member, await writer.write(by, kept, story, wish), story)
}

async function handOver(filled: Filled): Promise<Answer | FieldFaults | Form> {
  const { needs, member, draft, values } = filled
  const word = (values['to'] ?? '').trim()
  if (word === '') return fault('to', 'Choose who approves it.')
  const to = await needs.directory.find(word)
  if (to === null) return fault('to', await unknownPerson(word, needs.directory))
  if (to.id === member.id) return fault('to', 'Choose somebody else: two pairs of eyes see more.')
  if (!atLeast(to.role, needs.config.replies.send))
    return fault('to', `${to.name} may not send replies: it needs the role ${needs.config.replies.send}.`)
  const unseen = newlyMarked(filled)
  if (unseen.length > 0) return askAgain(filled, unseen)
  const saved = await save(filled, {
    to: 'hand over',
    asked: { id: to.id, name: to.name },
    tell: askApproval(draft, member),
  })
  if ('form' in saved || 'answer' in saved) return saved
  return done(
    `${to.name} is asked to approve the reply to ${reference(draft.mention)}.`,
    '“drafts” lists what waits for approval.',
  )
}

async function send(filled: Filled): Promise<Answer | FieldFaults | Form> {
  const { needs, member, draft, story, text, confirms } = filled
  // Whoever changes the text becomes its author.
  const editor = text === draft.text ? draft.editor : member
  const refused = await cannotSend(member, needs.config, { editor }, needs.directory)
  if (refused !== null) return fault('next', refused)
  const unseen = newlyMarked(filled)
  if (unseen.length > 0) return askAgain(filled, unseen)
  const open = unsettled(check(filled)).filter(({ sentence }) => !confirms.includes(sentence))
  if (open.length > 0) return unanswered(draft, open)

  const replier = needs.answering.replierOf(story.mention)
  const saved = await save(filled, { to: 'approve', through: replier?.name ?? null })
  if ('form' in saved || 'answer' in saved) return saved
  return replier === null ? copyIt(saved, story) : onItsWay(saved, replier.name)
}

function check({ needs, draft, story, text }: Filled): readonly Marked[] {
  return markedIn(needs.answering.check(text, story, mostOf(needs, story.mention)), draft.confirmations)
}

/** Marked in this version, and not among what the form showed. */
function newlyMarked(filled: Filled): readonly Marked[] {
  const shown = new Set(askedAbout(filled.draft).map(({ sentence }) => sentence))
  return unsettled(check(filled)).filter(({ sentence }) => !shown.has(sentence))
}

async function askAgain(filled: Filled, marked: readonly Marked[]): Promise<Form | Answer> {
  const { needs, member, story } = filled
  const saved = await save(filled, { to: 'keep' })
  if ('form' in saved || 'answer' in saved) return saved
  const what = marked.length === 1 ? 'A sentence says' : `${marked.length} sentences say`
  return draftForm(needs, member, saved, story, {
    say: `${what} more than is known to be so. Confirm or take out each, or change the text.`,
  })
}

function unanswered(draft: Draft, open: readonly Marked[]): FieldFaults {
  const asked = askedAbout(draft)
  const faults = asked.flatMap(({ sentence, confirmable }, index) =>
    open.some((one) => one.sentence === sentence)
      ? [
          [
            `marked-${index}`,
            confirmable ? 'Confirm it, or take it out.' : 'It cannot be sent so: take it out, or change it.',
          ],
        ]
      : [],
  )
  return { answer: 'faults', faults: Object.fromEntries(faults) }
}

function keptAnswer(draft: Draft): Answer {
  const id = draftReference(draft.id)
  return done(
    `The draft ${id} of a reply to ${reference(draft.mention)} is kept.`,
    `“draft ${id}” opens it again.`,
  )
}

function onItsWay(draft: Draft, name: string): Answer {
  const id = draftReference(draft.id)
  return done(
    `The reply to ${reference(draft.mention)} is approved and goes out by ${name}. The card’s thread tells when it is there.`,
    `“draft drop ${id}” stops it, if it is not too late.`,
  )
}

/** The text to copy, and where it belongs. */
export function copyIt(draft: Draft, { mention }: Story): Answer {
  const text = `The reply to ${reference(draft.mention)} is approved. Copy it, send it, and mark it as sent.`
  const link = linkTo(mention.url)
  const mark = run('Mark as sent', { verb: 'draft', does: 'sent', draft: draft.id })
  const actions: readonly Button[] = [
    ...(link === null ? [] : [{ ...link, style: 'plain', does: 'link' } as const]),
    { ...mark, style: 'primary' },
    run('Do not send it', { verb: 'draft', does: 'drop', draft: draft.id }),
  ]
  return answer({
    summary: text,
    parts: [
      { part: 'heading', text, tone: 'neutral' },
      { part: 'text', text: draft.text },
      { part: 'actions', actions },
    ],
  })
}

function fault(field: string, text: string): FieldFaults {
  return { answer: 'faults', faults: { [field]: text } }
}
