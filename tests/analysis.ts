import type { Analysis } from '../src/core/analysis.ts'

/** What is understood of a customer who was charged twice. */
export function analysis(given: Partial<Analysis> = {}): Analysis {
  return {
    kind: 'complaint',
    sentiment: -0.6,
    urgency: 'normal',
    department: 'billing',
    themes: [],
    promises: [],
    people: [],
    language: 'en',
    summary: 'I was charged twice for one bag of beans.',
    worth: 0.8,
    confidence: { kind: 0.9, sentiment: 0.9, department: 0.9, urgency: 0.9 },
    analyst: 'double 1',
    because: [],
    ...given,
  }
}
