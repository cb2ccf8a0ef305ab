import type { Config } from '../../config/schema.ts'
import type { ActionType } from '../../core/engagement.ts'
import type { Story } from '../../core/ledger.ts'
import { isSmallWord } from '../../core/smallwords.ts'
import type { Deed } from './claims.ts'
import { numbersIn } from './numbers.ts'
import { spelled } from './signs/signs.ts'

/** What is known to be so: what staff logged, what the configuration states, what the customer said. */
export interface Evidence {
  readonly logged: ReadonlySet<ActionType>
  /** What staff wrote beside what they logged. */
  readonly notes: readonly string[]
  /** The brand's facts and promises. */
  readonly facts: readonly string[]
  /** The customer's own words. */
  readonly said: string
  /** It was brought before a team. */
  readonly brought: boolean
  /** Somebody on the staff looks after it, or has done something. */
  readonly held: boolean
  /** The colleague who was praised has been told. */
  readonly thanked: boolean
}

export function evidenceOf(
  { brand, replies }: Pick<Config, 'brand' | 'replies'>,
  { mention, engagement, acts }: Story,
): Evidence {
  const logs = acts.filter(({ verb }) => verb === 'log')
  const logged = new Set(logs.map(({ detail }) => detail.action ?? 'other'))
  return {
    logged,
    notes: logs.flatMap(({ detail }) => detail.note ?? []),
    facts: [...replies.facts, ...brand.promises],
    said: spelled(`${mention.title ?? ''} ${mention.text}`),
    brought: engagement !== null && engagement.department !== null && engagement.status !== 'dismissed',
    held: logged.size > 0 || (engagement !== null && engagement.assignee !== null),
    thanked: acts.some(({ verb }) => verb === 'thank') || logged.has('recognise'),
  }
}

/** What must have been logged for a sentence that says we did so. */
const LOGGED: Readonly<Record<Exclude<Deed, 'passedOn' | 'lookingAt' | 'told'>, readonly ActionType[]>> = {
  fixed: ['fix', 'product change'],
  changed: ['policy change', 'product change', 'fix', 'replicate'],
  done: ['fix', 'refund', 'policy change', 'product change', 'recognise', 'replicate', 'other'],
}

export function isDone(deed: Deed, { logged, brought, held, thanked }: Evidence): boolean {
  switch (deed) {
    case 'passedOn':
      return brought || logged.size > 0
    case 'lookingAt':
      return held
    case 'told':
      return thanked || logged.has('replicate')
    default:
      return LOGGED[deed].some((type) => logged.has(type))
  }
}

/** Somebody looked and found cause to act: what went wrong is a fact. */
export function isEstablished({ logged }: Evidence): boolean {
  return LOGGED.done.some((type) => type !== 'recognise' && type !== 'replicate' && logged.has(type))
}

const COVERED = 0.6
const STEM = 5

/** Whether one of them says what the sentence says: most of its telling words, and each of its numbers. */
export function isSaidBy(texts: readonly string[], sentence: string): boolean {
  const words = stemsOf(sentence)
  if (words.size === 0) return false
  const numbers = numbersIn(sentence)
  return texts.some((text) => {
    const known = stemsOf(text)
    const own = new Set(numbersIn(text))
    const shared = [...words].filter((word) => known.has(word)).length
    return shared / words.size >= COVERED && numbers.every((number) => own.has(number))
  })
}

/** Whether every word and number of it is in one of them. */
export function isWordFor(texts: readonly string[], phrase: string): boolean {
  const words = phrase.match(/[\p{L}\p{N}]{2,}|\d/gu) ?? []
  return texts.some((text) => {
    const known = new Set(spelled(text).match(/[\p{L}\p{N}]+/gu) ?? [])
    return words.every((word) => known.has(word))
  })
}

/** Beginnings of words that tell something, so that most endings do not matter. */
function stemsOf(text: string): Set<string> {
  const words = spelled(text).match(/\p{L}{3,}/gu) ?? []
  return new Set(words.filter((word) => !isSmallWord(word)).map((word) => word.slice(0, STEM)))
}
