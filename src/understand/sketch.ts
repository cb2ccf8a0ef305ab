import type { Mention } from '../core/mention.ts'
import { extend, hashText, mix } from './local/hash.ts'
import { fold, tokenise } from './local/tokens.ts'

/** How many numbers stand for a text; the share that two texts have in common estimates how alike they are. */
export const HASHES = 64
const SHINGLE = 3

/** Fewer words are the same by chance: only their author or their place makes them copies. */
const SHORT = 8
const MOST_WORDS = 2_000

const SEEDS = Int32Array.from({ length: HASHES }, (_, at) => mix(at + 1))
const EXACT = '='

export type Words = Pick<Mention, 'title' | 'text' | 'author' | 'source' | 'url' | 'reach'>

/** MinHash of a text's three-word shingles, as a compact string; null when there is nothing to tell copies by. */
export function sketchOf(words: Words): string | null {
  const hashes = wordHashes(words.text)
  if (hashes.length < SHORT) return exactSketch(hashes, words)
  const least = new Uint32Array(HASHES).fill(0xffff_ffff)
  for (let at = 0; at + SHINGLE <= hashes.length; at++) {
    const shingle = combine(hashes, at, at + SHINGLE)
    for (let n = 0; n < HASHES; n++) {
      const value = mix(shingle ^ (SEEDS[n] ?? 0)) >>> 0
      if (value < (least[n] ?? 0)) least[n] = value
    }
  }
  return Buffer.from(Uint16Array.from(least).buffer).toString('base64')
}

/** How good a lead these words make: longer, with a link, seen by more people. */
export function standingOf(words: Words): number {
  const length = Math.min(words.text.length, 1_000) / 10
  return Math.round(length + (words.url ? 30 : 0) + 10 * Math.log10(1 + Math.max(0, words.reach)))
}

/** The numbers of a sketch, or null when it is one of a short text. */
export function numbersOf(sketch: string): Uint16Array | null {
  if (sketch.startsWith(EXACT)) return null
  const bytes = Buffer.from(sketch, 'base64')
  return Uint16Array.from({ length: HASHES }, (_, n) =>
    bytes.length >= 2 * HASHES ? bytes.readUInt16LE(2 * n) : 0,
  )
}

/**
 * Of a short text: the keys under which the very same words are copies. One holds the words and their
 * author, the other the words and their address.
 */
export function exactKeys(sketch: string): readonly string[] {
  const [said = '', by = '', at = ''] = sketch.slice(EXACT.length).split('.')
  return [by && `${said} by ${by}`, at && `${said} at ${at}`].filter((key) => key !== '')
}

function exactSketch(hashes: readonly number[], { source, author, url }: Words): string | null {
  if (hashes.length === 0 || (author === null && url === null)) return null
  const by = author === null ? '' : short(hashText(`${source} ${author.key}`))
  const at = url === null ? '' : short(hashText(`${url} ${author?.name ?? ''}`))
  return `${EXACT}${short(combine(hashes, 0, hashes.length))}.${by}.${at}`
}

function short(hash: number): string {
  return (mix(hash) >>> 0).toString(36)
}

function wordHashes(text: string): number[] {
  const hashes: number[] = []
  for (const token of tokenise(fold(text), MOST_WORDS))
    if (token.kind === 'word' || token.kind === 'tag') hashes.push(hashText(token.text))
  return hashes
}

function combine(hashes: readonly number[], from: number, to: number): number {
  let hash = 0
  for (let at = from; at < to; at++) hash = mix(extend(hash, hashes[at] ?? 0))
  return hash
}
