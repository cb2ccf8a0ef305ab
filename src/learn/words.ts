import type { Kind } from '../core/analysis.ts'
import { sayKind } from '../core/wording.ts'
import { number } from './noise.ts'

/** `1 mention`, `2,300 mentions` */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${number(count)} ${count === 1 ? one : many}`
}

/** `complaints`; praise has no plural. */
export function kinds(kind: Kind): string {
  const word = sayKind(kind).toLowerCase()
  return kind === 'praise' ? word : `${word}s`
}

export function countOf(kind: Kind, count: number): string {
  return plural(count, sayKind(kind).toLowerCase(), kinds(kind))
}
