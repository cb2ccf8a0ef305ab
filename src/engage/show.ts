import { mood } from '../core/analysis.ts'
import { buttonsFor } from '../core/buttons.ts'
import type { Button, Fact, Item, Part } from '../core/card.ts'
import type { Answer } from '../core/desk.ts'
import type { Act } from '../core/engagement.ts'
import { sayAct } from '../core/history.ts'
import type { CardRecord, Story } from '../core/ledger.ts'
import type { Member } from '../core/member.ts'
import { type MentionId, reference } from '../core/mention.ts'
import { themeReference } from '../core/theme.ts'
import type { Instant } from '../core/time.ts'
import {
  excerpt,
  kindIcon,
  kindTone,
  linkTo,
  oneLine,
  quoted,
  sayConfidence,
  sayKind,
  sayStatus,
  sayTime,
  sayUrgency,
} from '../core/wording.ts'
import { answer, buttons, count, noSuch, run } from './answers.ts'
import { type DeskNeeds, holderOf } from './needs.ts'
import { replyParts } from './replies/cards.ts'
import { gist } from './rows.ts'

/** Longer than on a card in a channel: here someone asked for all of it. */
const QUOTED = 2_500
const ACTS_TOLD = 25
const LINKS_SHOWN = 3

/** The whole story: the words, what was understood of them, why they came here, what was done. */
export async function show(needs: DeskNeeds, member: Member, asked: MentionId): Promise<Answer> {
  const story = await needs.ledger.story(asked)
  if (story === null) return noSuch(asked)
  const { mention, analysis, engagement } = story
  const now = needs.clock.now()
  const when = (at: Instant) => sayTime(at, member.zone, now)
  const id = reference(mention.id)
  const until = engagement?.snoozedUntil ? ` until ${when(engagement.snoozedUntil)}` : ''
  const status = `${sayStatus(engagement, await holderOf(needs.directory, story))}${until}`
  const summary = `${id}, ${sayKind(analysis.kind).toLowerCase()}, ${status}: ${gist(story, 160)}`
  return answer({
    summary,
    parts: [
      {
        part: 'heading',
        text: `${id} ${kindIcon(analysis.kind)} ${sayKind(analysis.kind)}, ${status}`,
        tone: kindTone(analysis.kind, analysis.urgency),
      },
      ...(mention.id === asked ? [] : [text(`${reference(asked)} repeats these words; it is told here.`)]),
      ...words(story, when),
      { part: 'facts', facts: [...understood(story), ...whereabouts(story)] },
      ...happened(story.acts, member.zone, now),
      ...(await replyParts(needs, member, mention.id)),
      ...buttons([...next(story), ...links(story)]),
    ],
  })
}

/** What can be done with it; of one that nobody was told of, first of all to tell the team. */
function next(story: Story): readonly Button[] {
  const { id } = story.mention
  const correct: Button = {
    label: 'Correct…',
    style: 'plain',
    does: 'ask',
    form: { form: 'mark', mention: id },
  }
  const unseen = story.engagement === null && story.cards.length === 0
  return [
    ...(unseen ? [run('Bring before the team', { verb: 'raise', mention: id })] : buttonsFor(story)),
    correct,
    run('Why', { verb: 'why', mention: id }),
  ]
}

function text(value: string): Part {
  return { part: 'text', text: value }
}

function words({ mention }: Story, when: (at: Instant) => string): readonly Part[] {
  const said = quoted(mention, QUOTED)
  if (said === '') return [text('The customer’s words were erased. What the team did about them is kept.')]
  const author = mention.author === null ? [] : [excerpt(oneLine(mention.author.name), 80)]
  const by = [...author, mention.source, when(mention.at)].join(' · ')
  return [{ part: 'quote', text: said, by, link: linkTo(mention.url) }]
}

/** What Earshot made of it, and how sure it is. */
function understood({ mention, analysis, theme }: Story): readonly Fact[] {
  const { confidence, themes, promises, people, because } = analysis
  const readings: readonly Reading[] = [
    [sayKind(analysis.kind).toLowerCase(), confidence.kind],
    [mood(analysis.sentiment), confidence.sentiment],
    [sayUrgency(analysis.urgency), confidence.urgency],
    ...(analysis.department === null ? [] : [[`for ${analysis.department}`, confidence.department] as const]),
  ]
  return [
    { label: 'Understood as', value: sayReadings(readings) },
    ...(because.length > 0 ? [{ label: 'Because of', value: list(because) }] : []),
    ...(themes.length > 0 ? [{ label: 'About', value: list(themes) }] : []),
    ...(theme?.name ? [{ label: 'Theme', value: `${theme.name} (${themeReference(theme.id)})` }] : []),
    ...(promises.length > 0 ? [{ label: 'Our promise', value: list(promises) }] : []),
    ...(people.length > 0 ? [{ label: 'Names', value: list(people) }] : []),
    ...(mention.reach > 0
      ? [{ label: 'Seen by', value: `about ${mention.reach.toLocaleString('en')}` }]
      : []),
  ]
}

type Reading = readonly [what: string, probability: number]

/** The surest first; each degree of certainty is said once. */
function sayReadings(readings: readonly Reading[]): string {
  const sorted = readings.toSorted(([, a], [, b]) => b - a)
  const degrees = Map.groupBy(sorted, ([, probability]) => sayConfidence(probability))
  return [...degrees].map(([degree, some]) => `${degree} ${some.map(([what]) => what).join(', ')}`).join('; ')
}

function list(values: readonly string[]): string {
  return excerpt(oneLine(values.join(', ')), 300)
}

/** Who has it, where it is shown and why, and where else the same words were found. */
function whereabouts({ engagement, routed, cards, copies }: Story): readonly Fact[] {
  const copied = copies.slice(0, 8).map(({ id, source }) => `${reference(id)} in ${source}`)
  const further = copies.length > copied.length ? ` and ${copies.length - copied.length} more` : ''
  return [
    ...(engagement?.department ? [{ label: 'Department', value: engagement.department }] : []),
    ...(routed === null
      ? []
      : [{ label: cards.length > 0 ? 'Why it came here' : 'Why nobody was told', value: list([routed]) }]),
    ...(cards.length > 0 ? [{ label: 'Shown in', value: cards.map(sayCard).join('; ') }] : []),
    ...(copies.length > 0
      ? [{ label: count(copies.length, 'copy', 'copies'), value: `${copied.join(', ')}${further}` }]
      : []),
  ]
}

function sayCard({ channel, state, reason }: CardRecord): string {
  const known: Readonly<Record<CardRecord['state'], string>> = {
    owed: 'on its way',
    held: 'waits for the next roundup',
    gathered: 'in a roundup',
    posted: 'posted',
    'in doubt': 'may be posted: the chat’s answer was lost',
    refused: 'refused by the chat',
  }
  return `${channel} (${known[state]}; ${excerpt(oneLine(reason), 120)})`
}

const DOORS: Readonly<Record<string, string>> = {
  workspace: 'in the workspace',
  slack: 'in Slack',
  teams: 'in Teams',
  earshot: 'by itself',
}

function happened(acts: readonly Act[], zone: string, now: Instant): readonly Part[] {
  if (acts.length === 0) return [text('Nobody has done anything about it yet.')]
  const earlier = acts.length - ACTS_TOLD
  const items = acts.slice(-ACTS_TOLD).map(
    (act): Item => ({
      text: sayAct(act, zone, now),
      detail: `${sayTime(act.at, zone, now)}, ${DOORS[act.via] ?? act.via}`,
      tone: 'neutral',
      open: null,
    }),
  )
  const before = earlier > 0 ? [text(`What was done, after ${count(earlier, 'earlier act')}:`)] : []
  return [...before, { part: 'list', items }]
}

/** To what the actions point to, the newest first. */
function links({ acts }: Story): readonly Button[] {
  const found = acts.flatMap(({ detail }) => linkTo(detail.link ?? null) ?? [])
  const latest = found
    .toReversed()
    .filter(({ url }, index, all) => all.findIndex((one) => one.url === url) === index)
  return latest
    .slice(0, LINKS_SHOWN)
    .map(({ label, url }) => ({ label: excerpt(label, 70), style: 'plain', does: 'link', url }))
}
