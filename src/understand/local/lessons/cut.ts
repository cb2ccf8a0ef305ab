import { FEW } from './usual.ts'

/**
 * What is moved must be so many times more usual among the corrected texts than among all that are answered as
 * they were: so no group can move more than one text in five, and one that is like everything moves nothing.
 * The mean of what each of these would choose is steadier than one alone.
 */
const LIFTS = [5, 7, 9]
/** Of the cuts that serve nearly as well as the best, the lowest: who corrects never corrects all. */
const AS_GOOD = 0.97

/** A score to cut at, with the parts of the corrected texts, and of those that are heard, that are above it. */
interface Cut {
  readonly score: number
  readonly found: number
  readonly heard: number
}

/**
 * The score from which on the corrected texts stand out, and what it is worth to move what is above it.
 * @param heard the scores of what could be moved, of each place
 */
export function cutBetween(
  own: readonly number[],
  heard: readonly (readonly number[])[],
): { readonly cut: number; readonly worth: number } {
  const cuts = cutsOf(own, heard)
  const best = LIFTS.map((lift) => {
    const worthOf = (cut: Cut) => cut.found - lift * cut.heard
    const worth = cuts.reduce((most, cut) => Math.max(most, worthOf(cut)), 0)
    const cut = worth === 0 ? cuts[0] : cuts.findLast((one) => worthOf(one) >= AS_GOOD * worth)
    return { worth, score: cut?.score ?? 0 }
  })
  const cut = best.reduce((sum, { score }) => sum + score, 0) / best.length
  return { cut, worth: Math.max(...best.map(({ worth }) => worth)) }
}

/** The highest first, each half-way between two scores. */
function cutsOf(own: readonly number[], heard: readonly (readonly number[])[]): readonly Cut[] {
  const above = heard.map(() => 0)
  let found = 0
  return [
    ...own.map((score) => ({ score, place: null })),
    ...heard.flatMap((scores, place) => scores.map((score) => ({ score, place }))),
  ]
    .sort((a, b) => b.score - a.score)
    .map(({ score, place }) => {
      if (place === null) found++
      else above[place] = (above[place] ?? 0) + 1
      const shares = heard.map((scores, at) => (above[at] ?? 0) / Math.max(FEW, scores.length))
      return { score, found: found / own.length, heard: Math.max(0, ...shares) }
    })
    .flatMap((cut, at, all) => {
      const next = all[at + 1]?.score ?? cut.score - 1
      return next < cut.score ? [{ ...cut, score: (cut.score + next) / 2 }] : []
    })
}
