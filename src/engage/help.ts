import type { Item, Part } from '../core/card.ts'
import type { Answer } from '../core/desk.ts'
import { sayEmoji } from '../core/emoji.ts'
import type { Verb } from '../core/intent.ts'
import { atLeast, type Member } from '../core/member.ts'
import type { ChatName } from '../core/ports.ts'
import { sayCommand } from '../core/saycommand.ts'
import { VERB_GROUPS, type VerbGroup, verbGroup } from '../core/verbgroups.ts'
import { entryOf, VERBS, verbNamed } from '../core/verbs.ts'
import { answer, buttons, note, refuse, run } from './answers.ts'
import type { DeskNeeds } from './needs.ts'

/** Groups of commands; then the commands of one; then all about one. */
export function help(
  config: DeskNeeds['config'],
  member: Member,
  topic: string | null,
  via: ChatName,
): Answer {
  const called = calledIn(via, config.command)
  if (topic === null) return overview(config, called)
  const verb = verbNamed(topic)
  if (verb !== null) return aboutVerb(called, member, verb)
  const group = verbGroup(topic)
  if (group !== null) return aboutGroup(member, group)
  return refuse(`There is no command “${topic}”.`, [ALL])
}

const ALL = run('All commands', { verb: 'help', topic: null })
const EVERY_DAY = [
  'list mine',
  'show M-142',
  'claim M-142',
  'log M-142 fix What we did',
  'close M-142',
  'search late delivery',
]

const FORGIVING =
  'M-142, 142 and #142 are the same. In a card’s thread the reference may be left out: mention me and say, for example, claim.'

interface Called {
  /** What stands before a command. */
  readonly name: string
  /** Where it need not. */
  readonly note: string | null
}

/** Teams knows no slash command of ours: there people mention Earshot. */
function calledIn(via: ChatName, command: string): Called {
  return via === 'teams'
    ? { name: '@Earshot', note: 'In the chat with me alone, the words do without @Earshot.' }
    : { name: `/${command}`, note: null }
}

function overview({ reactions: known }: DeskNeeds['config'], { name, note: where }: Called): Answer {
  const reactions = Object.entries(known).map(([emoji, act]) => `${sayEmoji(emoji)} ${act}`)
  return answer({
    summary: `What you can say: ${VERBS.map(({ verb }) => verb).join(', ')}.`,
    parts: [
      { part: 'heading', text: `What you can say to ${name}`, tone: 'neutral' },
      {
        part: 'text',
        text: `On most days:\n${EVERY_DAY.map((line) => `${name} ${line}`).join('\n')}`,
      },
      {
        part: 'list',
        items: VERB_GROUPS.map(({ name, title, verbs }) => row(title, verbs.join(', '), name)),
      },
      ...note(where),
      ...note(`“help log” tells all about one of them. ${FORGIVING}`),
      ...note(
        reactions.length === 0
          ? null
          : `Reactions on a card: ${reactions.join(', ')}. Taking one away undoes it.`,
      ),
    ],
  })
}

function aboutGroup(member: Member, { title, verbs }: VerbGroup): Answer {
  return answer({
    summary: `${title}: ${verbs.join(', ')}.`,
    parts: [
      { part: 'heading', text: title, tone: 'neutral' },
      {
        part: 'list',
        items: verbs.map((verb) => {
          const { does, role } = entryOf(verb)
          return row(verb, atLeast(member.role, role) ? does : `${does} Needs the role ${role}.`, verb)
        }),
      },
      ...buttons([ALL]),
    ],
  })
}

function aboutVerb({ name }: Called, member: Member, verb: Verb): Answer {
  const { usage, does, examples, role, aliases } = entryOf(verb)
  const lines = (some: readonly string[]) => some.map((line) => `${name} ${line}`).join('\n')
  // One way to say it a line; `a|b` without spaces is a choice within one.
  const ways = usage.split(' | ')
  const signs = [
    ...(usage.includes('[') ? ['What stands in [ ] may be left out.'] : []),
    ...(/\S\|\S/.test(usage) ? ['Of a|b, say one.'] : []),
    ...(usage.includes('M-142') ? [FORGIVING] : []),
  ]
  const parts: readonly Part[] = [
    { part: 'heading', text: verb, tone: 'neutral' },
    { part: 'text', text: does },
    { part: 'text', text: `Examples:\n${lines(examples)}` },
    { part: 'text', text: `In full:\n${lines(ways)}` },
    {
      part: 'facts',
      facts: [
        { label: 'Also understood', value: aliases.join(', ') },
        ...(atLeast(member.role, role) ? [] : [{ label: 'Needs the role', value: role }]),
      ],
    },
    ...note(signs.join(' ') || null),
    ...buttons([ALL]),
  ]
  return answer({ summary: `${verb}: ${does} ${name} ${usage}`, parts })
}

function row(text: string, detail: string, topic: string): Item {
  return { text, detail, tone: 'neutral', open: sayCommand({ verb: 'help', topic }) }
}
