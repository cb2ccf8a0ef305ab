import { KINDS, URGENCIES } from '../core/analysis.ts'
import { ACTION_TYPES, DISMISS_REASONS } from '../core/engagement.ts'
import type { ActForm, FormValues } from '../core/form.ts'
import { readAddress } from '../core/lexer.ts'
import type { Member } from '../core/member.ts'
import type { MentionId } from '../core/mention.ts'
import { LONGEST_NOTE, LONGEST_SNOOZE } from '../core/readers.ts'
import { parseDuration } from '../core/time.ts'
import { oneLine } from '../core/wording.ts'
import type { DeskNeeds } from './needs.ts'
import { cannotAssign } from './permissions.ts'
import type { ActIntent } from './plan.ts'
import { unknownPerson } from './staff.ts'

/** What is wrong with the fields, by name. */
type Faults = Record<string, string>

export type Submitted = { readonly wish: ActIntent } | { readonly faults: Faults }

/** What was filled in, as the same wish that a command makes. */
export async function readForm(
  needs: DeskNeeds,
  member: Member,
  { form, mention }: { readonly form: ActForm; readonly mention: MentionId },
  values: FormValues,
): Promise<Submitted> {
  const faults: Faults = {}
  const wish = await READERS[form]({
    needs,
    member,
    mention,
    faults,
    value: (name) => values[name]?.trim() ?? '',
  })
  return wish === null || Object.keys(faults).length > 0 ? { faults } : { wish }
}

interface Reading {
  readonly needs: DeskNeeds
  readonly member: Member
  readonly mention: number
  readonly faults: Faults
  value(name: string): string
}

type Reader = (reading: Reading) => ActIntent | null | Promise<ActIntent | null>

const READERS: Readonly<Record<ActForm, Reader>> = {
  log: (reading) => {
    const { mention, faults, value } = reading
    const action = ACTION_TYPES.find((type) => type === value('action'))
    if (action === undefined) faults['action'] = 'Choose what was done.'
    const note = noteOf(reading)
    const typed = value('link')
    const link = typed === '' ? null : readAddress(typed)
    if (typed !== '' && link === null)
      faults['link'] = 'An address that begins with https:// or http://, without spaces.'
    if (note === '' && typed === '') faults['note'] ??= 'Say in a few words what was done.'
    return action === undefined ? null : { verb: 'log', mention, action, note, link }
  },
  assign: async ({ needs, member, mention, faults, value }) => {
    const word = value('to')
    const to = word === '' ? null : await needs.directory.find(word)
    const refused = to === null ? null : await cannotAssign(member, to, needs.directory)
    if (word === '') faults['to'] = 'Choose whom to assign it to.'
    else if (to === null) faults['to'] = await unknownPerson(word, needs.directory)
    else if (refused !== null) faults['to'] = refused
    return { verb: 'assign', mention, to: word }
  },
  snooze: ({ mention, faults, value }) => {
    const forMs = parseDuration(value('time'))
    if (forMs === null || forMs > LONGEST_SNOOZE)
      faults['time'] = 'Choose a time of at most 90 days, such as 2h or 3d.'
    return { verb: 'snooze', mention, forMs: forMs ?? 0 }
  },
  dismiss: (reading) => {
    const { mention, faults, value } = reading
    const reason = DISMISS_REASONS.find((one) => one === value('reason'))
    if (reason === undefined) faults['reason'] = 'Choose why.'
    const note = noteOf(reading)
    return reason === undefined ? null : { verb: 'dismiss', mention, reason, note }
  },
  move: ({ needs, mention, faults, value }) => {
    const department = value('department')
    if (!Object.hasOwn(needs.config.departments, department)) faults['department'] = 'Choose a department.'
    return { verb: 'move', mention, department }
  },
  close: (reading) => ({ verb: 'close', mention: reading.mention, note: noteOf(reading) }),
  mark: ({ mention, faults, value }) => {
    const kind = KINDS.find((one) => one === value('kind'))
    const urgency = URGENCIES.find((one) => one === value('urgency'))
    if (kind === undefined) faults['kind'] = 'Choose what it is.'
    if (urgency === undefined) faults['urgency'] = 'Choose how urgent it is.'
    return { verb: 'mark', mention, kind: kind ?? null, urgency: urgency ?? null }
  },
  thank: (reading) => {
    const person = oneLine(reading.value('person')).replace(/^@+/, '')
    if (person.length > 200) reading.faults['person'] = 'At most 200 characters.'
    return { verb: 'thank', mention: reading.mention, person, note: noteOf(reading) }
  },
}

function noteOf({ faults, value }: Reading): string {
  const note = value('note')
  if (note.length > LONGEST_NOTE)
    faults['note'] = `At most ${LONGEST_NOTE} characters; this has ${note.length}.`
  return note
}
