import type { Button, Card } from '../core/card.ts'
import type { Story } from '../core/ledger.ts'
import type { Member } from '../core/member.ts'
import { reference } from '../core/mention.ts'
import { kindTone, linkTo, quoted, sayKind } from '../core/wording.ts'
import { note, run } from './answers.ts'
import { gist } from './rows.ts'

// What a member is told directly.

/** A colleague handed a mention over. */
export function assigned(story: Story, by: Member): Card {
  const { mention, analysis } = story
  const id = reference(mention.id)
  const text = `${by.name} assigned ${id} to you.`
  return {
    summary: `${text} ${sayKind(analysis.kind)}: “${gist(story, 160)}”`,
    parts: [
      { part: 'heading', text, tone: kindTone(analysis.kind, analysis.urgency) },
      ...quote(story),
      {
        part: 'actions',
        actions: [
          show(story),
          ask('Log action…', 'log', story),
          run('Release', { verb: 'release', mention: mention.id }),
        ],
      },
    ],
  }
}

/** Praise passed on to the one who earned it. */
export function thanked(story: Story, by: Member, words: string): Card {
  const praised = story.analysis.kind === 'praise'
  const text = praised ? 'A customer praised your work.' : `${by.name} thanks you for your work.`
  return {
    summary: `${text} “${gist(story, 160)}”`,
    parts: [
      { part: 'heading', text, tone: 'good' },
      ...quote(story),
      ...note(
        words === '' ? (praised ? `${by.name} passes it on, with thanks.` : null) : `${by.name}: ${words}`,
      ),
      { part: 'actions', actions: [show(story)] },
    ],
  }
}

/** What was put aside is back. */
export function awake(story: Story): Card {
  const text = `${reference(story.mention.id)} is back: the time for which it was put off is over.`
  return {
    summary: `${text} “${gist(story, 160)}”`,
    parts: [
      { part: 'heading', text, tone: 'neutral' },
      ...quote(story),
      {
        part: 'actions',
        actions: [show(story), ask('Log action…', 'log', story), ask('Snooze…', 'snooze', story)],
      },
    ],
  }
}

function quote({ mention }: Story): Card['parts'] {
  const text = quoted(mention, 500)
  return text === '' ? [] : [{ part: 'quote', text, by: mention.source, link: linkTo(mention.url) }]
}

function show({ mention }: Story): Button {
  return run('Show', { verb: 'show', mention: mention.id })
}

function ask(label: string, form: 'log' | 'snooze', { mention }: Story): Button {
  return { label, style: 'plain', does: 'ask', form: { form, mention: mention.id } }
}
