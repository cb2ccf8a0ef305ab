import { KINDS, URGENCIES } from '../../core/analysis.ts'
import type { Correctable } from '../../core/correction.ts'

/** How likely each answer to a question is, as logarithms. */
export type Odds = Readonly<Record<Correctable, Float64Array>>

/** The answers to each question, in the order of its odds. */
export type Answers = Readonly<Record<Correctable, readonly string[]>>

export function answersFor(departments: readonly string[]): Answers {
  return { kind: KINDS, urgency: URGENCIES, department: [...departments, 'none'], worth: ['no', 'yes'] }
}

const LEAST = 1e-9

export function logsOf(probabilities: ArrayLike<number>): Float64Array {
  const logs = new Float64Array(probabilities.length)
  for (let at = 0; at < logs.length; at++) logs[at] = Math.log(Math.max(LEAST, probabilities[at] ?? 0))
  return logs
}

const QUESTION = KINDS.indexOf('question')
const SUGGESTION = KINDS.indexOf('suggestion')

const SUSPICION = Math.log(0.3)
const CERTAINTY = Math.log(0.6)

/** Which answer the odds amount to: its index. `alarmed`: words of harm, loss or threat stand in the text. */
export function decide(field: Correctable, odds: Odds, alarmed: boolean): number {
  switch (field) {
    case 'kind':
      return kindOf(odds.kind)
    case 'urgency':
      return urgencyOf(odds.urgency, alarmed)
    case 'department': {
      const none = odds.department.length - 1
      const most = best(odds.department)
      return (odds.department[most] ?? 0) > (odds.department[none] ?? 0) ? most : none
    }
    case 'worth':
      return best(odds.worth)
  }
}

/** A suggestion is a kind of question: first whether it is one, then which. */
function kindOf(odds: Float64Array): number {
  const question = odds[QUESTION] ?? 0
  const suggestion = odds[SUGGESTION] ?? 0
  const asking = Math.log(Math.exp(question) + Math.exp(suggestion))
  const most = best(odds.map((one, at) => (at === QUESTION ? asking : at === SUGGESTION ? -Infinity : one)))
  return most === QUESTION && suggestion > question ? SUGGESTION : most
}

/**
 * Urgent mentions are rare and must neither be missed nor cried: where words of alarm stand, a suspicion is
 * enough; where none do, the model must be fairly sure.
 */
function urgencyOf(odds: Float64Array, alarmed: boolean): number {
  const [low = 0, normal = 0, high = 0] = odds
  if (high > (alarmed ? SUSPICION : CERTAINTY)) return 2
  return normal > low ? 1 : 0
}

function best(odds: ArrayLike<number>): number {
  let at = 0
  for (let n = 1; n < odds.length; n++) if ((odds[n] ?? 0) > (odds[at] ?? 0)) at = n
  return at
}
