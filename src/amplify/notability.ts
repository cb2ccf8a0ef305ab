import type { Analysis } from '../core/analysis.ts'

export interface Notability {
  /** 0 to 1. */
  readonly notability: number
  /** What raised or lowered it, the weightiest first, in plain words. */
  readonly because: readonly string[]
}

/**
 * How much a mention deserves a channel's attention: the analyst's `worth` as odds, moved by what else
 * speaks for or against it. Odds add up, so that no single sign can carry a worthless mention, and each
 * sign can say how much it did.
 */
export function weighNotability(
  analysis: Pick<Analysis, 'worth' | 'sentiment' | 'urgency' | 'kind'>,
  reach: number,
  novelty: number,
): Notability {
  const { worth, sentiment, urgency, kind } = analysis
  const signs: readonly Sign[] = [
    [logOdds(worth), worth >= 0.5 ? 'a team should see it' : 'hardly anything a team can use'],
    [0.9 * Math.abs(sentiment), sentiment < 0 ? 'strong displeasure' : 'strong delight'],
    [URGENCY[urgency], urgency === 'high' ? 'urgent' : 'not urgent'],
    [KIND[kind], kind === 'other' ? 'no praise, complaint, question or suggestion' : `a ${kind}`],
    [reachOdds(reach), reach >= SMALL_REACH ? 'many may have seen it' : 'few may have seen it'],
    [-1.5 * (1 - novelty), 'much like one the channel was shown lately'],
  ]
  const odds = signs.reduce((sum, [weight]) => sum + weight, 0)
  return {
    notability: Math.round(1_000 / (1 + Math.exp(-odds))) / 1_000,
    because: signs
      .filter(([weight]) => Math.abs(weight) >= TELLING)
      .sort(([a], [b]) => Math.abs(b) - Math.abs(a))
      .map(([, words]) => words),
  }
}

/** In log odds: 0.7 doubles or halves the odds. */
type Sign = readonly [weight: number, words: string]

const URGENCY = { high: 1.6, normal: 0, low: -0.4 } as const
const KIND = { complaint: 0.3, suggestion: 0.2, question: 0.2, praise: 0.1, other: -0.7 } as const

/** Below this a sign is not worth a word. */
const TELLING = 0.35

/** An ordinary account's followers: neither for nor against. */
const SMALL_REACH = 300

/** Half an odd for each ten-fold reach beyond an ordinary one; an unknown reach says nothing. */
function reachOdds(reach: number): number {
  if (!(reach > 0)) return 0
  return Math.min(1.5, Math.max(-0.4, 0.5 * Math.log10(reach / SMALL_REACH)))
}

/** No analyst is certain: a worth of 0 or 1 counts as 1 in 50. */
function logOdds(probability: number): number {
  const p = Math.min(0.98, Math.max(0.02, probability))
  return Math.log(p / (1 - p))
}
