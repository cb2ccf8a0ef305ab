import type { Answer } from '../core/desk.ts'
import { atLeast, type Member } from '../core/member.ts'
import { sayCommand } from '../core/saycommand.ts'
import { entryOf, VERBS, verbNamed } from '../core/verbs.ts'
import { answer, buttons, refuse, run } from './answers.ts'
import type { DeskNeeds } from './needs.ts'

export function help(config: DeskNeeds['config'], member: Member, topic: string | null): Answer {
  if (topic === null) return overview(config, member)
  const verb = verbNamed(topic)
  if (verb === null)
    return refuse(`There is no command “${topic}”.`, [run('All commands', { verb: 'help', topic: null })])
  const { usage, does, examples, role } = entryOf(verb)
  const slash = `/${config.command} `
  return answer({
    summary: `${verb}: ${does} ${slash}${usage}`,
    parts: [
      { part: 'heading', text: verb, tone: 'neutral' },
      { part: 'text', text: does },
      {
        part: 'facts',
        facts: [
          { label: 'Say', value: `${slash}${usage}` },
          ...(atLeast(member.role, role) ? [] : [{ label: 'Needs the role', value: role }]),
        ],
      },
      { part: 'text', text: `Examples:\n${examples.map((example) => `${slash}${example}`).join('\n')}` },
      { part: 'note', text: FORGIVING },
      ...buttons([run('All commands', { verb: 'help', topic: null })]),
    ],
  })
}

const FORGIVING =
  'M-142, 142 and #142 are the same. In a card’s thread the reference may be left out: mention me and say, for example, claim.'

function overview(config: DeskNeeds['config'], member: Member): Answer {
  const reactions = Object.entries(config.reactions).map(([emoji, act]) => `:${emoji}: ${act}`)
  return answer({
    summary: `What you can say: ${VERBS.map(({ verb }) => verb).join(', ')}.`,
    parts: [
      { part: 'heading', text: `What you can say to /${config.command}`, tone: 'neutral' },
      {
        part: 'list',
        items: VERBS.map(({ verb, usage, does, role }) => ({
          text: usage,
          detail: atLeast(member.role, role) ? does : `${does} Needs the role ${role}.`,
          tone: 'neutral',
          open: sayCommand({ verb: 'help', topic: verb }),
        })),
      },
      { part: 'note', text: FORGIVING },
      ...(reactions.length === 0
        ? []
        : [
            {
              part: 'note' as const,
              text: `Reactions on a card: ${reactions.join(', ')}. Taking one away undoes it.`,
            },
          ]),
    ],
  })
}
