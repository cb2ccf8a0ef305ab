import type { ActDetail, Engagement } from '../core/engagement.ts'
import { sayAction } from '../core/history.ts'
import type { Intent } from '../core/intent.ts'
import type { ActOrder, Row } from '../core/ledger.ts'
import type { Member } from '../core/member.ts'
import { reference } from '../core/mention.ts'
import { choose } from '../core/nearest.ts'
import { sayCommand } from '../core/saycommand.ts'
import type { Instant } from '../core/time.ts'
import { excerpt, oneLine, sayTime } from '../core/wording.ts'
import { assigned, thanked } from './direct.ts'
import type { DeskNeeds } from './needs.ts'
import { cannotAssign } from './permissions.ts'
import { earnedBy } from './praised.ts'
import { unknownPerson } from './staff.ts'

export type ActIntent = Exclude<Extract<Intent, { readonly mention: number }>, { readonly verb: 'show' }>

/** What an act carries, whom it tells, and how it is answered. */
export interface Plan extends Pick<ActOrder, 'tell' | 'cards'> {
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
    case 'reopen':
      return { ...bare, detail: given(intent.note), say: () => `${id} is open again.`, undo: null }
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
        say: () => `${id} is dismissed${why}.`,
        undo: reopens,
      }
    }
    case 'move':
      return move(needs, member, intent.department, row)
    case 'thank':
      return thank(needs, member, intent, row)
  }
}

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
    cards: [{ channel, reason, hold: null }],
    tell: [],
    say: () => `${reference(id)} is with ${department} now, in the channel ${channel}.`,
    undo: back,
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
