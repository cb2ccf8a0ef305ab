import type { Button, Card } from '../core/card.ts'
import type { Row } from '../core/ledger.ts'
import type { Member } from '../core/member.ts'
import { reference } from '../core/mention.ts'
import { kindTone, linkTo, quoted, sayKind } from '../core/wording.ts'
import { note, run } from './answers.ts'
import { gist } from './rows.ts'

// What a member is told directly.

/** A colleague handed a mention over. */
export function assigned(row: Row, by: Member): Card {
  const { mention, analysis } = row
  const id = reference(mention.id)
  const text = `${by.name} assigned ${id} to you.`
  return {
    summary: `${text} ${sayKind(analysis.kind)}: “${gist(row, 160)}”`,
    parts: [
      { part: 'heading', text, tone: kindTone(analysis.kind, analysis.urgency) },
      ...quote(row),
      {
        part: 'actions',
        actions: [
          show(row),
          ask('Log action…', 'log', row),
          run('Release', { verb: 'release', mention: mention.id }),
        ],
      },
    ],
  }
}

/** Praise passed on to the one who earned it. */
export function thanked(row: Row, by: Member, words: string): Card {
  const praised = row.analysis.kind === 'praise'
  const text = praised ? 'A customer praised your work.' : `${by.name} thanks you for your work.`
  return {
    summary: `${text} “${gist(row, 160)}”`,
    parts: [
      { part: 'heading', text, tone: 'good' },
      ...quote(row),
      ...note(
        words === '' ? (praised ? `${by.name} passes it on, with thanks.` : null) : `${by.name}: ${words}`,
      ),
      { part: 'actions', actions: [show(row)] },
    ],
  }
}

/** What was put aside is back. */
export function awake(row: Row): Card {
  const text = `${reference(row.mention.id)} is back: the time for which it was put off is over.`
  return {
    summary: `${text} “${gist(row, 160)}”`,
    parts: [
      { part: 'heading', text, tone: 'neutral' },
      ...quote(row),
      {
        part: 'actions',
        actions: [show(row), ask('Log action…', 'log', row), ask('Snooze…', 'snooze', row)],
      },
    ],
  }
}

function quote({ mention }: Row): Card['parts'] {
  const text = quoted(mention, 500)
  return text === '' ? [] : [{ part: 'quote', text, by: mention.source, link: linkTo(mention.url) }]
}

function show({ mention }: Row): Button {
  return run('Show', { verb: 'show', mention: mention.id })
}

function ask(label: string, form: 'log' | 'snooze', { mention }: Row): Button {
  return { label, style: 'plain', does: 'ask', form: { form, mention: mention.id } }
}
