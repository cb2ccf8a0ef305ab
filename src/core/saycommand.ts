import { sayForget, sayUrgencyWord } from './correctwords.ts'
import { sayDraft } from './draftwords.ts'
import { STATUSES } from './engagement.ts'
import type { Intent, ListFilter } from './intent.ts'
import { quote, readNote, sayNote, sayNoteAndLink, typeDuration } from './lexer.ts'
import { UNFINISHED } from './listfilter.ts'
import { reference } from './mention.ts'
import { readThanks } from './readers.ts'
import { saySearch } from './searchwords.ts'
import { saySpan } from './span.ts'
import { sayTheme } from './themewords.ts'

/** The command line that means this intent: what buttons and rows carry. The grammar reads it back. */
export function sayCommand(intent: Intent): string {
  switch (intent.verb) {
    case 'list':
      return join('list', ...filterWords(intent.filter), intent.page > 1 ? `page ${intent.page}` : '')
    case 'show':
    case 'why':
    case 'raise':
    case 'claim':
    case 'release':
      return join(intent.verb, reference(intent.mention))
    case 'assign':
      return join('assign', reference(intent.mention), `to @${intent.to}`)
    case 'log':
      return join(
        'log',
        reference(intent.mention),
        hyphened(intent.action),
        sayNoteAndLink({ note: intent.note, link: intent.link }),
      )
    case 'close':
    case 'reopen':
      return join(intent.verb, reference(intent.mention), sayNote(intent.note))
    case 'snooze':
      return join('snooze', reference(intent.mention), typeDuration(intent.forMs))
    case 'dismiss':
      return join('dismiss', reference(intent.mention), hyphened(intent.reason), sayNote(intent.note))
    case 'move':
      return join('move', reference(intent.mention), 'to', intent.department)
    case 'mark': {
      const urgency = intent.urgency === null ? '' : sayUrgencyWord(intent.urgency)
      return join('mark', reference(intent.mention), intent.kind ?? '', urgency)
    }
    case 'corrections': {
      const page = intent.page > 1 ? `page ${intent.page}` : ''
      return join('corrections', intent.of === null ? '' : `@${intent.of}`, page)
    }
    case 'forget':
      return sayForget(intent)
    case 'thank':
      return join('thank', reference(intent.mention), sayThanks(intent.person, intent.note))
    case 'draft':
      return join(...sayDraft(intent))
    case 'drafts':
      return join('drafts', intent.page > 1 ? `page ${intent.page}` : '')
    case 'search':
    case 'searches':
    case 'trend':
      return join(...saySearch(intent))
    case 'ask':
      return join('ask', sayNote(intent.question))
    case 'mute': {
      const time = intent.forMs === null ? '' : `for ${typeDuration(intent.forMs)}`
      return join('mute', intent.what, sayMuted(intent.value), time)
    }
    case 'unmute':
      return join('unmute', intent.what, sayMuted(intent.value))
    case 'digest': {
      const department = intent.department === null ? '' : `dept:${intent.department}`
      return join('digest', department, saySpan(intent.span), intent.compare ? 'compare' : '')
    }
    case 'themes':
      return join('themes', intent.page > 1 ? `page ${intent.page}` : '')
    case 'theme':
      return join(...sayTheme(intent, sayName))
    case 'sources':
    case 'mutes':
      return intent.verb
    case 'remind':
      return join('remind', intent.wanted === null ? '' : intent.wanted ? 'on' : 'off')
    case 'help':
      return join('help', intent.topic ?? '')
  }
}

function join(...words: readonly string[]): string {
  return words.filter((word) => word !== '').join(' ')
}

/** Quotes keep a name that begins like the words before one, or is in quotes itself. */
function sayName(name: string): string {
  return readNote(name) === name && !/^(?:to|as|by)\s/i.test(name) ? name : quote(name)
}

const hyphened = (phrase: string) => phrase.replaceAll(' ', '-')

function filterWords(filter: ListFilter): readonly string[] {
  const { statuses } = filter
  const unfinished = statuses?.join() === STATUSES.filter((status) => UNFINISHED.includes(status)).join()
  const status = unfinished ? [] : (statuses?.map((one) => `status:${one}`) ?? ['all'])
  return [
    filter.assignee === undefined ? '' : filter.assignee === 'me' ? 'mine' : `@${filter.assignee}`,
    ...(filter.folded ? ['folded'] : status),
    filter.department === undefined ? '' : `dept:${filter.department}`,
    filter.kind === undefined ? '' : `kind:${filter.kind}`,
  ]
}

function sayThanks(person: string, note: string): string {
  const plain =
    person === '' ? note : /\s/.test(person) ? join(quote(person), note) : `@${person} ${note}`.trim()
  const read = readThanks(plain)
  return read.person === person && read.note === note ? plain : join(quote(person), note)
}

/** `for 3d` at the end of a value is part of it only inside quotes. */
function sayMuted(value: string): string {
  return readNote(value) === value && !/(?:^|\s)for\s/i.test(value) ? value : quote(value)
}
