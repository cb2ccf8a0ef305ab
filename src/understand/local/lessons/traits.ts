import { isSmallWord } from '../../../core/smallwords.ts'
import type { Features } from '../features.ts'
import { CONCEPTS } from '../lexicon/concepts.ts'
import { matcherFor } from '../lexicon/matcher.ts'
import type { Token } from '../tokens.ts'

/** A word's first letters stand for its forms. */
const STEM = 5

/**
 * What can be compared of two texts: stems, neighbours, and concepts with or without a negation. Each trait
 * once. Unlike the model's hashed features they can be named, so that a decision can be explained.
 */
export function traitsOf({ tokens, dense }: Features): readonly string[] {
  const traits = new Set<string>()
  let before = ''
  for (const token of tokens) {
    if (!isWord(token) && token.kind !== 'number') continue
    const stem = stemOf(token)
    traits.add(stem)
    if (before !== '') traits.add(`${before} ${stem}`)
    before = stem
  }
  for (let at = 0; at < 2 * CONCEPTS.length; at++) if ((dense[at] ?? 0) > 0) traits.add(conceptTrait(at))
  return [...traits]
}

function isWord({ kind }: Token): boolean {
  return kind === 'word' || kind === 'tag'
}

function stemOf({ text }: Token): string {
  return text.slice(0, STEM)
}

/** No stem has a colon. */
function conceptTrait(at: number): string {
  const name = CONCEPTS[at % CONCEPTS.length] ?? ''
  return at < CONCEPTS.length ? `:${name}` : `:not ${name}`
}

/** These traits as they stand in the text, in its order; small words left out. */
export function shown(traits: readonly string[], { tokens, language }: Features): readonly string[] {
  const wanted = new Set(traits.flatMap((trait) => (trait.startsWith(':') ? trait : trait.split(' '))))
  const meant = new Set<number>()
  matcherFor(language).match(tokens, (token, concept) => {
    if (wanted.has(conceptTrait(concept)) || wanted.has(conceptTrait(concept + CONCEPTS.length)))
      meant.add(token)
  })
  const words = tokens.filter(
    (token, at) => isWord(token) && !isSmallWord(token.text) && (meant.has(at) || wanted.has(stemOf(token))),
  )
  return [...new Set(words.map(({ text }) => text))]
}
