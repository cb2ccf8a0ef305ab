import type { MentionId } from '../core/mention.ts'

/** How unlike what a channel was shown lately a text is. */
export interface Novelty {
  /** 0: these very words were just shown there; 1: nothing like it was. A mention is not its own copy. */
  of(channel: string, mention: MentionId, words: readonly string[]): number
  /** Counts as shown from now on; once for each mention. */
  remember(channel: string, mention: MentionId, words: readonly string[]): void
}

/** What each channel was shown last: as many texts as a number has bits. */
const REMEMBERED = 32

/** Kept in memory alone: after a restart everything is new again, which errs on the side of showing. */
export function createNovelty(): Novelty {
  const shown = new Map<string, Shown>()
  return {
    of: (channel, mention, words) => 1 - (shown.get(channel)?.likeness(mention, words) ?? 0),
    remember(channel, mention, words) {
      const there = shown.get(channel) ?? new Shown()
      shown.set(channel, there)
      there.add(mention, words)
    },
  }
}

/** The distinct telling words of a text; the start of a long one tells enough. */
export function tellingWords(text: string): readonly string[] {
  const words = new Set<string>()
  for (const [word] of text
    .slice(0, 1_000)
    .toLowerCase()
    .matchAll(/[\p{L}\p{N}]{3,}/gu)) {
    words.add(word)
    if (words.size === 40) break
  }
  return [...words]
}

/** A ring of texts with an index from word to the texts that have it, one bit each. */
class Shown {
  readonly #texts: { mention: MentionId; words: readonly string[] }[] = []
  readonly #bits = new Map<string, number>()
  readonly #mentions = new Set<MentionId>()
  readonly #shared = new Uint8Array(REMEMBERED)
  #next = 0

  /** The largest share of words in common with one text (Jaccard). */
  likeness(mention: MentionId, words: readonly string[]): number {
    const shared = this.#shared.fill(0)
    for (const word of words) {
      for (let bits = this.#bits.get(word) ?? 0; bits !== 0; bits &= bits - 1) {
        const slot = 31 - Math.clz32(bits & -bits)
        shared[slot] = (shared[slot] ?? 0) + 1
      }
    }
    let most = 0
    for (const [slot, text] of this.#texts.entries()) {
      const both = shared[slot] ?? 0
      if (both > 0 && text.mention !== mention)
        most = Math.max(most, both / (words.length + text.words.length - both))
    }
    return most
  }

  add(mention: MentionId, words: readonly string[]): void {
    if (this.#mentions.has(mention)) return
    const slot = this.#next
    const bit = 1 << slot
    const old = this.#texts[slot]
    if (old) {
      this.#mentions.delete(old.mention)
      for (const word of old.words) {
        const left = (this.#bits.get(word) ?? 0) & ~bit
        if (left === 0) this.#bits.delete(word)
        else this.#bits.set(word, left)
      }
    }
    this.#texts[slot] = { mention, words }
    this.#mentions.add(mention)
    for (const word of words) this.#bits.set(word, (this.#bits.get(word) ?? 0) | bit)
    this.#next = (slot + 1) % REMEMBERED
  }
}
