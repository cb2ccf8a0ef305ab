/** A small generator (mulberry32): the same numbers from the same seed on every machine. */
export interface Random {
  /** 0 to 1, 1 left out. */
  next(): number
  shuffle(order: Uint32Array): void
}

export function randomFrom(seed: number): Random {
  let state = seed >>> 0
  function next(): number {
    state = (state + 0x6d2b79f5) >>> 0
    let value = Math.imul(state ^ (state >>> 15), state | 1)
    value ^= value + Math.imul(value ^ (value >>> 7), value | 61)
    return ((value ^ (value >>> 14)) >>> 0) / 2 ** 32
  }
  function shuffle(order: Uint32Array): void {
    for (let at = order.length - 1; at > 0; at--) {
      const other = Math.floor(next() * (at + 1))
      const kept = order[at] ?? 0
      order[at] = order[other] ?? 0
      order[other] = kept
    }
  }
  return { next, shuffle }
}
