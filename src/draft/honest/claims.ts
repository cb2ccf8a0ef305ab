import { SIGNS } from './signs/index.ts'
import { type Compiled, spelled } from './signs/signs.ts'

/** What a sentence says was done. */
export const DEEDS = ['fixed', 'changed', 'passedOn', 'lookingAt', 'told', 'done'] as const
export type Deed = (typeof DEEDS)[number]

/** What a sentence says that has to be so. */
export interface Claims {
  readonly promise: boolean
  readonly refund: boolean
  readonly discount: boolean
  /** The words that say when; empty when none do. */
  readonly dates: readonly string[]
  readonly apology: boolean
  readonly deeds: readonly Deed[]
  readonly others: boolean
  readonly misdeed: boolean
}

const NUMERIC_DATE = /(?<!\p{N})(\d{4}-\d{2}-\d{2}|\d{1,2}[./]\d{1,2}[./](\d{2,4})?|\d{1,2}:\d{2})(?!\p{N})/gu
const PERCENT =
  /(?<!\p{N})(?!100 ?%)\d{1,2}([.,]\d+)? ?(%|percent|prozent|pour cent|por ciento|por cento|per cento|procent)/u

const MONEY =
  /(?:[€£$]|eur|usd|gbp|chf) ?\d|\d ?(?:[€£$]|(?:euros?|eur|pounds?|dollars?|usd|gbp|chf|cents?|franken|libras?|sterline|pond)(?!\p{L}))/u

const SIGNS_OF_ALL = Object.values(SIGNS)

/** Read by the signs of all languages at once. */
export function claimsOf(sentence: string): Claims {
  const words = spelled(sentence)
  // Who asks states nothing; but what is offered in a question is offered.
  const asks = words.endsWith('?')
  // What one language says in sympathy has words that regret in another.
  const unsympathetic = SIGNS_OF_ALL.reduce((rest, { sympathy }) => rest.replace(sympathy, '·'), words)
  const read = SIGNS_OF_ALL.map((signs) => readIn(signs, words, unsympathetic))
  const any = (of: (one: InLanguage) => boolean) => read.some(of)
  const refund = any((one) => one.refund) || (!asks && MONEY.test(words))
  const discount = any((one) => one.discount) || PERCENT.test(words)
  const dates = [...new Set([...read.flatMap((one) => one.dates), ...matches(NUMERIC_DATE, words)])]
  const money = refund || discount
  const admission = any((one) => one.admission)
  const deeds = asks || money || admission ? [] : DEEDS.filter((deed) => any((one) => one.deeds.has(deed)))
  return {
    refund,
    discount,
    // What says more of the same sentence says it better.
    promise:
      !asks &&
      !money &&
      (any((one) => one.promise) || (!admission && deeds.length === 0 && any((one) => one.weDo))),
    dates: asks ? [] : dates,
    apology: !asks && (admission || (!money && any((one) => one.regret))),
    deeds,
    others: any((one) => one.others),
    misdeed: !asks && any((one) => one.misdeed),
  }
}

interface InLanguage {
  readonly promise: boolean
  readonly weDo: boolean
  readonly refund: boolean
  readonly discount: boolean
  readonly dates: readonly string[]
  readonly admission: boolean
  /** Of more than what was heard. */
  readonly regret: boolean
  readonly deeds: ReadonlySet<Deed>
  readonly others: boolean
  readonly misdeed: boolean
}

function readIn(signs: Compiled, words: string, unsympathetic: string): InLanguage {
  const own = words.replace(signs.courtesy, '·').replace(signs.reported, '·')
  return {
    promise: signs.promise.test(own),
    weDo: signs.weDo.test(own),
    refund: signs.refund.test(own),
    discount: signs.discount.test(own),
    dates: matches(signs.date, own),
    admission: signs.admission.test(own),
    regret: signs.regret.test(unsympathetic),
    deeds: new Set(DEEDS.filter((deed) => signs[deed].test(own))),
    others: signs.others.test(own),
    misdeed: signs.misdeed.test(own),
  }
}

function matches(pattern: RegExp, words: string): string[] {
  return [...words.matchAll(pattern)].map(([found]) => found)
}
