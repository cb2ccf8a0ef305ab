import { KINDS, URGENCIES } from '../core/analysis.ts'
import type { Answer } from '../core/desk.ts'
import {
  ACTION_TYPES,
  type ActRequest,
  DISMISS_REASONS,
  type Engagement,
  Refusal,
  transition,
} from '../core/engagement.ts'
import type { ActForm, Field, Form, Option } from '../core/form.ts'
import type { Story } from '../core/ledger.ts'
import type { Member } from '../core/member.ts'
import { type MentionId, reference } from '../core/mention.ts'
import { LONGEST_NOTE } from '../core/readers.ts'
import { DAY, HOUR, type Instant } from '../core/time.ts'
import { excerpt, sayKind, sayStatus, sayTime, sayUrgency } from '../core/wording.ts'
import { noSuch, refuse } from './answers.ts'
import { type DeskNeeds, holderOf } from './needs.ts'
import { mayAssign } from './permissions.ts'
import { gist } from './rows.ts'

/** Options that a choice may have in every chat; beyond them a name is typed. */
const MOST_OPTIONS = 100

/** The form for an act, or why it makes no sense now. */
export async function formOf(
  needs: DeskNeeds,
  member: Member,
  request: { readonly form: ActForm; readonly mention: MentionId },
): Promise<Form | Answer> {
  const story = await needs.ledger.story(request.mention)
  if (story === null) return noSuch(request.mention)
  const now = needs.clock.now()
  const refused = rehearse(story, request.form, now)
  const id = reference(story.mention.id)
  if (refused !== null) return refuse(`${id}: ${refused}`)
  const status = sayStatus(story.engagement, await holderOf(needs.directory, story))
  return {
    form: request.form,
    mention: story.mention.id,
    ...TITLES[request.form],
    intro: `${id}, ${status}: “${gist(story, 200)}”`,
    fields: await FIELDS[request.form](needs, member, story, now),
  }
}

/** At most 24 characters each: what a Slack modal holds. */
const TITLES: Readonly<Record<ActForm, { readonly title: string; readonly submit: string }>> = {
  log: { title: 'Log an action', submit: 'Log' },
  assign: { title: 'Assign', submit: 'Assign' },
  snooze: { title: 'Snooze', submit: 'Snooze' },
  dismiss: { title: 'Dismiss', submit: 'Dismiss' },
  move: { title: 'Move', submit: 'Move' },
  close: { title: 'Close', submit: 'Close' },
  thank: { title: 'Thank a colleague', submit: 'Thank' },
  mark: { title: 'Correct', submit: 'Correct' },
}

/** Whether the act could be done as things stand, before anyone fills in a form for it. */
function rehearse({ engagement }: Story, form: ActForm, now: Instant): string | null {
  if (engagement === null) return null
  const detail: Readonly<Record<ActForm, ActRequest['detail']>> = {
    log: {},
    assign: { to: { id: '', name: '' } },
    snooze: { until: now + HOUR },
    dismiss: {},
    move: { department: '' },
    close: {},
    thank: {},
    mark: {},
  }
  return refusalOf(engagement, { verb: form, member: null, detail: detail[form] }, now)
}

function refusalOf(engagement: Engagement, act: ActRequest, now: Instant): string | null {
  try {
    transition(engagement, act, now)
    return null
  } catch (error) {
    if (error instanceof Refusal) return error.message
    throw error
  }
}

type Fields = (
  needs: DeskNeeds,
  member: Member,
  story: Story,
  now: Instant,
) => readonly Field[] | Promise<readonly Field[]>

const FIELDS: Readonly<Record<ActForm, Fields>> = {
  log: () => [
    choice('action', 'What was done', ACTION_TYPES.map(plain), null),
    note(true, 'In a few words, for colleagues and for the record.'),
    {
      name: 'link',
      label: 'Link',
      kind: 'line',
      required: false,
      hint: 'Where it can be seen: https://...',
      max: 2_000,
      initial: '',
    },
  ],
  assign: async ({ directory }, member, story) => [
    whom(
      (await directory.all()).filter((colleague) => mayAssign(member, colleague)),
      member,
      story,
    ),
  ],
  snooze: (_needs, member, _story, now) => [choice('time', 'For how long', times(member.zone, now), '1d')],
  dismiss: () => [
    choice('reason', 'Why', DISMISS_REASONS.map(plain), null),
    note(false, 'If there is more to say about it.'),
  ],
  move: ({ config }, _member, { engagement, analysis }) => {
    const here = engagement === null ? analysis.department : engagement.department
    const others = Object.keys(config.departments).filter((name) => name !== here)
    const options = others.map((name) => ({
      value: name,
      label: excerpt(`${name}: ${config.departments[name]?.about ?? ''}`, 75),
    }))
    return [choice('department', 'To which department', options, null)]
  },
  close: () => [note(false, 'How it ended.')],
  mark: (_needs, _member, { analysis }) => [
    choice('kind', 'What it is', kinds(), analysis.kind),
    choice(
      'urgency',
      'How urgent',
      URGENCIES.map((urgency) => ({ value: urgency, label: sayUrgency(urgency) })),
      analysis.urgency,
    ),
  ],
  thank: (_needs, _member, { analysis }) => [
    {
      name: 'person',
      label: 'Who earned it',
      kind: 'line',
      required: false,
      hint: 'A name or a handle; colleagues on the staff are told at once.',
      max: 200,
      initial: analysis.people.length === 1 ? (analysis.people[0] ?? '') : '',
    },
    note(false, 'Your own words to them.'),
  ],
}

/** As the act words them, so that the answer is read as the command is. */
function kinds(): readonly Option[] {
  return KINDS.map((kind) => ({ value: kind, label: sayKind(kind) }))
}

function choice(name: string, label: string, options: readonly Option[], initial: string | null): Field {
  return { name, label, kind: 'choice', required: true, hint: null, options, initial }
}

function plain(word: string): Option {
  return { value: word, label: `${word.charAt(0).toUpperCase()}${word.slice(1)}` }
}

function note(required: boolean, hint: string): Field {
  return { name: 'note', label: 'Note', kind: 'paragraph', required, hint, max: LONGEST_NOTE, initial: '' }
}

function whom(colleagues: readonly Member[], member: Member, { engagement }: Story): Field {
  const asking = { name: 'to', label: 'To whom', required: true } as const
  if (colleagues.length > MOST_OPTIONS)
    return { ...asking, kind: 'line', hint: 'Their handle, such as @ines.', max: 200, initial: '' }
  const rank = (one: Member) =>
    one.id === member.id ? 0 : one.departments.includes(engagement?.department ?? '') ? 1 : 2
  const sorted = [...colleagues].sort((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name))
  const options = sorted
    .filter(({ id }) => id !== engagement?.assignee)
    .map(({ id, name, handle }) => ({
      value: handle,
      label: excerpt(id === member.id ? `${name} (you)` : `${name} (@${handle})`, 75),
    }))
  return { ...asking, kind: 'choice', hint: null, options, initial: null }
}

const TIMES = [
  ['1h', 'An hour', HOUR],
  ['4h', 'Four hours', 4 * HOUR],
  ['1d', 'A day', DAY],
  ['3d', 'Three days', 3 * DAY],
  ['7d', 'A week', 7 * DAY],
  ['30d', 'Thirty days', 30 * DAY],
] as const

function times(zone: string, now: Instant): readonly Option[] {
  return TIMES.map(([value, label, ms]) => ({
    value,
    label: `${label}, until ${sayTime(now + ms, zone, now)}`,
  }))
}
