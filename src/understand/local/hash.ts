/** 32-bit hashing that is the same on every machine: sketches and weights depend on it for ever. */

/** FNV-1a over UTF-16 units; unfinished: pass it through `mix` before its bits are used. */
export function hashText(text: string, seed = 0x811c9dc5): number {
  let hash = seed
  for (let at = 0; at < text.length; at++) hash = extend(hash, text.charCodeAt(at))
  return hash
}

export function extend(hash: number, value: number): number {
  return Math.imul(hash ^ value, 0x01000193)
}

/** Spreads every bit over all others (the finaliser of MurmurHash3). */
export function mix(value: number): number {
  let hash = value
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return hash ^ (hash >>> 16)
}
