import type { ModelConfig } from '../../config/model.ts'
import type { Analysis, Confidence } from '../../core/analysis.ts'
import type { Mention } from '../../core/mention.ts'
import { DAY, type Instant, parseDuration } from '../../core/time.ts'

/** What the model is asked to decide between. */
export const FIELDS = ['kind', 'sentiment', 'department', 'urgency'] as const satisfies (keyof Confidence)[]
export type Field = (typeof FIELDS)[number]

/** A mention of which the local analyst is not sure enough. */
export interface Doubt {
  readonly mention: Mention
  readonly local: Analysis
  /** What it is not sure of; of all else its word stands. */
  readonly fields: readonly Field[]
  readonly atStake: boolean
}

/** Null when the local analyst's word is good enough for what is at stake. */
export function doubtOf(
  mention: Mention,
  local: Analysis,
  askWhen: ModelConfig['askWhen'],
  now: Instant,
): Doubt | null {
  if (now - mention.at > (parseDuration(askWhen.newerThan) ?? 3 * DAY)) return null
  const atStake = local.urgency === 'high' || mention.reach >= askWhen.reach
  const enough = atStake ? askWhen.belowConfidenceAtStake : askWhen.belowConfidence
  // What colleagues taught is theirs to say, and not a model's.
  const taught = new Set<string>(local.taught?.map(({ field }) => field))
  const fields = FIELDS.filter((field) => local.confidence[field] < enough && !taught.has(field))
  return fields.length === 0 ? null : { mention, local, fields, atStake }
}

/** Those first whose answer matters most: much at stake, then the least sure. */
export function byWeight(a: Doubt, b: Doubt): number {
  return Number(b.atStake) - Number(a.atStake) || leastSure(a) - leastSure(b)
}

function leastSure({ local, fields }: Doubt): number {
  return Math.min(...fields.map((field) => local.confidence[field]))
}
