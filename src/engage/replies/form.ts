import type { Part } from '../../core/card.ts'
import type { Field, Form, Option } from '../../core/form.ts'
import type { Draft, Story } from '../../core/ledger.ts'
import { atLeast, type Member } from '../../core/member.ts'
import { reference } from '../../core/mention.ts'
import { excerpt, linkTo, oneLine, quoted, sayStatus } from '../../core/wording.ts'
import { type DeskNeeds, holderOf } from '../needs.ts'
import { cannotSend } from '../permissions.ts'
import { gist } from '../rows.ts'
import { type Marked, markedIn } from './marked.ts'
import { sayOthers } from './others.ts'
import { mostOf } from './write.ts'

export interface DraftFormState {
  /** What stands in the text field; the draft's own text unless given. */
  readonly text?: string
  /** What the person has to know first. */
  readonly say?: string
  /** A colleague's text that came first. */
  readonly theirs?: string
}

/** At most so many sentences are asked about at a time. */
const MOST_ASKED = 8
const MOST_COLLEAGUES = 100

/** The one form in which a reply is chosen, edited, checked, handed over and sent. */
export async function draftForm(
  needs: DeskNeeds,
  member: Member,
  draft: Draft,
  story: Story,
  { text = draft.text, say, theirs }: DraftFormState = {},
): Promise<Form> {
  const { mention } = story
  const marked = askedAbout(draft)
  const able = await mayApprove(needs, member)
  const status = sayStatus(story.engagement, await holderOf(needs.directory, story))
  return {
    form: 'draft',
    mention: mention.id,
    carries: `${draft.id} v${draft.version}`,
    title: `Reply to ${reference(mention.id)}`,
    submit: 'Go on',
    intro: `${reference(mention.id)}, ${status}: “${gist(story, 200)}”`,
    parts: [
      ...warnings(draft, say),
      ...theirText(draft, theirs),
      ...words(story),
      ...(await sayOthers(needs, member, draft)),
      ...alternativesOf(draft, text),
      { part: 'note', text: footing(needs, draft, story) },
    ],
    fields: [
      {
        name: 'text',
        label: 'Your reply',
        kind: 'paragraph',
        required: true,
        hint: null,
        max: mostOf(needs, mention),
        initial: text,
      },
      ...marked.map(askAbout),
      await nextField(needs, member, draft, story, able),
      ...colleagueField(able),
      {
        name: 'instruction',
        label: 'How others should be',
        kind: 'line',
        required: false,
        hint: 'For “Write others”: warm, plain or formal, and what to say.',
        max: 200,
        initial: '',
      },
    ],
  }
}

/** A colleague was first: their text is shown, and what was typed stays in the field. */
export function overtakenForm(
  needs: DeskNeeds,
  member: Member,
  draft: Draft,
  story: Story,
  typed: string,
): Promise<Form> {
  const say = `${draft.editor.name} changed this draft meanwhile. Nothing that you typed is lost: it is in the field.`
  return draftForm(needs, member, draft, story, { say, text: typed, theirs: draft.text })
}

/** The marked sentences that the form of this version asks about: those that nobody vouches for come first. */
export function askedAbout({ concerns, confirmations }: Draft): readonly Marked[] {
  const marked = markedIn(concerns, confirmations)
  return [...marked.filter(({ by }) => by === null), ...marked.filter(({ by }) => by !== null)].slice(
    0,
    MOST_ASKED,
  )
}

function warnings({ fault }: Draft, say: string | undefined): readonly Part[] {
  return [say, fault].flatMap((text) => (text ? [{ part: 'text', text: `⚠ ${text}` } as const] : []))
}

function theirText({ editor }: Draft, theirs: string | undefined): readonly Part[] {
  return theirs === undefined
    ? []
    : [
        { part: 'text', text: `As ${editor.name} left it:` },
        { part: 'text', text: theirs },
      ]
}

function words({ mention, analysis }: Story): readonly Part[] {
  const text = quoted(mention, 600)
  // The form begins with the gist: what is short is not said twice.
  return text === '' || text === gist({ mention, analysis }, 200)
    ? []
    : [{ part: 'quote', text, by: mention.source, link: linkTo(mention.url) }]
}

function alternativesOf({ text: own, alternatives }: Draft, text: string): readonly Part[] {
  return alternatives.flatMap((other, index): readonly Part[] =>
    other.text === text && text !== own ? [] : [{ part: 'text', text: `Draft ${index + 2}: ${other.text}` }],
  )
}

/** Whose words they are, and how they reach the customer. */
function footing({ answering }: DeskNeeds, { by, note }: Draft, { mention }: Story): string {
  const replier = answering.replierOf(mention)
  return [
    ...(note === null ? [] : [note]),
    ...(by === null ? [] : [by === 'template' ? 'Written from templates.' : `Suggested by ${by}.`]),
    replier === null
      ? 'Earshot cannot send it there: you copy it, send it yourself, and mark it as sent.'
      : `It is sent by ${replier.name}, once, when it is approved.`,
  ].join(' ')
}

const LATER: Option = { value: 'later', label: 'Not decided' }

function askAbout({ sentence, why, confirmable, by }: Marked, index: number): Field {
  const remove: Option = { value: 'remove', label: 'Take it out' }
  const confirm: Option = { value: 'confirm', label: 'It is so: I confirm it' }
  return {
    name: `marked-${index}`,
    label: `Is this so? “${excerpt(oneLine(sentence), 200)}”`,
    kind: 'choice',
    // Left open, it keeps the text from being sent, and from nothing else.
    required: true,
    hint: excerpt(by === null ? `${why} To send it, say which.` : `${why} ${by} confirmed it.`, 300),
    options: [...(confirmable ? [confirm] : []), remove, LATER],
    initial: by === null ? LATER.value : confirm.value,
  }
}

async function nextField(
  { answering, config, directory }: DeskNeeds,
  member: Member,
  draft: Draft,
  { mention }: Story,
  able: readonly Member[],
): Promise<Field> {
  const refused = await cannotSend(member, config, draft, directory)
  const replier = answering.replierOf(mention)
  const send = replier === null ? 'Approve it: I send it myself' : `Send it by ${replier.name}`
  const options: readonly Option[] = [
    ...(refused === null ? [{ value: 'send', label: send }] : []),
    ...(able.length === 0 ? [] : [{ value: 'hand over', label: 'Ask a colleague to approve it' }]),
    { value: 'keep', label: 'Keep it as a draft' },
    ...draft.alternatives.map((_, index) => ({ value: `use ${index}`, label: `Take draft ${index + 2}` })),
    { value: 'others', label: 'Write others' },
  ]
  return {
    name: 'next',
    label: 'What next',
    kind: 'choice',
    required: true,
    hint: refused,
    options,
    initial: options[0]?.value ?? null,
  }
}

/** Colleagues who may send what this member wrote. */
async function mayApprove({ config, directory }: DeskNeeds, member: Member): Promise<readonly Member[]> {
  const all = await directory.all()
  return all.filter(({ id, role }) => id !== member.id && atLeast(role, config.replies.send))
}

function colleagueField(able: readonly Member[]): readonly Field[] {
  if (able.length === 0) return []
  const asking = { name: 'to', label: 'Who approves it', required: false } as const
  if (able.length > MOST_COLLEAGUES) {
    const hint = 'For “Ask a colleague”: their handle, such as @june.'
    return [{ ...asking, kind: 'line', hint, max: 200, initial: '' }]
  }
  const options = able.map(({ handle, name }) => ({
    value: handle,
    label: excerpt(`${name} (@${handle})`, 75),
  }))
  return [{ ...asking, kind: 'choice', hint: 'For “Ask a colleague”.', options, initial: null }]
}
