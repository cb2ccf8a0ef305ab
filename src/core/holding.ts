import type { Mention } from './mention.ts'
import { phrases, terms } from './terms.ts'

/** Whether a mention holds all of these words, as a search finds them, in its title and text. */
export function holding(words: string): (mention: Pick<Mention, 'title' | 'text'>) => boolean {
  const wanted = phrases(words.split(/\s+/)).map(spaced)
  return ({ title, text }) => {
    const said = spaced(terms(title === null ? text : `${title}\n${text}`))
    return wanted.length > 0 && wanted.every((phrase) => said.includes(phrase))
  }
}

/** Terms hold no spaces: between them, one phrase is found in another as whole words alone. */
function spaced(terms: readonly string[]): string {
  return ` ${terms.join(' ')} `
}
