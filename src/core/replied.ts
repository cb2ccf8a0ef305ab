import type { Button, Card, Fact } from './card.ts'
import { draftReference } from './draftwords.ts'
import type { Draft, Person, ReplySaid } from './ledger.ts'
import type { MemberId } from './member.ts'
import { type MentionId, reference } from './mention.ts'
import type { Instant } from './time.ts'
import { excerpt, linkTo, oneLine } from './wording.ts'

// What the team is told of replies to customers, whoever sent them.

/** `by email`, `by hand` */
export function sayWay(through: string | null): string {
  return `by ${through ?? 'hand'}`
}

/**
 * `Ines is writing a reply (D-7), begun 2 minutes ago.`
 * @param when how a time is said: a card is read for months, an answer at once
 */
export function sayDraft(
  draft: Draft,
  when: (at: Instant) => string,
  reader: MemberId | null = null,
): string {
  const { state, writer, asked, reply, beganAt, changedAt } = draft
  const own = writer.id === reader
  const id = draftReference(draft.id)
  const approver = reply?.approver.name ?? ''
  switch (state) {
    case 'being written':
      return `${own ? 'You are' : `${writer.name} is`} writing a reply (${id}), begun ${when(beganAt)}.`
    case 'waiting for approval': {
      const whose = own ? 'Your' : `${writer.name}’s`
      const from =
        asked === null ? 'approval' : `${asked.id === reader ? 'your' : `${asked.name}’s`} approval`
      return `${whose} reply (${id}) waits for ${from}, asked ${when(changedAt)}.`
    }
    case 'approved':
    case 'sending':
      return reply?.through === null
        ? `${approver} is sending a reply by hand (${id}).`
        : `A reply is on its way, approved by ${approver} (${id}).`
    case 'sent':
      return `${approver} answered ${sayWay(reply?.through ?? null)} (${id}), ${when(reply?.sentAt ?? changedAt)}.`
    case 'in doubt':
      return `A reply may have been sent: its answer was lost. ${approver} was asked to look (${id}).`
    case 'given up':
      return `A draft was given up (${id}).`
  }
}

/** One that reached its place. */
export function sayReplied(draft: Draft, by: Person, link: string | null): ReplySaid {
  const id = reference(draft.mention)
  const way = sayWay(draft.reply?.through ?? null)
  const text = `${by.name} answered the customer ${way} (${id}).`
  const see = linkTo(link, 'See')
  const actions: readonly Button[] = see === null ? [] : [{ ...see, style: 'plain', does: 'link' }]
  const card = (words: readonly string[], verdict: string): Card => ({
    summary: words.length === 0 ? text : `${text} “${excerpt(oneLine(draft.text), 200)}”`,
    parts: [
      { part: 'heading', text, tone: 'neutral' },
      ...words.map((said) => ({ part: 'text', text: said }) as const),
      { part: 'facts', facts: [...people(draft), { label: 'Honest check', value: verdict }] },
      ...(actions.length === 0 ? [] : [{ part: 'actions', actions } as const]),
    ],
  })
  return {
    say: card([draft.text], sayVerdict(draft)),
    bare: card([], sayVerdictBriefly(draft)),
    note: `Sent ${way} as ${draftReference(draft.id)}.`,
  }
}

function people({ writer, editor, reply }: Draft): readonly Fact[] {
  const writers = [...new Set([writer.name, editor.name])].join(', ')
  return [
    { label: 'Written by', value: writers },
    ...(reply === null ? [] : [{ label: 'Approved by', value: reply.approver.name }]),
  ]
}

const NOTHING_MARKED = 'nothing was marked'

/** What the honest check marked, and who vouched for it. */
export function sayVerdict(draft: Draft): string {
  const vouched = draft.confirmations.map(
    ({ sentence, by }) => `“${excerpt(oneLine(sentence), 150)}” is so, says ${by.name}`,
  )
  return vouched.length === 0 ? NOTHING_MARKED : `${vouched.join('; ')}.`
}

function sayVerdictBriefly({ confirmations }: Draft): string {
  if (confirmations.length === 0) return NOTHING_MARKED
  const names = [...new Set(confirmations.map(({ by }) => by.name))].join(', ')
  return `what was marked was confirmed by ${names}`
}

/** What only a person can find out. */
export function sayInDoubt(draft: Draft, address: string | null, reason: string): Card {
  const id = draftReference(draft.id)
  const text = `The reply ${id} to ${reference(draft.mention)} may have been sent: the answer was lost.`
  return told(draft, text, `${reason} Look whether it is there.`, [
    ...linked(address),
    { label: 'It is there', style: 'primary', does: 'run', command: `draft sent ${id}` },
    { label: 'It is not: send it again', style: 'plain', does: 'run', command: `draft again ${id}` },
  ])
}

/** It was not sent. */
export function sayRefused(draft: Draft, reason: string): Card {
  const text = `The reply ${draftReference(draft.id)} to ${reference(draft.mention)} was not sent.`
  return told(draft, text, reason, [openDraft(draft, 'Open the draft…')])
}

/** A colleague's eyes are wanted. */
export function askApproval(draft: Pick<Draft, 'id' | 'mention'>, by: Person): Card {
  const text = `${by.name} asks you to approve a reply to ${reference(draft.mention)}.`
  return told(draft, text, null, [openDraft(draft, 'Review it…')])
}

function told(
  { mention }: Pick<Draft, 'mention'>,
  text: string,
  more: string | null,
  actions: readonly Button[],
): Card {
  const show: Button = { label: 'Show', style: 'plain', does: 'run', command: `show ${reference(mention)}` }
  return {
    summary: more === null ? text : `${text} ${more}`,
    parts: [
      { part: 'heading', text, tone: 'neutral' },
      ...(more === null ? [] : [{ part: 'text', text: more } as const]),
      { part: 'actions', actions: [...actions, show] },
    ],
  }
}

export function openDraft(
  { id, mention }: { readonly id: number; readonly mention: MentionId },
  label: string,
  use = '',
): Button {
  return {
    label,
    style: 'primary',
    does: 'ask',
    form: { form: 'draft', mention, carries: `${id}${use}` },
  }
}

function linked(address: string | null): readonly Button[] {
  const link = linkTo(address)
  return link === null ? [] : [{ ...link, style: 'plain', does: 'link' }]
}
