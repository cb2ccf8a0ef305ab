import type { DepartmentConfig } from '../../config/schema.ts'
import { HEADS } from './heads.ts'
import { CONCEPTS, type Concept } from './lexicon/concepts.ts'
import { LANGUAGES, matcherFor } from './lexicon/matcher.ts'
import { stem } from './names.ts'
import { fold, type Token, tokenise } from './tokens.ts'

/** The departments that the model knows; the last answer of its head is "none". */
const USUAL = HEADS.department.slice(0, -1)
const NONE = HEADS.department.length - 1

/** By which concepts a department of another name is seen to do a usual one's work. */
const CONCERNS: readonly (readonly Concept[])[] = [
  ['app', 'goods', 'broken', 'damaged'],
  ['delivery', 'travel', 'stock', 'late', 'missing', 'cancelled'],
  ['contact', 'account', 'unanswered', 'helpless'],
  ['charge', 'refund', 'price'],
  ['staff', 'manners', 'shop'],
  ['campaign', 'news', 'advert'],
]

/** Who looks after a usual department's mentions where nobody else claims them, nearest first. */
const NEIGHBOURS: readonly (readonly number[])[] = [
  [2, 1, 4, 5, 3],
  [2, 0, 4, 3, 5],
  [1, 0, 4, 3, 5],
  [2, 1, 0, 4, 5],
  [2, 1, 0, 5, 3],
  [2, 0, 4, 1, 3],
]

/** A word of a department's own that is found speaks as loudly as this many steps of the model's score. */
const WORD = 0.9
const MOST_WORDS = 3
/** The chance that any department has. */
const LEAST = 1e-4
/** The chance of a department that is like none of the usual: only its words can bring it anything. */
const UNLIKE = 0.25

export interface Choice {
  /** How likely each of the company's departments is, in the order of the config, then none. */
  readonly chances: Float64Array
  /** Of each department, those of its own words that were found. */
  readonly words: readonly (readonly string[])[]
}

/**
 * From what the model says of the usual six to the company's own departments: one of a usual name is
 * that; any other is likened to them by its description, and its words count beside.
 */
export function departmentChooser(departments: Readonly<Record<string, DepartmentConfig>>) {
  const names = Object.keys(departments)
  const shares = sharesOf(names, departments)
  const phrases = names.map((name) => phrasesOf(departments[name]?.words ?? []))
  const unlike = names.map((_, at) => shares.every((share) => (share[at] ?? 0) === 0))

  return (probabilities: ArrayLike<number>, stems: readonly string[]): Choice => {
    const there = new Set(stems)
    const found = phrases.map((own) => find(own, stems, there))
    const weights = names.map((_, at) => {
      const hits = found[at]?.length ?? 0
      const said = hits === 0 ? 1 : Math.exp(WORD * Math.min(MOST_WORDS, hits))
      if (unlike[at]) return hits === 0 ? 0 : UNLIKE * said
      let like = LEAST
      for (let usual = 0; usual < shares.length; usual++)
        like += (shares[usual]?.[at] ?? 0) * (probabilities[usual] ?? 0)
      return like * said
    })
    weights.push(probabilities[NONE] ?? 0)
    const all = weights.reduce((sum, weight) => sum + weight, 0)
    return { chances: Float64Array.from(weights, (weight) => weight / all), words: found }
  }
}

/** For each usual department: which part of its mentions goes to each of the company's. */
function sharesOf(
  names: readonly string[],
  departments: Readonly<Record<string, DepartmentConfig>>,
): number[][] {
  const claims = USUAL.map((usual, at) =>
    names.map((name) => {
      const department = departments[name]
      if (name === usual || department === undefined) return name === usual ? 1 : 0
      return USUAL.some((one) => one === name)
        ? 0
        : likeness(`${name} ${department.about} ${department.words.join(', ')}`, at)
    }),
  )
  const taken = claims.map((claim) => claim.reduce((sum, one) => sum + one, 0))
  return claims.map((_, at) => {
    const from = (taken[at] ?? 0) > 0 ? at : (NEIGHBOURS[at]?.find((one) => (taken[one] ?? 0) > 0) ?? at)
    const sum = taken[from] ?? 0
    return (claims[from] ?? []).map((one) => (sum > 0 ? one / sum : 0))
  })
}

/** How much of a description is about the concerns of a usual department. */
function likeness(about: string, usual: number): number {
  const concerns = new Set(CONCERNS[usual]?.map((concept) => CONCEPTS.indexOf(concept)))
  const all = new Set(CONCERNS.flat().map((concept) => CONCEPTS.indexOf(concept)))
  const tokens = tokenise(fold(about))
  let mine = 0
  let any = 0
  for (const language of LANGUAGES)
    matcherFor(language).match(tokens, (_, concept) => {
      if (all.has(concept)) any++
      if (concerns.has(concept)) mine++
    })
  return any === 0 ? 0 : mine / any
}

interface Phrase {
  readonly phrase: string
  readonly stems: readonly string[]
}

function phrasesOf(words: readonly string[]): Phrase[] {
  return words
    .map((phrase) => ({ phrase, stems: stemsOf(tokenise(fold(phrase))) }))
    .filter(({ stems }) => stems.length > 0)
}

export function stemsOf(tokens: readonly Token[]): string[] {
  const stems: string[] = []
  for (const { kind, text } of tokens)
    if (kind === 'word' || kind === 'tag' || kind === 'number') stems.push(stem(text))
  return stems
}

const NOTHING: readonly string[] = []

/** @param there the stems, each once */
function find(
  phrases: readonly Phrase[],
  stems: readonly string[],
  there: ReadonlySet<string>,
): readonly string[] {
  let found: string[] | undefined
  for (const { phrase, stems: words } of phrases) {
    const [first = ''] = words
    if (!there.has(first) || (words.length > 1 && !follow(words, stems))) continue
    found ??= []
    found.push(phrase)
  }
  return found ?? NOTHING
}

/** Whether these words stand in the text one after the other. */
function follow(words: readonly string[], stems: readonly string[]): boolean {
  return stems.some((_, at) => words.every((word, n) => stems[at + n] === word))
}
