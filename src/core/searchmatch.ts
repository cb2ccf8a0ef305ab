import { mood } from './analysis.ts'
import type { Row, SearchTerms } from './ledger.ts'
import { matches } from './query.ts'

/** Whether a search would find what has only just come in, and nobody has done anything about. */
export function found(terms: SearchTerms, { mention, analysis, theme }: Row): boolean {
  const { source, department, kind, urgency, language, since, until } = terms
  const is = <T>(wanted: T | undefined, value: T) => wanted === undefined || wanted === value
  return (
    is(source, mention.source) &&
    is(department, analysis.department ?? '') &&
    is(kind, analysis.kind) &&
    is(terms.mood, mood(analysis.sentiment)) &&
    is(urgency, analysis.urgency) &&
    is(language, analysis.language) &&
    is(terms.theme, theme?.id ?? 0) &&
    (terms.praises === undefined ||
      (analysis.kind === 'praise' && analysis.people.includes(terms.praises))) &&
    (since === undefined || mention.at >= since) &&
    (until === undefined || mention.at < until) &&
    !asksOfThePast(terms) &&
    matches(terms, [mention.source, mention.author?.name ?? '', mention.title ?? '', mention.text].join('\n'))
  )
}

/** It asks what the team did, of which nothing can be said of what has only just come in. */
export function asksOfThePast({ status, acted, handled, unansweredSince }: SearchTerms): boolean {
  return [status, acted, handled, unansweredSince].some((asked) => asked !== undefined)
}
