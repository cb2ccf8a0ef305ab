import { isSmallWord } from '../../../core/smallwords.ts'
import { stemsOf } from '../departments.ts'
import type { Features } from '../features.ts'
import { CONCEPTS } from '../lexicon/concepts.ts'
import { stem } from '../names.ts'

/**
 * What can be compared of two texts: stems, neighbours, and concepts with or without a negation. Each trait
 * once. Unlike the model's hashed features they can be named, so that a decision can be explained.
 */
export function traitsOf({ tokens, dense }: Features): readonly string[] {
  const traits = new Set<string>()
  let before = ''
  for (const word of stemsOf(tokens)) {
    traits.add(word)
    if (before !== '') traits.add(`${before} ${word}`)
    before = word
  }
  for (let at = 0; at < 2 * CONCEPTS.length; at++) if ((dense[at] ?? 0) > 0) traits.add(conceptTrait(at))
  return [...traits]
}

/** No stem has a colon. */
function conceptTrait(at: number): string {
  const name = CONCEPTS[at % CONCEPTS.length] ?? ''
  return at < CONCEPTS.length ? `:${name}` : `:not ${name}`
}

/** These traits as they stand in the text, small words left out. */
export function shown(traits: readonly string[], { tokens }: Features): readonly string[] {
  const wanted = new Set(traits.flatMap((trait) => (trait.startsWith(':') ? [] : trait.split(' '))))
  const words = tokens.filter(
    ({ kind, text }) => (kind === 'word' || kind === 'tag') && wanted.has(stem(text)) && !isSmallWord(text),
  )
  return [...new Set(words.map(({ text }) => text))]
}
