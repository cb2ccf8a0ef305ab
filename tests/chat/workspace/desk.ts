import { say } from '../../../src/core/card.ts'
import type { Answer, Desk, Door, FieldFaults } from '../../../src/core/desk.ts'
import type { FormRequest, FormValues } from '../../../src/core/form.ts'
import type { Member } from '../../../src/core/member.ts'
import { VERBS } from '../../../src/core/verbs.ts'
import type { Room } from '../../../src/core/workspace.ts'

export interface Asked {
  readonly member: string
  readonly wish: string
  readonly door: Door | null
}

/** A desk that answers by a small script, carries each key out once, and keeps what it was asked. */
export function createScriptedDesk(room: Room): Desk & { readonly asked: Asked[] } {
  const asked: Asked[] = []
  const done = new Set<string>()

  const only = (text: string, ok = true): Answer => ({
    answer: 'answer',
    audience: 'only you',
    card: say(text, ok ? 'neutral' : 'bad'),
    ok,
  })

  async function showInCards(mention: number, status: string) {
    for (const post of await room.changed(0, 1_000)) {
      const heading = post.card.parts[0]
      if (heading?.part !== 'heading' || !heading.text.startsWith(`M-${mention} `)) continue
      const text = heading.text.replace(/, [^,]*$/, `, ${status}`)
      await room.edit(
        post.id,
        { ...post.card, parts: [{ ...heading, text }, ...post.card.parts.slice(1)] },
        0,
      )
    }
  }

  async function act(member: Member, verb: string, mention: number, door: Door): Promise<Answer> {
    if (done.has(door.key)) return only(`M-${mention} was done before.`)
    done.add(door.key)
    await showInCards(mention, verb === 'claim' ? `claimed by ${member.name}` : verb)
    return only(`M-${mention}: ${verb} by ${member.name}.`)
  }

  return {
    asked,
    async run(member, line, door) {
      asked.push({ member: member.id, wish: line, door })
      const [verb = '', reference = ''] = line.split(' ')
      const mention = Number(reference.replace('M-', '')) || door.about
      if (verb === 'list') return { answer: 'answer', audience: 'only you', ok: true, card: listCard }
      if (verb === 'help' || verb === '')
        return { answer: 'answer', audience: 'only you', ok: true, card: helpCard }
      if (verb === 'tell') return { ...only(`${member.name} says so.`), audience: 'everyone' }
      if (verb === 'break') throw new Error('The desk broke.')
      if (mention === null || !VERBS.some((entry) => entry.verb === verb))
        return only(`I do not know \`${verb}\`. Say help to see what I do know.`, false)
      if (verb === 'mute' && member.role === 'staff') return only('Muting is for managers.', false)
      return act(member, verb, mention, door)
    },
    async act(member, intent, door) {
      return act(member, intent.verb, 'mention' in intent ? intent.mention : 0, door)
    },
    async open(member, request: FormRequest) {
      asked.push({ member: member.id, wish: `open ${request.form} ${request.mention}`, door: null })
      if (request.form === 'close') return only('It is closed already.', false)
      return {
        ...request,
        title: 'Log an action',
        submit: 'Log',
        intro: `M-${request.mention}, open: “It came eight days later in a box that had clearly been wet.”`,
        fields: [
          {
            name: 'action',
            label: 'What was done',
            required: true,
            hint: null,
            kind: 'choice',
            initial: null,
            options: [
              'Reply',
              'Fix',
              'Refund',
              'Policy change',
              'Product change',
              'Recognise',
              'Replicate',
              'Other',
            ].map((label) => ({ value: label.toLowerCase(), label })),
          },
          {
            name: 'note',
            label: 'Note',
            required: true,
            hint: 'In a few words, for colleagues and for the record.',
            kind: 'paragraph',
            max: 2_000,
            initial: '',
          },
          {
            name: 'link',
            label: 'Link',
            required: false,
            hint: 'Where it can be seen: https://...',
            kind: 'line',
            max: 2_000,
            initial: '',
          },
        ],
      }
    },
    async submit(member, request, values: FormValues, door): Promise<Answer | FieldFaults> {
      asked.push({ member: member.id, wish: `submit ${request.form} ${JSON.stringify(values)}`, door })
      const faults: Record<string, string> = {}
      if (!values['action']) faults['action'] = 'Choose what was done.'
      if (!values['note']) faults['note'] = 'Say in a few words what was done.'
      if (Object.keys(faults).length > 0) return { answer: 'faults', faults }
      return act(member, `acted on (${values['action']})`, request.mention, door)
    },
    async react(member, reaction, door) {
      asked.push({ member: member.id, wish: `react ${reaction.name} ${reaction.added}`, door })
      if (reaction.name !== 'eyes' || door.about === null) return null
      return act(member, reaction.added ? 'claim' : 'released', door.about, door)
    },
  }
}

const listCard = {
  summary: '3 mentions not finished.',
  parts: [
    { part: 'heading', text: '3 mentions, not finished', tone: 'neutral' },
    {
      part: 'list',
      items: [
        {
          text: 'M-3 Steam wand sprayed boiling water, child nearby',
          detail: 'urgent, 12 minutes ago, nobody has it',
          tone: 'urgent',
          open: 'show M-3',
        },
        {
          text: 'M-1 It came eight days later in a box that had clearly been wet',
          detail: '10 hours ago, with Piet',
          tone: 'bad',
          open: 'show M-1',
        },
        {
          text: 'M-2 Mira noticed I was shaking before my job interview',
          detail: '7 hours ago',
          tone: 'good',
          open: 'show M-2',
        },
      ],
    },
    { part: 'note', text: 'The most pressing come first.' },
    {
      part: 'actions',
      actions: [{ label: 'Next page', style: 'plain', does: 'run', command: 'list page 2' }],
    },
  ],
} as const

const helpCard = {
  summary: 'What you can say.',
  parts: [
    { part: 'heading', text: 'What you can say to /gap', tone: 'neutral' },
    {
      part: 'list',
      items: VERBS.map(
        ({ verb, usage, does }) =>
          ({ text: usage, detail: does, tone: 'neutral', open: `help ${verb}` }) as const,
      ),
    },
  ],
} as const
