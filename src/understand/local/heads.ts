/**
 * The questions that the model answers about a text, and their answers in the order of the weights'
 * columns. A question of yes or no has one column; of several answers, one each.
 */
export const HEADS = {
  sentiment: ['negative', 'neutral', 'positive'],
  kind: ['praise', 'complaint', 'question', 'other'],
  suggestion: ['yes'],
  department: ['product', 'operations', 'support', 'billing', 'people', 'marketing', 'none'],
  urgency: ['low', 'normal', 'high'],
  worth: ['yes'],
} as const
export type Head = keyof typeof HEADS

export const HEAD_NAMES = [
  'sentiment',
  'kind',
  'suggestion',
  'department',
  'urgency',
  'worth',
] as const satisfies Head[]

/** Where a head's columns begin. */
export const FIRST_COLUMN = firstColumns()
export const COLUMNS = HEAD_NAMES.reduce((sum, head) => sum + HEADS[head].length, 0)

function firstColumns(): Readonly<Record<Head, number>> {
  const first = { sentiment: 0, kind: 0, suggestion: 0, department: 0, urgency: 0, worth: 0 }
  let at = 0
  for (const head of HEAD_NAMES) {
    first[head] = at
    at += HEADS[head].length
  }
  return first
}
