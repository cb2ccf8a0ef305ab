import type { Intent, Verb } from './intent.ts'
import { takeWord } from './lexer.ts'
import { type MentionId, parseReference, reference } from './mention.ts'
import { choose, plainWord } from './nearest.ts'
import { READERS } from './readers.ts'
import { entryOf, VERB_NAMES, verbNamed } from './verbs.ts'
import { excerpt, oneLine } from './wording.ts'

// The one grammar: typed commands, thread mentions, buttons and rows are all read here.

export interface CommandContext {
  /** The mention whose thread or card the line was typed in. */
  readonly about: MentionId | null
  readonly departments: readonly string[]
}

export type Parsed =
  | { readonly parsed: Intent }
  | {
      /** What is wrong and what would be right, for the person who typed. */
      readonly problem: string
      /** Which command's help would show more. */
      readonly help: Verb | null
    }

/** Room enough for any command; the longest are notes. */
const LONGEST_LINE = 8_000

/** Never throws, whatever the line. */
export function parseCommand(line: string, context: CommandContext): Parsed {
  if (line.length > LONGEST_LINE)
    return {
      problem: `That is too long to read: ${line.length} characters, and ${LONGEST_LINE} are the most.`,
      help: null,
    }
  const { word, rest } = takeWord(withoutFiller(line))
  if (word === '') return { parsed: { verb: 'help', topic: null } }
  const named = verbOf(word)
  if ('verb' in named) return READERS[named.verb](rest, context)

  const mention = parseReference(plainWord(word))
  if (mention !== null) {
    const next = takeWord(rest)
    if (next.word === '') return { parsed: { verb: 'show', mention } }
    const then = verbOf(next.word)
    if ('verb' in then) return READERS[then.verb](`${reference(mention)} ${next.rest}`, context)
    return unknown(next.word, then.like)
  }
  return unknown(word, named.like)
}

/** What stands before a command when people address the bot: its mention, the slash command, courtesy. */
const FILLER = /^\s*(?:<at>[^<]*<\/at>|<@[^<>]*>|@\S*|\/\S+|(?:please|earshot)(?![\w-])[:,]?)/iu

function withoutFiller(line: string): string {
  let rest = line
  for (let shorter = rest.replace(FILLER, ''); shorter !== rest; shorter = rest.replace(FILLER, ''))
    rest = shorter
  return rest
}

function verbOf(word: string): { readonly verb: Verb } | { readonly like: readonly string[] } {
  const typed = plainWord(word) || word
  const exactly = verbNamed(typed)
  if (exactly) return { verb: exactly }
  const choice = choose(typed, VERB_NAMES)
  if ('like' in choice) return choice
  const verb = verbNamed(choice.chosen)
  return verb ? { verb } : { like: [] }
}

function unknown(word: string, like: readonly string[]): Parsed {
  const asked = `I do not know “${excerpt(oneLine(word), 40)}”.`
  if (like.length === 0) return { problem: `${asked} Say “help” to see what I do know.`, help: null }
  const meant = like.map((candidate) => `“${candidate}”`).join(' or ')
  const [first, ...others] = like
  const verb = first === undefined || others.length > 0 ? null : verbNamed(first)
  return { problem: `${asked} Did you mean ${meant}?`, help: verb ? entryOf(verb).verb : null }
}
