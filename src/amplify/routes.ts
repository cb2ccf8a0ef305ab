import { departmentChannel } from '../config/channels.ts'
import type { Config, RouteConfig } from '../config/schema.ts'
import { mood } from '../core/analysis.ts'
import type { Row } from '../core/ledger.ts'
import { matches } from '../core/query.ts'
import { SENSITIVITIES, type Sensitivity } from './surges/judge.ts'

export interface Destination {
  /** Who shall look after it. */
  readonly department: string
  /** Each channel once, with all the reasons it is there. Never empty; the department's own comes first. */
  readonly matches: readonly Match[]
  /** How sensitive to surges the routes want it: the most sensitive of them; null where none says. */
  readonly surges: Sensitivity | null
}

export interface Match {
  readonly channel: string
  /** In plain words, none of them a customer's: reasons are kept when words are erased. */
  readonly reason: string
}

/**
 * Where a mention goes: to its department's channel, and to those of every route that holds for it. Where
 * one of these stands `instead`, the department's own channel is left out.
 */
export function compileRoutes(config: Config): (row: Row) => Destination {
  const departments = Object.keys(config.departments)
  const mentionsAny = wordTest(config.routes.flatMap((route) => route.when.words ?? []))
  const routes = config.routes.map((route) => ({ ...route, holds: compile(route.when) }))

  return (row) => {
    const text = `${row.mention.title ?? ''}\n${row.mention.text}`
    const worded = mentionsAny(text)
    const holding = routes.filter(({ when, holds }) => (worded || !when.words) && holds(row, text))
    const { department, reason } = ownerOf(row, departments)
    const reasons = new Map<string, Set<string>>()
    const add = (channel: string, why: string) => {
      reasons.set(channel, (reasons.get(channel) ?? new Set()).add(why))
    }
    if (!holding.some((route) => route.instead)) add(departmentChannel(config, department), reason)
    for (const { to, name } of holding) for (const channel of to) add(channel, name)
    return {
      department,
      surges: mostSensitive(holding.flatMap(({ surges }) => surges ?? [])),
      matches: [...reasons].map(([channel, why]) => ({ channel, reason: [...why].join('; ') })),
    }
  }
}

function mostSensitive(wanted: readonly Sensitivity[]): Sensitivity | null {
  return SENSITIVITIES.findLast((one) => wanted.includes(one)) ?? null
}

/** The department it is about; where none is known, the first of the config, which says so. */
function ownerOf({ analysis }: Row, departments: readonly string[]) {
  const named = departments.find((department) => department === analysis.department)
  if (named !== undefined) return { department: named, reason: `It is for ${named}` }
  const [first = 'support'] = departments
  return { department: first, reason: `No department is sure to be right, so ${first} looks first` }
}

/** All conditions that are given must hold; the words, which cost the most, are looked at last. */
function compile(when: RouteConfig['when']): (row: Row, text: string) => boolean {
  const worded = wordTest(when.words ?? [])
  return ({ mention, analysis }, text) =>
    isAmong(when.department, analysis.department) &&
    isAmong(when.kind, analysis.kind) &&
    isAmong(when.sentiment, mood(analysis.sentiment)) &&
    isAmong(when.urgency, analysis.urgency) &&
    isAmong(when.source, mention.source) &&
    isAmong(when.language, analysis.language) &&
    (!when.words || worded(text))
}

function isAmong<T>(wanted: readonly T[] | undefined, value: T | null): boolean {
  return wanted === undefined || (value !== null && wanted.includes(value))
}

/** Whether a text has at least one of the words or phrases. */
function wordTest(any: readonly string[]): (text: string) => boolean {
  const query = { must: [], any, not: [] }
  return (text) => any.length > 0 && matches(query, text)
}
