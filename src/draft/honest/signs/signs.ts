/**
 * By what words a sentence says something, in one language. Alternatives are parted by commas; they are
 * regular expressions over text as `spelled`, in which `*` stands for any rest of a word and `~` for up to
 * five words between.
 */
export interface Signs {
  /** Courtesy that holds a word from below and means none of it. */
  readonly courtesy: string
  /** The customer's own words or wish are told back; up to where a clause of ours begins. */
  readonly reported: string
  /** Begins a clause of ours. */
  readonly ours: string
  /** Something will be. */
  readonly promise: string
  /** We do something, as one says of what is to come: any verb of ours but those of courtesy. */
  readonly weDo: string
  /** Money goes back, or does not. */
  readonly refund: string
  /** Something costs less, or nothing. */
  readonly discount: string
  readonly date: string
  /** Sorry. */
  readonly regret: string
  /** What is regretted without being taken for a fact of ours: what was heard, felt, lived through. */
  readonly sympathy: string
  /** A fault of ours, taken for a fact. */
  readonly admission: string
  readonly fixed: string
  readonly changed: string
  readonly passedOn: string
  readonly lookingAt: string
  /** A colleague was told of praise. */
  readonly told: string
  /** Anything else that we did. */
  readonly done: string
  /** What anybody else said, or how many think so. */
  readonly others: string
  /** What somebody did wrong, or was made to answer for. */
  readonly misdeed: string
}

export type SignName = keyof Signs

/** Lower case without accents, German umlauts spelled out, quotation marks and spaces alike. */
export function spelled(text: string): string {
  return text
    .toLowerCase()
    .replace(/[’‘ʼ´`]/g, "'")
    .replace(/[“”„«»‹›]/g, '"')
    .normalize('NFC')
    .replace(/[äöüß]/g, (letter) => UMLAUTS[letter] ?? letter)
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .replace(/\s+/g, ' ')
    .trim()
}

const UMLAUTS: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss' }

export type Compiled = Readonly<Record<SignName, RegExp>>

export function compile(signs: Signs): Compiled {
  const { courtesy, reported, ours, promise, weDo, refund, discount, date, regret, sympathy, admission } =
    signs
  const { fixed, changed, passedOn, lookingAt, told, done, others, misdeed } = signs
  return {
    courtesy: anyOf(courtesy, 'gu'),
    reported: new RegExp(`${START}${source(reported)}.*?(?=${START}${source(ours)}|$)`, 'gu'),
    ours: anyOf(ours),
    promise: anyOf(promise),
    weDo: anyOf(weDo),
    refund: anyOf(refund),
    discount: anyOf(discount),
    date: anyOf(date, 'gu'),
    regret: anyOf(regret),
    sympathy: new RegExp(`${START}${source(regret)}[ ,]*${source(sympathy)}`, 'gu'),
    admission: anyOf(admission),
    fixed: anyOf(fixed),
    changed: anyOf(changed),
    passedOn: anyOf(passedOn),
    lookingAt: anyOf(lookingAt),
    told: anyOf(told),
    done: anyOf(done),
    others: anyOf(others),
    misdeed: anyOf(misdeed),
  }
}

function anyOf(alternatives: string, flags = 'u'): RegExp {
  return new RegExp(START + source(alternatives), flags)
}

const START = '(?<![\\p{L}\\p{N}])'

function source(alternatives: string): string {
  const each = alternatives
    .trim()
    .split(/,\s+/)
    .map((one) => one.replace(/(?<=(?<!\\)\p{L})\*/gu, '[\\p{L}\\p{N}]*').replaceAll('~', '(?:\\S+ ){0,5}?'))
  return `(?:${each.join('|')})(?![\\p{L}\\p{N}])`
}
