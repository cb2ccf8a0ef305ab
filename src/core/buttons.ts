import type { Button } from './card.ts'
import type { FormName } from './form.ts'
import type { Row } from './ledger.ts'
import { reference } from './mention.ts'

/** What can sensibly be done next, the most likely first. Everything else is a command away. */
export function buttonsFor({ mention, analysis, engagement }: Row): Button[] {
  const id = reference(mention.id)
  const run = (label: string, command: string): Button => ({
    label,
    style: 'plain',
    does: 'run',
    command: `${command} ${id}`,
  })
  const ask = (label: string, form: FormName): Button => ({
    label: `${label}…`,
    style: 'plain',
    does: 'ask',
    form: { form, mention: mention.id },
  })
  const draft = ask('Draft a reply', 'draft')
  const thank = analysis.kind === 'praise' ? [ask('Thank', 'thank')] : []
  const claim = engagement?.assignee == null ? [run('Claim', 'claim')] : []

  switch (engagement?.status ?? 'open') {
    case 'open':
    case 'reopened':
      return first([
        ...claim,
        ...thank,
        draft,
        ask('Log action', 'log'),
        ask('Assign', 'assign'),
        ask('Move', 'move'),
        ask('Dismiss', 'dismiss'),
      ])
    case 'claimed':
      return first([
        ask('Log action', 'log'),
        ...thank,
        draft,
        ask('Close', 'close'),
        ask('Snooze', 'snooze'),
        run('Release', 'release'),
        ask('Move', 'move'),
      ])
    case 'acted':
      return first([
        ask('Close', 'close'),
        ...thank,
        ask('Log action', 'log'),
        draft,
        ...claim,
        run('Reopen', 'reopen'),
      ])
    case 'snoozed':
      return first([
        ...claim,
        run('Reopen now', 'reopen'),
        ...thank,
        ask('Log action', 'log'),
        ask('Close', 'close'),
      ])
    case 'closed':
      return [...thank, run('Reopen', 'reopen')]
    case 'dismissed':
      return [run('Reopen', 'reopen')]
  }
}

/** The first of them stands out. */
function first([likeliest, ...others]: Button[]): Button[] {
  return likeliest === undefined ? [] : [{ ...likeliest, style: 'primary' }, ...others]
}
