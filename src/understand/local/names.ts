import { fold, tokenise } from './tokens.ts'

const bare = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('’', "'")

/** Finds which of these names stand in a text, as words of their own, spelt as they are given. */
export function nameFinder(names: readonly string[]): (text: string) => readonly string[] {
  const forms = names
    .map((name) => ({ name, form: bare(name.trim()) }))
    .filter(({ form }) => form !== '')
    .map(({ name, form }) => ({ name, ...patterns(form) }))
  if (forms.length === 0) return () => []
  return (text) => {
    const plain = bare(text.slice(0, 10_000))
    const lower = plain === plain.toLowerCase()
    return forms.filter(({ exact, any }) => (lower ? any : exact).test(plain)).map(({ name }) => name)
  }
}

/** A name that is a word too (Grace, Will) counts only with its capital, unless the whole text has none. */
function patterns(form: string): { exact: RegExp; any: RegExp } {
  const word = form.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+')
  const [first = '', ...rest] = [...word]
  const spelt = `${first}${rest.join('')}|${word.toUpperCase().replaceAll('\\S+', '\\s+')}`
  const around = (inner: string, flags: string) =>
    new RegExp(`(?<![\\p{L}\\p{N}_])(?:${inner})(?![\\p{L}\\p{N}_])`, flags)
  return { exact: around(spelt, 'u'), any: around(word, 'iu') }
}

const SMALL = new Set(
  'a an the and or of in on at to by for with from within every any all our your you we it is are be not no never always more than as that this'.split(
    ' ',
  ),
)
const MEASURES = new Set(
  'one two three four five six seven eight nine ten hour hours minute minutes day days week weeks month months year years'.split(
    ' ',
  ),
)
const FEWEST_WORDS = 2

/**
 * Finds which promises a text touches: half of a promise's own words, two at the least, must be there;
 * numbers and measures do not count, as everybody uses them. It misses many and seldom errs.
 */
export function promiseFinder(
  promises: readonly string[],
): (stems: ReadonlySet<string>) => readonly string[] {
  const known = promises.map((promise) => {
    const words = tokenise(fold(promise)).filter(({ kind, text }) => kind === 'word' && !SMALL.has(text))
    return {
      promise,
      stems: [...new Set(words.filter(({ text }) => !MEASURES.has(text)).map(({ text }) => stem(text)))],
    }
  })
  return (stems) =>
    known
      .filter(({ stems: own }) => {
        const met = own.filter((word) => stems.has(word)).length
        return met >= FEWEST_WORDS && met >= own.length / 2
      })
      .map(({ promise }) => promise)
}

/** Endings that seldom change what a word is about. */
export function stem(word: string): string {
  if (word.length <= 4)
    return word.length === 4 && word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word
  return word.replace(/(?:ies|ied)$/, 'y').replace(/(?:'s|ing|ers|er|ed|es|s|e|en|ly)$/, '')
}
