import type { Verb } from './intent.ts'

/** Commands that belong together, as help shows them first. */
export interface VerbGroup {
  /** What is said after `help`. */
  readonly name: string
  readonly title: string
  readonly verbs: readonly Verb[]
}

/** Each command is in one of them; what is wanted every day comes first. */
export const VERB_GROUPS: readonly VerbGroup[] = [
  { name: 'looking', title: 'Look and find', verbs: ['list', 'show', 'search', 'searches'] },
  {
    name: 'working',
    title: 'Work on a mention',
    verbs: ['claim', 'release', 'assign', 'log', 'close', 'reopen', 'snooze', 'dismiss', 'thank'],
  },
  { name: 'answering', title: 'Answer the customer', verbs: ['draft', 'drafts'] },
  { name: 'reporting', title: 'See the whole', verbs: ['digest', 'trend', 'ask', 'themes', 'theme'] },
  {
    name: 'teaching',
    title: 'Put right what Earshot took it for',
    verbs: ['why', 'move', 'mark', 'raise', 'corrections', 'forget'],
  },
  {
    name: 'settings',
    title: 'What comes, and how',
    verbs: ['sources', 'mute', 'unmute', 'mutes', 'remind', 'help'],
  },
]

export function verbGroup(name: string): VerbGroup | null {
  return VERB_GROUPS.find((group) => group.name === name) ?? null
}
