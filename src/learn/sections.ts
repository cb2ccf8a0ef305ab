import { type Kind, mood } from '../core/analysis.ts'
import type { Tone } from '../core/card.ts'
import type { Intent } from '../core/intent.ts'
import type { Deeds, Pace, Row, Voice } from '../core/ledger.ts'
import { reference } from '../core/mention.ts'
import { sayDuration } from '../core/time.ts'
import { excerpt, linkTo, oneLine, quoted, sayAgo } from '../core/wording.ts'
import type { Line, Quote } from './digest.ts'
import { type Figures, totalOf } from './figures.ts'
import { median, number, sayChange, sayShare, shareChange } from './noise.ts'
import { lengthOf } from './stretch.ts'
import { changes, sayTopic, type Topic } from './topics.ts'
import { countOf, plural } from './words.ts'

/** In the order in which they are read; one without lines is not there. */
export const SECTIONS: readonly {
  readonly name: string
  readonly write: (figures: Figures) => readonly Line[]
}[] = [
  { name: 'What was said', write: volume },
  { name: 'By department', write: departments },
  { name: 'What it was about', write: topics },
  { name: 'Praise worth sharing', write: praise },
  { name: 'Complaints', write: complaints },
  { name: 'How fast we were', write: speed },
  { name: 'What was done', write: done },
  { name: 'Sources in trouble', write: sources },
  { name: 'What needs a decision', write: decisions },
]

const TOPICS_TOLD = 4
const PEOPLE_TOLD = 5
const PRAISE_QUOTED = 2
/** What is shared as praise had better be praise. */
const SURE = 0.65
const MEMBERS_TOLD = 4
const QUOTE_LENGTH = 280

function line(text: string, more: Partial<Line> = {}): Line {
  return { text, detail: null, tone: 'neutral', open: null, quotes: [], ...more }
}

export const search = ({ stretch, department }: Figures, ...filters: readonly string[]): Intent => {
  const at = (instant: number) => `${new Date(instant).toISOString().slice(0, 16)}Z`
  const { since, until } = stretch.period
  const words = [
    `since:${at(since)}`,
    `until:${at(until)}`,
    ...(department === null ? [] : [`dept:${department}`]),
    ...filters,
  ]
  return { verb: 'search', words: words.join(' '), page: 1 }
}

function ratioOf({ stretch }: Figures): number {
  return lengthOf(stretch.period) / lengthOf(stretch.before)
}

/** Against the time before, where that is known. */
function against(figures: Figures, now: number, before: number): readonly string[] {
  return figures.comparable ? [sayChange(now, before, ratioOf(figures))] : []
}

function volume(figures: Figures): readonly Line[] {
  const now = totalOf(figures.tallies)
  const then = totalOf(figures.before)
  if (now.mentions + then.mentions === 0) return []
  const copies = now.copies === 0 ? [] : [`and ${plural(now.copies, 'copy', 'copies')} of them`]
  const said = line(plural(now.mentions, 'mention'), {
    detail: [...against(figures, now.mentions, then.mentions), ...copies].join(' · ') || null,
    open: search(figures),
  })
  if (now.mentions === 0) return [said]
  return [said, feeling(figures, 'negative', 'bad'), feeling(figures, 'positive', 'good')]
}

function feeling(figures: Figures, which: 'negative' | 'positive', tone: Tone): Line {
  const now = totalOf(figures.tallies)
  const then = totalOf(figures.before)
  const change = shareChange(now[which], now.mentions, then[which], then.mentions)
  const before = then.mentions === 0 ? '' : ` (${sayShare(then[which], then.mentions)})`
  return line(`${sayShare(now[which], now.mentions)} ${which}`, {
    detail: change === null ? null : `clearly ${change} of them than before${before}`,
    tone: now[which] === 0 ? 'neutral' : tone,
    open: search(figures, `mood:${which}`),
  })
}

function departments(figures: Figures): readonly Line[] {
  if (figures.department !== null) return []
  const groups = Map.groupBy(figures.tallies, ({ department }) => department)
  const rows = [...groups].flatMap(([department, tallies]) => {
    if (department === null) return []
    const { mentions } = totalOf(tallies)
    const before = totalOf(figures.before.filter((tally) => tally.department === department)).mentions
    const some = tallies
      .filter((tally) => tally.mentions > 0)
      .toSorted((a, b) => b.mentions - a.mentions)
      .map((tally) => countOf(tally.kind, tally.mentions))
    const change = figures.compare ? against(figures, mentions, before) : []
    return [{ department, mentions, detail: [some.join(', '), ...change].join(' · ') }]
  })
  if (rows.length < 2) return []
  return rows
    .toSorted((a, b) => b.mentions - a.mentions)
    .map(({ department, mentions, detail }) =>
      line(`${department}: ${plural(mentions, 'mention')}`, {
        detail,
        open: search(figures, `dept:${department}`),
      }),
    )
}

/** What rose and fell beyond chance; else what was said most. */
function topics(figures: Figures): readonly Line[] {
  const all = changes(figures)
  const changed = all.filter(({ change }) => change === 'more' || change === 'fewer')
  const told = changed.length > 0 ? changed : all.filter(({ now, kind }) => now > 1 && kind !== 'praise')
  return told.slice(0, TOPICS_TOLD).map((topic) => {
    const { kind, now, before } = topic
    return line(`${sentence(sayTopic(topic))}: ${number(now)}`, {
      detail: against(figures, now, before).join() || null,
      tone: toneOf(topic),
      open:
        now === 0
          ? null
          : search(
              figures,
              ...(figures.department === null ? [`dept:${topic.department}`] : []),
              `kind:${kind}`,
            ),
      quotes: now === 0 ? [] : best(figures.voices, topic.kind, topic.department).slice(0, 1).map(quote),
    })
  })
}

function toneOf({ kind, change }: Topic): Tone {
  if (change !== 'more' && change !== 'fewer') return 'neutral'
  if (kind !== 'complaint' && kind !== 'praise') return 'neutral'
  return (kind === 'praise') === (change === 'more') ? 'good' : 'bad'
}

function praise(figures: Figures): readonly Line[] {
  const shared = best(figures.voices, 'praise', null)
    .filter(
      ({ row: { analysis } }) => mood(analysis.sentiment) === 'positive' && analysis.confidence.kind >= SURE,
    )
    .slice(0, PRAISE_QUOTED)
    .map(({ row }) => {
      const of = row.engagement?.department ?? row.analysis.department
      return line(`${reference(row.mention.id)}${of === null ? '' : `, for ${of}`}`, {
        tone: 'good',
        open: { verb: 'show', mention: row.mention.id },
        quotes: [quote({ department: of, row })],
      })
    })
  const people = figures.praised.slice(0, PEOPLE_TOLD).map(({ person, count, latest }) =>
    line(`${person} was praised ${count === 1 ? 'once' : `${number(count)} times`}`, {
      tone: 'good',
      open: count === 1 ? { verb: 'show', mention: latest } : search(figures, 'kind:praise', `"${person}"`),
    }),
  )
  return [...shared, ...people]
}

function complaints(figures: Figures): readonly Line[] {
  const { waiting, pace, department, overdueMs } = figures
  const open = waiting.reduce((sum, one) => sum + one.open, 0)
  const late = waiting.reduce((sum, one) => sum + one.overdue, 0)
  const closed = pace.filter(({ step, kind }) => step === 'closed' && kind === 'complaint').length
  const whose = department === null ? {} : { department }
  const listed = (statuses: Extract<Intent, { verb: 'list' }>['filter']['statuses']): Intent => ({
    verb: 'list',
    filter: { ...(statuses ? { statuses } : {}), ...whose, kind: 'complaint' },
    page: 1,
  })
  const where = (of: 'open' | 'overdue') =>
    department !== null || waiting.length < 2
      ? null
      : waiting
          .filter((one) => one[of] > 0)
          .toSorted((a, b) => b[of] - a[of])
          .map((one) => `${one.department ?? 'no department'} ${number(one[of])}`)
          .join(', ')
  return [
    ...(late === 0
      ? []
      : [
          line(`${number(late)} overdue: unanswered for more than ${sayDuration(overdueMs)}`, {
            detail: where('overdue'),
            tone: 'urgent',
            open: listed(['open', 'reopened']),
          }),
        ]),
    ...(open === 0
      ? []
      : [
          line(`${number(open)} open`, {
            detail: where('open'),
            open: listed(['open', 'claimed', 'acted', 'reopened']),
          }),
        ]),
    ...(closed === 0 ? [] : [line(`${number(closed)} closed`, { tone: 'good', open: listed(['closed']) })]),
  ]
}

function speed(figures: Figures): readonly Line[] {
  const names = [...new Set(figures.pace.map(({ department }) => department))]
  const all = names.length > 1 ? [line(`All: ${sayPace(figures, () => true)}`)] : []
  return [
    ...all,
    ...names
      .toSorted((a, b) => (a ?? '~').localeCompare(b ?? '~'))
      .map((name) =>
        line(`${name ?? 'No department'}: ${sayPace(figures, ({ department }) => department === name)}`, {
          open: {
            verb: 'list',
            filter: {
              statuses: ['claimed', 'acted', 'closed'],
              ...(name === null ? {} : { department: name }),
            },
            page: 1,
          },
        }),
      ),
  ]
}

function sayPace({ pace, paceBefore, compare }: Figures, which: (pace: Pace) => boolean): string {
  const spent = (some: readonly Pace[], step: Pace['step']) =>
    some.filter((one) => which(one) && one.step === step).map(({ ms }) => ms)
  const said = (step: Pace['step'], words: string) => {
    const times = spent(pace, step)
    const middle = median(times)
    if (middle === null) return []
    const earlier = compare ? median(spent(paceBefore, step)) : null
    const before = earlier === null ? '' : `, before ${sayDuration(earlier)}`
    return [
      `${words} after ${sayDuration(middle)} (${times.length === 1 ? 'once' : `median of ${number(times.length)}`}${before})`,
    ]
  }
  return [...said('responded', 'answered'), ...said('closed', 'closed')].join(', ')
}

function done(figures: Figures): readonly Line[] {
  const logged = figures.deeds.filter(({ verb }) => verb === 'log' || verb === 'thank')
  const total = sum(logged)
  if (total === 0) return []
  const earlier = sum(figures.deedsBefore.filter(({ verb }) => verb === 'log' || verb === 'thank'))
  const change = figures.compare ? against(figures, total, earlier) : []
  const whose = figures.department === null ? {} : { department: figures.department }
  return [
    line(plural(total, 'action'), {
      detail: [
        by(logged, ({ verb, action }) => (verb === 'thank' ? 'thanks' : (action ?? 'other'))),
        ...change,
      ].join(' · '),
      tone: 'good',
      open: { verb: 'list', filter: { statuses: ['acted', 'closed'], ...whose }, page: 1 },
    }),
    line(`By ${by(logged, ({ member }) => member ?? 'Earshot', MEMBERS_TOLD)}`),
  ]
}

function sum(deeds: readonly Deeds[]): number {
  return deeds.reduce((total, { count }) => total + count, 0)
}

/** `reply 5, refund 3` */
function by(deeds: readonly Deeds[], name: (deed: Deeds) => string, most = 20): string {
  const groups = [...Map.groupBy(deeds, name)]
    .map(([named, group]) => ({ named, count: sum(group) }))
    .toSorted((a, b) => b.count - a.count || a.named.localeCompare(b.named))
  const more = groups.length > most ? ` and ${plural(groups.length - most, 'other')}` : ''
  return `${groups
    .slice(0, most)
    .map(({ named, count }) => `${excerpt(oneLine(named), 60)} ${number(count)}`)
    .join(', ')}${more}`
}

function sources({ sources, now }: Figures): readonly Line[] {
  return sources.map(({ name, state }) =>
    line(`${name} cannot be read`, {
      detail: [
        ...(state.lastSuccessAt === null
          ? ['never read']
          : [`last read ${sayAgo(state.lastSuccessAt, now)}`]),
        ...(state.fault === null ? [] : [excerpt(oneLine(state.fault), 200)]),
      ].join(' · '),
      tone: 'bad',
      open: { verb: 'sources' },
    }),
  )
}

/** What goes on waiting unless a manager says something. */
function decisions(figures: Figures): readonly Line[] {
  const { overdue, now } = figures
  return overdue.map((row) =>
    line(
      `${reference(row.mention.id)} waits for an answer${row.engagement?.department ? ` from ${row.engagement.department}` : ''}`,
      {
        detail: `the team was told ${sayAgo(row.engagement?.openedAt ?? row.mention.storedAt, now)}`,
        tone: row.analysis.urgency === 'high' ? 'urgent' : 'bad',
        open: { verb: 'show', mention: row.mention.id },
        quotes: row.mention.text === '' && row.mention.title === null ? [] : [quoteOf(row, 140)],
      },
    ),
  )
}

/** The ones before the team first, then those that others repeated, and those worth most. */
function best(voices: readonly Voice[], kind: Kind, department: string | null): readonly Voice[] {
  const weight = ({ row: { mention, analysis, engagement } }: Voice) =>
    (engagement === null ? 0 : 1) + analysis.worth + Math.min(1, mention.copies / 10)
  return voices
    .filter((voice) => voice.row.analysis.kind === kind)
    .filter((voice) => department === null || voice.department === department)
    .toSorted((a, b) => weight(b) - weight(a) || b.row.mention.id - a.row.mention.id)
}

function quote({ row }: Voice): Quote {
  return quoteOf(row, QUOTE_LENGTH)
}

function quoteOf({ mention }: Row, length: number): Quote {
  const name = mention.author === null ? '' : excerpt(oneLine(mention.author.name), 60)
  return {
    mention: mention.id,
    text: quoted(mention, length),
    by: [...(name === '' ? [] : [name]), mention.source, reference(mention.id)].join(' · '),
    link: linkTo(mention.url),
  }
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
