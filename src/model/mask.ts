/** Letters that nobody sees: they could tear apart what is looked for here, or speak to a model alone. */
const INVISIBLE = /[\p{Cf}\p{Co}]/gu

const LINK = /\b(?:[a-z][a-z0-9+]{1,9}:\/\/|www\.)[^\s<>"]+/giu
/** A local part has 64 characters at most, a label of the domain 63 (RFC 5321, RFC 1035). */
const EMAIL = /[\p{L}\p{N}.!#$%&'*+/=?^_`{|}~-]{1,64}[@＠][\p{L}\p{N}-]{1,63}(?:[.．][\p{L}\p{N}-]{1,63})+/gu
/** `ana (at) example (dot) com` */
const SPELLED_EMAIL =
  /[\p{L}\p{N}.+_-]{1,64}\s?[([{]\s?at\s?[)\]}]\s?[\p{L}\p{N}-]{1,63}(?:\s?(?:\.|[([{]\s?dot\s?[)\]}])\s?[\p{L}\p{N}-]{1,63})+/giu
const IBAN = /\b[a-z]{2}\d{2}(?:[ -]?[a-z0-9]{4}){2,7}(?:[ -]?[a-z0-9]{1,4})?\b/giu
const DIGITS_OF_AN_ACCOUNT = 8
/** Phones, cards, accounts, orders, dates of birth. Between digits: `+49 (0)30 – 12 34`; never a new line. */
const NUMBER = /[+(#]?\p{Nd}(?:[\p{Zs}\t().\-‐-―/_·,]{0,3}\p{Nd}){6,}|#?\p{Nd}{5,}/gu
/** `#1234`, `AB-2041`, `x7f93k2041`: four digits or more in one word with letters. */
const CODE = /(?<![\p{L}\p{N}-])(?:#\p{Nd}{4,}|(?=(?:[\p{L}-]{0,20}\p{Nd}){4})[\p{L}\p{Nd}-]{5,})/gu
const HANDLE = /(?<![\p{L}\p{N}_])@[\p{L}\p{N}_][\p{L}\p{N}_.-]*/gu

const LONGEST_NAME = 100

/** What says who somebody is or how to reach them, in the order in which it is looked for. */
const PERSONAL = [
  { what: 'e-mail', pattern: EMAIL },
  { what: 'e-mail', pattern: SPELLED_EMAIL },
  { what: 'account', pattern: IBAN },
  { what: 'number', pattern: NUMBER },
  { what: 'handle', pattern: HANDLE },
  { what: 'code', pattern: CODE },
] as const

export interface PersonalDatum {
  readonly what: (typeof PERSONAL)[number]['what']
  readonly text: string
}

/** What `mask` takes out of the words, links and names aside. */
export function personalDataIn(words: string): readonly PersonalDatum[] {
  const found: PersonalDatum[] = []
  replacePersonal(words.normalize('NFC').replace(INVISIBLE, '').replace(LINK, ' '), (datum) => {
    found.push(datum)
    return ' '
  })
  return found
}

function replacePersonal(words: string, put: (datum: PersonalDatum) => string): string {
  return PERSONAL.reduce(
    (rest, { what, pattern }) =>
      rest.replace(pattern, (text) =>
        what === 'account' && digitsIn(text) < DIGITS_OF_AN_ACCOUNT ? text : put({ what, text }),
      ),
    words,
  )
}

/**
 * The words without what says who wrote them or how to reach them: e-mail addresses, phone, card and
 * account numbers, order codes, links, handles, and the author's own names. Better one number too many
 * than one too few: what a mention is about seldom hangs on a number.
 */
export function mask(words: string, names: readonly string[] = []): string {
  const plain = words.normalize('NFC').replace(INVISIBLE, '').replace(LINK, '[link]')
  return names.reduce(
    maskName,
    replacePersonal(plain, ({ what }) => `[${what}]`),
  )
}

function digitsIn(text: string): number {
  return text.replace(/\P{Nd}/gu, '').length
}

/** The whole name in upper or lower case; its parts as the name spells them: Grace, not grace. */
function maskName(words: string, author: string): string {
  const name = author.normalize('NFC').replace(INVISIBLE, '').trim().slice(0, LONGEST_NAME)
  if (!/\p{L}{2}/u.test(name)) return words
  const parts = name.split(/[\s,]+/).filter((part) => /^\p{Lu}[\p{L}'’-]{2,}$/u.test(part))
  const whole = words.replace(wholeWord(name, 'giu'), '[author]')
  return parts.reduce((rest, part) => rest.replace(wholeWord(part, 'gu'), '[author]'), whole)
}

function wholeWord(word: string, flags: string): RegExp {
  const escaped = word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
  return new RegExp(String.raw`(?<![\p{L}\p{N}])${escaped}(?![\p{L}\p{N}])`, flags)
}
