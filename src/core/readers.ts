import type { CommandContext, Parsed } from './command.ts'
import { readCorrections, readForget, readMark } from './correctwords.ts'
import { readDigest } from './digestwords.ts'
import { readDraft } from './draftwords.ts'
import { ACTION_TYPES, type ActionType, DISMISS_REASONS, type DismissReason } from './engagement.ts'
import { type Intent, MUTABLE, type Verb } from './intent.ts'
import { readNote, readNoteAndLink, takeQuoted, takeWord } from './lexer.ts'
import { readFilter, takePage } from './listfilter.ts'
import { type MentionId, parseReference } from './mention.ts'
import { choose, plainWord } from './nearest.ts'
import { readSearch, readSearches, readTrend } from './searchwords.ts'
import { readTheme } from './themewords.ts'
import { DAY, parseDuration } from './time.ts'
import { VERB_GROUPS } from './verbgroups.ts'
import { entryOf, VERB_NAMES, verbNamed } from './verbs.ts'
import { excerpt, oneLine } from './wording.ts'

// How each command reads what stands after its first word.

type Reader = (rest: string, context: CommandContext) => Parsed

/** Characters; enough for an account of what was done, and within every chat's limits for a card. */
export const LONGEST_NOTE = 2_000
const LONGEST_NAME = 200
const LONGEST_QUESTION = 400
export const LONGEST_SNOOZE = 90 * DAY

export const READERS: Readonly<Record<Verb, Reader>> = {
  list: (rest, { departments }) => {
    const read = readFilter(rest, departments)
    return 'problem' in read ? wrong('list', read.problem) : { parsed: { verb: 'list', ...read } }
  },
  show: (rest, context) =>
    onMention('show', rest, context, (mention, words) =>
      right({ verb: /^\s*why\b/i.test(words) ? 'why' : 'show', mention }),
    ),
  why: (rest, context) => onMention('why', rest, context, (mention) => right({ verb: 'why', mention })),
  raise: (rest, context) => onMention('raise', rest, context, (mention) => right({ verb: 'raise', mention })),
  mark: (rest, context) =>
    onMention('mark', rest, context, (mention, words) => {
      const read = readMark(words)
      return 'problem' in read ? wrong('mark', read.problem) : right({ verb: 'mark', mention, ...read })
    }),
  corrections: (rest) => {
    const read = readCorrections(rest)
    return 'problem' in read ? wrong('corrections', read.problem) : right(read)
  },
  forget: (rest) => {
    const read = readForget(rest)
    return 'problem' in read ? wrong('forget', read.problem) : right(read)
  },
  claim: (rest, context) => onMention('claim', rest, context, (mention) => right({ verb: 'claim', mention })),
  release: (rest, context) =>
    onMention('release', rest, context, (mention) => right({ verb: 'release', mention })),
  assign: (rest, context) =>
    onMention('assign', rest, context, (mention, words) => {
      const to = oneLine(words.replace(/^to\s+(?=\S)/i, '')).replace(/^@+\s*/, '')
      if (to === '') return wrong('assign', 'Whom shall it go to?')
      if (to.length > LONGEST_NAME) return tooLong('assign', 'A name', LONGEST_NAME)
      return right({ verb: 'assign', mention, to })
    }),
  log: (rest, context) =>
    withNote('log', rest, context, (mention, words) => {
      const type = takePhrase(words, ACTION_TYPES, ACTION_ALIASES)
      if ('like' in type) return wrong('log', `What was done? ${oneOf(type, ACTION_TYPES)}`)
      const { note, link } = readNoteAndLink(type.rest)
      if (note === '' && link === null) return wrong('log', 'Say in a few words what was done.')
      return right({ verb: 'log', mention, action: type.phrase, note, link })
    }),
  close: (rest, context) => ending('close', rest, context),
  reopen: (rest, context) => ending('reopen', rest, context),
  snooze: (rest, context) => onMention('snooze', rest, context, readSnooze),
  dismiss: (rest, context) =>
    withNote('dismiss', rest, context, (mention, words) => {
      const reason = takePhrase(words, DISMISS_REASONS, DISMISS_ALIASES)
      if ('like' in reason) return wrong('dismiss', `Why? ${oneOf(reason, DISMISS_REASONS)}`)
      return right({ verb: 'dismiss', mention, reason: reason.phrase, note: readNote(reason.rest) })
    }),
  move: (rest, context) =>
    onMention('move', rest, context, (mention, words) => {
      const { word } = takeWord(words.replace(/^(?:to\s+)?(?:the\s+)?(?=\S)/i, ''))
      const choice = choose(word, context.departments)
      if ('chosen' in choice) return right({ verb: 'move', mention, department: choice.chosen })
      return wrong('move', `Which department? ${oneOf({ word, ...choice }, context.departments)}`)
    }),
  thank: (rest, context) =>
    withNote('thank', rest, context, (mention, words) => {
      const { person, note } = readThanks(words)
      if (person.length > LONGEST_NAME) return tooLong('thank', 'A name', LONGEST_NAME)
      return right({ verb: 'thank', mention, person, note })
    }),
  draft: (rest, context) => {
    const read = readDraft(rest, context)
    return 'problem' in read ? wrong('draft', read.problem) : right(read)
  },
  drafts: (rest) => {
    const { words, page } = takePage(rest)
    return words.trim() === '' ? right({ verb: 'drafts', page }) : wrong('drafts', 'They are listed all.')
  },
  search: (rest) => read('search', readSearch(rest)),
  searches: (rest) => read('searches', readSearches(rest)),
  trend: (rest) => read('trend', readTrend(rest)),
  ask: (rest) => {
    const question = oneLine(readNote(rest))
    if (!/[\p{L}\p{N}]/u.test(question)) return wrong('ask', 'What would you like to know?')
    if (question.length > LONGEST_QUESTION) return tooLong('ask', 'A question', LONGEST_QUESTION)
    return right({ verb: 'ask', question })
  },
  digest: (rest, { departments }) => read('digest', readDigest(rest, departments)),
  sources: () => right({ verb: 'sources' }),
  themes: (rest) => {
    const { words, page } = takePage(rest)
    return words.trim() === '' ? right({ verb: 'themes', page }) : wrong('themes', 'They are listed all.')
  },
  theme: (rest) => read('theme', readTheme(rest)),
  mute: (rest) => {
    const [, value = rest, time = ''] = /^(.*\S)\s+for\s+(\d{1,4}\s*[a-z]+)\s*$/is.exec(rest) ?? []
    const forMs = parseDuration(time)
    const muted = readMuted(forMs === null ? rest : value)
    return 'problem' in muted ? wrong('mute', muted.problem) : right({ verb: 'mute', ...muted, forMs })
  },
  unmute: (rest) => {
    const muted = readMuted(rest)
    return 'problem' in muted ? wrong('unmute', muted.problem) : right({ verb: 'unmute', ...muted })
  },
  mutes: () => right({ verb: 'mutes' }),
  remind: (rest) => {
    const { word } = takeWord(rest)
    if (word === '') return right({ verb: 'remind', wanted: null })
    const choice = choose(word, ['on', 'off'])
    return 'chosen' in choice
      ? right({ verb: 'remind', wanted: choice.chosen === 'on' })
      : wrong('remind', 'On or off?')
  },
  help: (rest) => {
    const { word } = takeWord(rest)
    if (word === '') return right({ verb: 'help', topic: null })
    const typed = plainWord(word) || word
    const choice = choose(typed, [...VERB_NAMES, ...VERB_GROUPS.map(({ name }) => name)])
    const topic = verbNamed(typed) ?? ('chosen' in choice ? choice.chosen : null)
    if (topic !== null) return right({ verb: 'help', topic })
    return { problem: `There is no command “${shown(word)}”.${maybe(choice)}`, help: null }
  },
}

const right = (parsed: Intent): Parsed => ({ parsed })

function read(verb: Verb, what: Intent | { readonly problem: string }): Parsed {
  return 'problem' in what ? wrong(verb, what.problem) : right(what)
}

/** Every problem ends with a line that works. */
function wrong(verb: Verb, problem: string): Parsed {
  return { problem: `${problem} For example: “${entryOf(verb).examples[0] ?? verb}”.`, help: verb }
}

function tooLong(verb: Verb, what: string, most: number): Parsed {
  return { problem: `${what} holds at most ${most} characters.`, help: verb }
}

const shown = (word: string) => excerpt(oneLine(word), 40)

function maybe(choice: object & { readonly like?: readonly string[] }): string {
  return choice.like?.length ? ` Did you mean ${choice.like.map((word) => `“${word}”`).join(' or ')}?` : ''
}

function oneOf(
  read: { readonly word: string; readonly like: readonly string[] },
  known: readonly string[],
): string {
  const asked = read.word === '' || read.like.length === 0 ? '' : `“${shown(read.word)}” is not clear.`
  return `${asked}${maybe(read)} One of: ${known.join(', ')}.`.trim()
}

/** Commands that need a mention and no free text: its reference may also stand at the end. */
function onMention(
  verb: Verb,
  rest: string,
  context: CommandContext,
  then: (mention: MentionId, words: string) => Parsed,
): Parsed {
  const { word, rest: after } = takeWord(rest)
  const first = parseReference(plainWord(word))
  if (first !== null) return then(first, after)
  const typed = rest.trimEnd()
  const last = typed.split(/\s/).at(-1) ?? ''
  const final = /^[m#]/i.test(last) ? parseReference(plainWord(last)) : null
  if (final !== null) return then(final, typed.slice(0, typed.length - last.length))
  return context.about === null ? wrong(verb, 'Which mention?') : then(context.about, rest)
}

/** Commands that end in a person's own words: those are kept as they were typed. */
function withNote(
  verb: Verb,
  rest: string,
  context: CommandContext,
  then: (mention: MentionId, words: string) => Parsed,
): Parsed {
  const { word, rest: after } = takeWord(rest)
  const named = parseReference(plainWord(word))
  const mention = named ?? context.about
  if (mention === null) return wrong(verb, 'Which mention?')
  const read = then(mention, named === null ? rest : after)
  if (!('parsed' in read) || !('note' in read.parsed) || read.parsed.note.length <= LONGEST_NOTE) return read
  return tooLong(verb, 'A note', LONGEST_NOTE)
}

function ending(verb: 'close' | 'reopen', rest: string, context: CommandContext): Parsed {
  const { word, rest: after } = takeWord(rest)
  // In a thread, `close 3 parcels were found` is a note about this mention, not about M-3.
  const counted = context.about !== null && /^\d+$/.test(word) && after !== ''
  const line = counted ? `#${context.about} ${rest}` : rest
  return withNote(verb, line, context, (mention, words) => right({ verb, mention, note: readNote(words) }))
}

const TIMES: ReadonlyMap<string, number> = new Map<string, number>([
  ['tomorrow', DAY],
  ['a day', DAY],
  ['a week', 7 * DAY],
  ['next week', 7 * DAY],
  ['an hour', DAY / 24],
])

function readSnooze(mention: MentionId, words: string): Parsed {
  const time = oneLine(words)
    .toLowerCase()
    .replace(/^(?:for|until|till|to)\s+/, '')
  const forMs = TIMES.get(time) ?? parseDuration(time)
  if (time === '') return wrong('snooze', 'For how long?')
  if (forMs === null) return wrong('snooze', `“${shown(time)}” is no time that I understand.`)
  if (forMs > LONGEST_SNOOZE) return wrong('snooze', 'A snooze lasts 90 days at the most.')
  return right({ verb: 'snooze', mention, forMs })
}

const ACTION_ALIASES: ReadonlyMap<string, ActionType> = new Map<string, ActionType>([
  ['replied', 'reply'],
  ['answered', 'reply'],
  ['fixed', 'fix'],
  ['refunded', 'refund'],
  ['recognised', 'recognise'],
  ['recognize', 'recognise'],
  ['recognized', 'recognise'],
  ['replicated', 'replicate'],
])

const DISMISS_ALIASES: ReadonlyMap<string, DismissReason> = new Map<string, DismissReason>([
  ['ad', 'advert'],
  ['ads', 'advert'],
  ['advertisement', 'advert'],
  ['dupe', 'duplicate'],
  ['irrelevant', 'not about us'],
])

type Phrase<T> =
  | { readonly phrase: T; readonly rest: string }
  | { readonly word: string; readonly like: readonly string[] }

/** One of the known phrases at the start: `policy change`, `policy-change`, `policy`. */
function takePhrase<T extends string>(
  text: string,
  known: readonly T[],
  aliases: ReadonlyMap<string, T>,
): Phrase<T> {
  for (const phrase of known) {
    const words = new RegExp(`^\\s*${phrase.replaceAll(' ', '[\\s_‐-―−-]+')}(?:[:,.;!]+)?(?=\\s|$)\\s*`, 'i')
    const match = words.exec(text)
    if (match) return { phrase, rest: text.slice(match[0].length) }
  }
  const { word, rest } = takeWord(text)
  const alias = aliases.get(plainWord(word))
  if (alias !== undefined) return { phrase: alias, rest }
  const choice = word === '' ? { like: [] } : choose(word, known)
  const phrase = 'chosen' in choice ? known.find((candidate) => candidate === choice.chosen) : undefined
  if (phrase !== undefined) return { phrase, rest }
  return { word, like: 'like' in choice ? choice.like : [] }
}

/**
 * The person only where it is plain: `@ines`, a name in quotes, the words before `for` or a colon, or a
 * name alone. Otherwise all of it is the note, and who is meant is found from the mention.
 */
export function readThanks(text: string): { readonly person: string; readonly note: string } {
  const quoted = takeQuoted(text)
  if (quoted) return { person: oneLine(quoted.value), note: quoted.rest }
  const { word, rest } = takeWord(text)
  if (/^@./.test(word)) return { person: oneLine(word.replace(/^@+/, '').replace(/[,:]$/, '')), note: rest }
  if (/^<@[^<>\s]+>$/.test(word) || (word !== '' && rest === '')) return { person: oneLine(word), note: rest }
  const [, before = '', then = ''] =
    /^\s*(\S+?|(?:\p{Lu}\S*[^\S\n]+){1,3}\p{Lu}\S*?)(?::\s+|[^\S\n]+(?=for\s))(.*)$/su.exec(text) ?? []
  if (before !== '') return { person: oneLine(before), note: then.trim() }
  return { person: '', note: text.trim() }
}

function readMuted(
  rest: string,
): { readonly what: (typeof MUTABLE)[number]; readonly value: string } | { readonly problem: string } {
  const { word, rest: after } = takeWord(rest)
  const choice = choose(word, MUTABLE)
  const what = 'chosen' in choice ? MUTABLE.find((candidate) => candidate === choice.chosen) : undefined
  if (what === undefined) return { problem: 'A word, an author or a source?' }
  const value = oneLine(readNote(after))
  if (value === '') return { problem: `Which ${what}?` }
  if (value.length > LONGEST_NAME) return { problem: `A ${what} holds at most ${LONGEST_NAME} characters.` }
  return { what, value }
}
