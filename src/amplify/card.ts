import type { Config } from '../config/schema.ts'
import type { Analysis } from '../core/analysis.ts'
import { buttonsFor } from '../core/buttons.ts'
import type { Button, Card, Fact, Part } from '../core/card.ts'
import type { Act } from '../core/engagement.ts'
import { sayAct } from '../core/history.ts'
import type { CardRecord, Draft, Row, Story } from '../core/ledger.ts'
import type { MemberId } from '../core/member.ts'
import { reference } from '../core/mention.ts'
import { sayDraft } from '../core/replied.ts'
import { DAY } from '../core/time.ts'
import {
  clean,
  excerpt,
  kindIcon,
  kindTone,
  linkTo,
  oneLine,
  quoted,
  sayKind,
  sayStatus,
  sayTime,
} from '../core/wording.ts'

/** Longer words are cut on the card; `show` has all of them. */
const QUOTED = 700

/** How many acts a card tells of. */
const TOLD = 3

/** Below this a guess is said to be one. */
const UNSURE = 0.5

/** The words of this mention were erased: by its author's wish, or because their time was over. */
function isErased(row: Row): boolean {
  return row.mention.text === '' && row.mention.title === null
}

/**
 * What a channel is shown of a mention, as it stands with the staff now.
 * @param nameOf the name of a member; null when unknown
 * @param here the card itself, for the reason it came to this channel
 */
export function mentionCard(
  story: Story & { readonly drafts?: readonly Draft[] },
  config: Pick<Config, 'zone'>,
  nameOf: (id: MemberId) => string | null,
  here: CardRecord | null = null,
): Card {
  const { mention, analysis, engagement } = story
  const holder = engagement?.assignee ? nameOf(engagement.assignee) : null
  const status = sentence(sayStatus(engagement, holder))
  const heading = headline(story)
  const parts: Part[] = [
    {
      part: 'heading',
      text: `${kindIcon(analysis.kind)} ${heading}`,
      tone: kindTone(analysis.kind, analysis.urgency),
    },
  ]
  if (isErased(story)) parts.push({ part: 'text', text: ERASED })
  else
    parts.push({
      part: 'quote',
      text: quoted(mention, QUOTED) || NOTHING_SHOWN,
      by: sayWho(story),
      link: linkTo(mention.url),
    })

  const facts = factsOf(story, here)
  if (facts.length > 0) parts.push({ part: 'facts', facts })
  parts.push({
    part: 'text',
    text: [
      status,
      ...sayHistory(story.acts, config.zone),
      ...sayDrafts(story.drafts ?? [], config.zone),
    ].join('\n'),
  })
  const notes = notesOn(story)
  if (notes.length > 0) parts.push({ part: 'note', text: notes.join(' ') })
  parts.push({ part: 'actions', actions: [...buttonsFor(story), ...proofOf(story)] })
  return { summary: `${heading}. ${saySummary(story)} ${status}`, parts }
}

const ERASED = 'The customer’s words were erased. What the team did about them is kept.'

const NOTHING_SHOWN = '(nothing that can be shown)'

/** `Complaint for billing, urgent · M-142` */
function headline({ mention, analysis, engagement }: Row): string {
  const kind = sayKind(analysis.kind)
  const unsure = analysis.confidence.kind < UNSURE ? ' (perhaps)' : ''
  const department = engagement?.department ?? analysis.department
  const whose = department === null ? '' : ` for ${department}`
  const urgent = analysis.urgency === 'high' ? ', urgent' : ''
  return `${kind}${unsure}${whose}${urgent} · ${reference(mention.id)}`
}

function saySummary(row: Row): string {
  return isErased(row) ? ERASED : `${gist(row, 200)} (${sayWho(row)})`
}

/** The gist in one line, from the customer's own words. */
export function gist(row: Row, maxCodePoints: number): string {
  const { mention, analysis } = row
  if (isErased(row)) return 'words erased'
  const words = oneLine(analysis.summary || mention.title || mention.text.slice(0, 2_000))
  return `“${excerpt(words, maxCodePoints)}”`
}

function sayWho({ mention }: Row): string {
  const name = mention.author === null ? '' : excerpt(oneLine(mention.author.name), 60)
  return name === '' ? mention.source : `${name}, ${mention.source}`
}

function factsOf(story: Story, here: CardRecord | null): Fact[] {
  const { mention, analysis, copies } = story
  const facts: Fact[] = []
  const why = here?.reason ?? story.routed
  if (why) facts.push({ label: 'Why here', value: why })
  if (mention.reach >= 100) facts.push({ label: 'Reach', value: `about ${sayAbout(mention.reach)} people` })
  if (copies.length > 0) {
    const sources = [...new Set([mention.source, ...copies.map((copy) => copy.source)])]
    facts.push({ label: 'Seen', value: `${copies.length + 1} times: ${sources.join(', ')}` })
  }
  if (story.theme?.name) facts.push({ label: 'Theme', value: story.theme.name })
  const [promise, ...further] = analysis.promises
  if (promise !== undefined)
    facts.push({
      label: 'Our promise',
      value: further.length ? `${promise} (and ${further.length} more)` : promise,
    })
  if (analysis.people.length > 0) facts.push({ label: 'Names', value: analysis.people.join(', ') })
  const language = sayLanguage(analysis)
  if (language !== null) facts.push({ label: 'Language', value: language })
  return facts
}

let count: Intl.NumberFormat | undefined
let languages: Intl.DisplayNames | undefined

function sayAbout(reach: number): string {
  count ??= new Intl.NumberFormat('en', { maximumSignificantDigits: 2 })
  return count.format(reach)
}

/** Null for English, and where it cannot be told. */
function sayLanguage({ language }: Analysis): string | null {
  if (language === 'en' || !/^[a-z]{2,3}$/.test(language) || language === 'und') return null
  languages ??= new Intl.DisplayNames('en', { type: 'language', fallback: 'code' })
  return languages.of(language) ?? null
}

/** Who did what, the newest last: a line each, and how many came before. */
function sayHistory(acts: readonly Act[], zone: string): string[] {
  const earlier = acts.length - TOLD
  return [
    ...(earlier > 0 ? [`${earlier} earlier ${earlier === 1 ? 'act' : 'acts'}`] : []),
    ...acts.slice(-TOLD).map((act) => {
      // A card is read for months: told as of long after, times have their dates, and none is `today`.
      const after = Math.max(act.at, act.detail.until ?? 0) + 7 * DAY
      return `${sayTime(act.at, zone, after)} · ${sayAct(act, zone, after)}`
    }),
  ]
}

/** What is being answered at this time; what was answered is an act. */
function sayDrafts(drafts: readonly Draft[], zone: string): string[] {
  return drafts
    .filter(({ state }) => state !== 'sent')
    .map((draft) => `✍ ${sayDraft(draft, (at) => sayTime(at, zone, at + 7 * DAY))}`)
}

/** The way to what was done last, where the member gave one. */
function proofOf({ acts }: Story): Button[] {
  const given = acts.findLast((act) => act.detail.link)?.detail.link
  const link = given === undefined ? null : linkTo(given, 'See')
  return link === null
    ? []
    : [{ label: excerpt(link.label, 75), style: 'plain', does: 'link', url: link.url }]
}

function notesOn(story: Story): string[] {
  const { mention, analysis, engagement } = story
  const id = reference(mention.id)
  const notes: string[] = []
  const looksAfter = engagement?.department ?? null
  const moved = story.acts.some((act) => act.verb === 'move')
  if (
    looksAfter !== null &&
    !moved &&
    (analysis.department !== looksAfter || analysis.confidence.department < UNSURE)
  )
    notes.push(`We are not sure that this is for ${looksAfter}: if it is not, move it.`)
  if (!isErased(story) && clean(mention.text).length > QUOTED)
    notes.push(`Shortened: “show ${id}” has all of it.`)
  return notes
}

function sentence(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`
}
