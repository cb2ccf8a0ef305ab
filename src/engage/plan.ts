import type { ActDetail, DismissReason, Engagement } from '../core/engagement.ts'
import { sayAction } from '../core/history.ts'
import type { Intent } from '../core/intent.ts'
import type { ActOrder, Row } from '../core/ledger.ts'
import type { Member } from '../core/member.ts'
import { reference } from '../core/mention.ts'
import { choose } from '../core/nearest.ts'
import { sayCommand } from '../core/saycommand.ts'
import type { Instant } from '../core/time.ts'
import { excerpt, oneLine, sayKind, sayTime, sayUrgency } from '../core/wording.ts'
import { assigned, thanked } from './direct.ts'
import type { DeskNeeds } from './needs.ts'
import { cannotAssign } from './permissions.ts'
import { earnedBy } from './praised.ts'
import { unknownPerson } from './staff.ts'

export type ActIntent = Exclude<
  Extract<Intent, { readonly mention: number }>,
  { readonly verb: 'show' | 'why' | 'draft' }
>

/** What an act carries, whom it tells, and how it is answered. */
export interface Plan extends Pick<ActOrder, 'tell' | 'cards' | 'corrects'> {
  readonly detail: ActDetail
  say(engagement: Engagement): string
  /** How to take it back, or what else to think of; small print. */
  readonly undo: string | null
}

interface Refused {
  readonly refused: string
}

export async function planOf(
  needs: DeskNeeds,
  member: Member,
  intent: ActIntent,
  row: Row,
  now: Instant,
): Promise<Plan | Refused> {
  const mention = row.mention.id
  const id = reference(mention)
  const bare = { detail: {}, tell: [], cards: [] }
  const undoing = (command: Intent, what: string) => `“${sayCommand(command)}” ${what}.`
  const reopens = undoing({ verb: 'reopen', mention, note: '' }, 'takes it back')
  switch (intent.verb) {
    case 'claim':
      return {
        ...bare,
        say: () => `${id} is yours.`,
        undo: undoing({ verb: 'release', mention }, 'gives it back'),
      }
    case 'release':
      return {
        ...bare,
        say: () => `${id} is free for a colleague again.`,
        undo: undoing({ verb: 'claim', mention }, 'takes it again'),
      }
    case 'assign':
      return assign(needs, member, intent.to, row)
    case 'log': {
      const { action, note, link } = intent
      const detail = { action, ...given(note), ...(link === null ? {} : { link }) }
      const host = link === null ? '' : `, with a link to ${URL.parse(link)?.host ?? 'no address'}`
      return {
        ...bare,
        detail,
        say: () => `Logged on ${id}: ${sayAction(action)}${host}.`,
        undo: `When nothing is left to do: “${sayCommand({ verb: 'close', mention, note: '' })}”.`,
      }
    }
    case 'close': {
      const acts = (await needs.ledger.story(mention))?.acts ?? []
      const acted = acts.some(({ verb }) => verb === 'log' || verb === 'thank')
      return {
        ...bare,
        detail: given(intent.note),
        say: () => `${id} is closed.`,
        undo: acted ? reopens : `${reopens} What was done is not logged yet: log tells the others.`,
      }
    }
    case 'reopen': {
      const dismissed = row.engagement?.status === 'dismissed'
      return {
        ...bare,
        detail: given(intent.note),
        corrects: dismissed ? [{ field: 'worth', right: null, role: member.role }] : [],
        say: () => `${id} is open again.`,
        undo: null,
      }
    }
    case 'snooze': {
      const until = now + intent.forMs
      return {
        ...bare,
        detail: { until },
        say: ({ snoozedUntil }) => `${id} sleeps until ${sayTime(snoozedUntil ?? until, member.zone, now)}.`,
        undo: undoing({ verb: 'reopen', mention, note: '' }, 'wakes it now'),
      }
    }
    case 'dismiss': {
      const { reason, note } = intent
      const why = reason === 'other' ? '' : ` as ${reason}`
      return {
        ...bare,
        detail: { reason, ...given(note) },
        corrects: TELLS_WORTH.includes(reason)
          ? [{ field: 'worth', right: 'no', was: 'yes', role: member.role }]
          : [],
        say: () => `${id} is dismissed${why}.`,
        undo: reopens,
      }
    }
    case 'move':
      return move(needs, member, intent.department, row)
    case 'mark':
      return mark(member, intent, row)
    case 'raise':
      return raise(needs, member, row)
    case 'thank':
      return thank(needs, member, intent, row)
  }
}

/** These say that a team need not see such a mention; the others say nothing of the next one. */
const TELLS_WORTH: readonly DismissReason[] = ['not about us', 'advert', 'spam', 'not actionable']

function given(note: string): Pick<ActDetail, 'note'> {
  return note === '' ? {} : { note }
}

const MYSELF = ['me', 'myself']

async function assign(
  { directory }: DeskNeeds,
  member: Member,
  word: string,
  row: Row,
): Promise<Plan | Refused> {
  const mention = row.mention.id
  const to = MYSELF.includes(word.toLowerCase()) ? member : await directory.find(word)
  if (to === null) return { refused: await unknownPerson(word, directory) }
  const refused = await cannotAssign(member, to, directory)
  if (refused !== null) return { refused }
  const own = to.id === member.id
  const release = `“${sayCommand({ verb: 'release', mention })}” gives it back.`
  const takeOver = `“${sayCommand({ verb: 'assign', mention, to: 'me' })}” takes it over.`
  return {
    detail: { to: { id: to.id, name: to.name } },
    cards: [],
    tell: own ? [] : [{ member: to.id, say: assigned(row, member) }],
    say: () =>
      own ? `${reference(mention)} is yours.` : `${to.name} has ${reference(mention)} now and is told.`,
    undo: own ? release : takeOver,
  }
}

function move({ config }: DeskNeeds, member: Member, wanted: string, row: Row): Plan | Refused {
  const names = Object.keys(config.departments)
  const choice = choose(wanted, names)
  if ('like' in choice)
    return {
      refused: `There is no department “${excerpt(oneLine(wanted), 40)}”. One of: ${names.join(', ')}.`,
    }
  const department = choice.chosen
  const { id } = row.mention
  const from = row.engagement?.department ?? row.analysis.department
  const channel = config.departments[department]?.channel ?? department
  const reason = `moved here by ${member.name}${from === null ? '' : ` from ${from}`}`
  const back =
    from === null || from === department || !names.includes(from)
      ? null
      : `“${sayCommand({ verb: 'move', mention: id, department: from })}” moves it back.`
  return {
    detail: { department, from },
    corrects: [
      { field: 'department', right: department, role: member.role, ...(from === null ? {} : { was: from }) },
    ],
    cards: [{ channel, reason, hold: null }],
    tell: [],
    say: () => `${reference(id)} is with ${department} now, in the channel ${channel}.`,
    undo: back,
  }
}

function mark(
  member: Member,
  { kind, urgency }: Extract<ActIntent, { readonly verb: 'mark' }>,
  { mention, analysis }: Row,
): Plan | Refused {
  const id = reference(mention.id)
  const { role } = member
  const newKind = kind === null || kind === analysis.kind ? null : kind
  const newUrgency = urgency === null || urgency === analysis.urgency ? null : urgency
  const said = [
    ...(newKind === null ? [] : [sayKind(newKind).toLowerCase()]),
    ...(newUrgency === null ? [] : [sayUrgency(newUrgency)]),
  ]
  if (said.length === 0) return { refused: `${id} is understood so already.` }
  const back = sayCommand({
    verb: 'mark',
    mention: mention.id,
    kind: newKind && analysis.kind,
    urgency: newUrgency && analysis.urgency,
  })
  return {
    detail: { ...(newKind && { kind: newKind }), ...(newUrgency && { urgency: newUrgency }) },
    corrects: [
      ...(newKind === null ? [] : [{ field: 'kind', right: newKind, role } as const]),
      ...(newUrgency === null ? [] : [{ field: 'urgency', right: newUrgency, role } as const]),
    ],
    cards: [],
    tell: [],
    say: () => `${id} is ${said.join(', ')} from now on, and the next ones like it are understood better.`,
    undo: `“${back}” takes it back.`,
  }
}

/** What nobody was told of comes before the team, as if it had been notable. */
async function raise(
  { config, ledger }: DeskNeeds,
  member: Member,
  { mention, engagement, analysis }: Row,
): Promise<Plan | Refused> {
  const id = reference(mention.id)
  const story = await ledger.story(mention.id)
  if (engagement !== null || (story?.cards.length ?? 0) > 0) {
    const reopens = engagement?.status === 'dismissed' ? ' “reopen” brings it back.' : ''
    return { refused: `${id} is before the team already.${reopens}` }
  }
  const names = Object.keys(config.departments)
  const department = names.find((name) => name === analysis.department) ?? names[0] ?? 'support'
  const channel = config.departments[department]?.channel ?? department
  return {
    detail: { department },
    corrects: [{ field: 'worth', right: 'yes', was: 'no', role: member.role }],
    cards: [{ channel, reason: `${member.name} brought it before the team`, hold: null }],
    tell: [],
    say: () => `${id} is with ${department} now, in the channel ${channel}. More like it will be shown.`,
    undo: `“${sayCommand({ verb: 'dismiss', mention: mention.id, reason: 'not actionable', note: '' })}” takes it back.`,
  }
}

async function thank(
  needs: DeskNeeds,
  member: Member,
  intent: Extract<ActIntent, { readonly verb: 'thank' }>,
  row: Row,
): Promise<Plan> {
  const { people, note } = await earnedBy(needs, intent, row)
  const names = people.map(({ name }) => name)
  const told = people.flatMap(({ member: own }) => (own && own.id !== member.id ? [own] : []))
  const id = reference(row.mention.id)
  const who = excerpt(oneLine(names.join(' and ')), 120)
  const ending =
    told.length === 0 ? '' : told.length === names.length ? ', and told' : ', and those on the staff are told'
  return {
    detail: { ...(who === '' ? {} : { person: who }), ...given(note) },
    cards: [],
    tell: told.map((own) => ({ member: own.id, say: thanked(row, member, note) })),
    say: () =>
      who === ''
        ? `Your thanks stand on ${id}.`
        : `${who} ${names.length > 1 ? 'are' : 'is'} thanked for ${id}${ending}.`,
    undo: who === '' ? `It names nobody: “thank ${id} @colleague” tells the one who earned it.` : null,
  }
}
