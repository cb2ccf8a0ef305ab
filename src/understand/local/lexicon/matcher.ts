import { fold, type Token, tokenise } from '../tokens.ts'
import { CONCEPTS, type Lexicon } from './concepts.ts'
import { de } from './de.ts'
import { en } from './en.ts'
import { es } from './es.ts'
import { fr } from './fr.ts'
import { it } from './it.ts'
import { nl } from './nl.ts'
import { pt } from './pt.ts'
import { signs } from './signs.ts'

const LEXICONS: Readonly<Record<string, Lexicon>> = { en, de, fr, es, pt, it, nl }

/** The languages whose words are known; of all others only emoji are. */
export const LANGUAGES: readonly string[] = Object.keys(LEXICONS)

interface Phrase {
  readonly rest: readonly string[]
  readonly concept: number
}

interface Entry {
  readonly concepts: readonly number[]
  readonly phrases: readonly Phrase[]
}

const NOTHING: Entry = { concepts: [], phrases: [] }
const SHORTEST_STEM = 2
const MEMORY = 20_000

/** Finds a language's concepts among tokens. */
export class Matcher {
  readonly #words = new Map<string, number[]>()
  readonly #stems = new Map<string, number[]>()
  readonly #phrases = new Map<string, Phrase[]>()
  readonly #seen = new Map<string, Entry>()
  #longestStem = 0

  constructor(lexicon: Partial<Lexicon>) {
    for (const [at, concept] of CONCEPTS.entries()) {
      for (const term of (lexicon[concept] ?? '').split(',')) this.#learn(term.trim(), at)
      for (const sign of (signs[concept] ?? '').split(' ')) this.#learn(sign, at)
    }
  }

  /** Calls `found` with the concept for each token or phrase that stands for one. */
  match(tokens: readonly Token[], found: (token: number, concept: number) => void): void {
    for (let at = 0; at < tokens.length; at++) {
      const token = tokens[at]
      if (token === undefined || token.kind === 'mark') continue
      const entry = this.#entry(token.text)
      for (const concept of entry.concepts) found(at, concept)
      for (const phrase of entry.phrases) if (follows(tokens, at + 1, phrase.rest)) found(at, phrase.concept)
    }
  }

  #entry(word: string): Entry {
    const seen = this.#seen.get(word)
    if (seen) return seen
    const entry = this.#find(word)
    if (this.#seen.size >= MEMORY) this.#seen.clear()
    this.#seen.set(word, entry)
    return entry
  }

  #find(word: string): Entry {
    const concepts = new Set<number>()
    const phrases = [...(this.#phrases.get(word) ?? [])]
    for (const form of forms(word)) {
      for (const concept of this.#words.get(form) ?? []) concepts.add(concept)
      for (let end = SHORTEST_STEM; end <= form.length && end <= this.#longestStem; end++)
        for (const concept of this.#stems.get(form.slice(0, end)) ?? []) concepts.add(concept)
    }
    return concepts.size + phrases.length === 0 ? NOTHING : { concepts: [...concepts], phrases }
  }

  #learn(term: string, concept: number): void {
    const open = term.endsWith('*')
    const words = tokenise(fold(open ? term.slice(0, -1) : term)).map((token) => token.text)
    const [first, ...rest] = words
    if (first === undefined) return
    if (rest.length > 0) append(this.#phrases, first, { rest, concept })
    else if (open) {
      append(this.#stems, first, concept)
      this.#longestStem = Math.max(this.#longestStem, first.length)
    } else append(this.#words, first, concept)
  }
}

/** The word, and without an article or pronoun that has melted into it (`l'ordine`). */
function forms(word: string): readonly string[] {
  const mark = word.indexOf("'")
  return mark > 0 && mark < 5 ? [word, word.slice(mark + 1)] : [word]
}

function follows(tokens: readonly Token[], from: number, rest: readonly string[]): boolean {
  for (let at = 0; at < rest.length; at++) if (tokens[from + at]?.text !== rest[at]) return false
  return true
}

function append<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key)
  if (list) list.push(value)
  else map.set(key, [value])
}

const matchers = new Map<string, Matcher>()

/** Built at first use. */
export function matcherFor(language: string): Matcher {
  const known = language in LEXICONS ? language : ''
  let matcher = matchers.get(known)
  if (!matcher) {
    matcher = new Matcher(LEXICONS[known] ?? {})
    matchers.set(known, matcher)
  }
  return matcher
}
