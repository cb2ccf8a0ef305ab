/** A word as it is compared: case, look-alike dashes, hidden characters and closing punctuation do not matter. */
export function plainWord(word: string): string {
  return word
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\p{DI}/gu, '')
    .replace(/[‐-―−]/g, '-')
    .replace(/[,;:.!?]+$/, '')
}

export type Choice = { readonly chosen: string } | { readonly like: readonly string[] }

/**
 * Which of the known words is meant: the word itself, or the only one that begins so. Otherwise those it
 * may have meant, best first; none when nothing is near.
 */
export function choose(word: string, known: readonly string[]): Choice {
  const typed = plainWord(word)
  if (known.includes(typed)) return { chosen: typed }
  const begun = typed.length < 2 ? [] : known.filter((candidate) => candidate.startsWith(typed))
  const [only, ...others] = begun
  if (only !== undefined) return others.length === 0 ? { chosen: only } : { like: begun }
  const near = known
    .map((candidate) => ({ candidate, distance: editDistance(typed, candidate) }))
    .filter(({ candidate, distance }) => distance <= Math.max(1, Math.floor(candidate.length / 3)))
    .sort((a, b) => a.distance - b.distance)
  return { like: near.slice(0, 2).map(({ candidate }) => candidate) }
}

/** How many letters to add, drop, change or swap with their neighbour. */
function editDistance(from: string, to: string): number {
  if (Math.abs(from.length - to.length) > 3) return Math.max(from.length, to.length)
  let beforeLast: number[] = []
  let last = Array.from({ length: to.length + 1 }, (_, column) => column)
  for (let row = 1; row <= from.length; row++) {
    const line = [row]
    for (let column = 1; column <= to.length; column++) {
      const same = from[row - 1] === to[column - 1]
      const at = (values: readonly number[], index: number) => values[index] ?? 0
      let least = Math.min(
        at(last, column) + 1,
        at(line, column - 1) + 1,
        at(last, column - 1) + (same ? 0 : 1),
      )
      const swapped = from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1]
      if (row > 1 && column > 1 && swapped) least = Math.min(least, at(beforeLast, column - 2) + 1)
      line.push(least)
    }
    beforeLast = last
    last = line
  }
  return last[to.length] ?? 0
}
