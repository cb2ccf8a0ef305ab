/** Below this many in both periods together, nothing can be said of a change. */
const FEWEST = 8
/** From here on a share is said in percent. */
const ENOUGH = 20
/** In standard deviations: what chance does in one of twenty cases. */
const CHANCE = 2

export type Change = 'more' | 'fewer' | 'alike' | 'too few'

/**
 * Whether two counts of what comes by itself (Poisson) differ by more than chance.
 * @param ratio how much longer the present period is than the one before
 */
export function changeOf(now: number, before: number, ratio = 1): Change {
  if (now + before < FEWEST) return 'too few'
  const deviations = deviationsOf(now, before, ratio)
  return deviations >= CHANCE ? 'more' : deviations <= -CHANCE ? 'fewer' : 'alike'
}

function deviationsOf(now: number, before: number, ratio: number): number {
  return (now - ratio * before) / Math.sqrt(ratio * (now + before))
}

/** How far beyond chance the change is, either way; 0 when it is within. */
export function strengthOf(now: number, before: number, ratio = 1): number {
  const change = changeOf(now, before, ratio)
  return change === 'more' || change === 'fewer' ? Math.abs(deviationsOf(now, before, ratio)) : 0
}

/** `57 % more than before (21)`, `about as many as before (21)`, `3 before: too few to compare` */
export function sayChange(now: number, before: number, ratio = 1): string {
  const change = changeOf(now, before, ratio)
  if (change === 'too few')
    return before === 0 ? 'none before' : `${number(before)} before: too few to compare`
  if (change === 'alike') return `about as many as before (${number(before)})`
  const percent = Math.round(Math.abs(now / (ratio * before) - 1) * 100)
  // Of two that are several times each other, the numbers themselves say more.
  const sure = Math.min(now, before) >= ENOUGH && percent < 300
  return `${sure ? `${percent} %` : 'clearly'} ${change} than before (${number(before)})`
}

/** `62 %` of many, `8 of 13` of few. */
export function sayShare(part: number, whole: number): string {
  return whole >= ENOUGH ? `${Math.round((100 * part) / whole)} %` : `${part} of ${whole}`
}

/** Whether a share differs from the one before by more than chance; null: too few, or no difference. */
export function shareChange(
  part: number,
  whole: number,
  partBefore: number,
  wholeBefore: number,
): 'more' | 'fewer' | null {
  if (whole < ENOUGH || wholeBefore < ENOUGH) return null
  const pooled = (part + partBefore) / (whole + wholeBefore)
  const spread = Math.sqrt(pooled * (1 - pooled) * (1 / whole + 1 / wholeBefore))
  if (spread === 0) return null
  const deviations = (part / whole - partBefore / wholeBefore) / spread
  return deviations >= CHANCE ? 'more' : deviations <= -CHANCE ? 'fewer' : null
}

export function number(value: number): string {
  return value.toLocaleString('en')
}
