import type { Row } from '../../core/ledger.ts'
import { reference } from '../../core/mention.ts'
import { themeReference } from '../../core/theme.ts'
import type { Digest, Line } from '../digest.ts'
import type { Figures } from '../figures.ts'
import { type Movement, toldOf } from '../movements.ts'
import { number } from '../noise.ts'
import { totalOf } from '../sums.ts'
import type { Claim, Fact } from './claim.ts'
import type { Narrator } from './narrator.ts'

/** For those who wait for it, and for a report that nobody waits for. */
export const SOON_MS = 6_000
export const LATER_MS = 20_000

const TASK = `Sum up the period. First one or two claims for a headline: what matters most to a manager, with fact "total", "overdue" or a theme's. Then for each theme one claim of what customers say about it, with that theme's fact.`

/**
 * The headline and the themes in a model's words, where these can be verified; all else, and whatever the
 * model is of no help with, stays as the rules have written it.
 */
export async function phrased(
  digest: Digest,
  figures: Figures,
  narrator: Narrator | null,
  deadlineMs: number,
): Promise<Digest> {
  if (narrator === null || digest.empty) return digest
  const facts = factsOf(figures)
  const rows = [...[...figures.themeVoices.values()].flat(), ...figures.overdue, ...notable(figures)]
  const claims = await narrator.tell({ task: TASK, facts, rows, question: null }, deadlineMs)
  if (claims.length === 0) return digest
  const ofThemes = new Map(
    claims
      .toReversed()
      .flatMap((claim) => (claim.fact && isTheme(claim.fact) ? [[claim.fact.id, claim] as const] : [])),
  )
  const sections = digest.sections.map(({ name, lines }) => ({
    name,
    lines: lines.map((line) => summed(line, ofThemes)),
  }))
  return {
    ...digest,
    headline: headlineOf(claims) ?? digest.headline,
    sections,
    phrasedBy: narrator.name,
    restsOn: [...new Set(claims.flatMap(({ mentions }) => mentions))],
  }
}

const isTheme = ({ id }: Fact) => id.startsWith('T-')

/** In one sentence: how much was said, what rose, what is overdue. Null without the first. */
function headlineOf(claims: readonly Claim[]): string | null {
  const first = (is: (fact: Fact) => boolean) => claims.find(({ fact }) => fact !== null && is(fact))
  const total = first(({ id }) => id === 'total')
  if (!total) return null
  const risen = first((fact) => isTheme(fact) && fact.change === 'more')
  const parts = [total, risen, first(({ id }) => id === 'overdue')].filter((claim) => claim !== undefined)
  return parts
    .map((claim) => sentence(claim).slice(0, -1))
    .join('; ')
    .concat('.')
}

function sentence({ text, mentions }: Claim): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)} (${mentions.map(reference).join(', ')}).`
}

/** The line of a theme, with what customers say of it. */
function summed(line: Line, ofThemes: ReadonlyMap<string, Claim>): Line {
  const claim = line.about === null ? undefined : ofThemes.get(themeReference(line.about))
  if (!claim) return line
  return { ...line, detail: [...(line.detail === null ? [] : [line.detail]), sentence(claim)].join(' · ') }
}

function factsOf(figures: Figures): readonly Fact[] {
  const { mentions, negative } = totalOf(figures.tallies)
  const late = figures.waiting.reduce((sum, { overdue }) => sum + overdue, 0)
  const ids = (rows: readonly Row[]) => rows.map(({ mention }) => mention.id)
  const heard = [...notable(figures), ...[...figures.themeVoices.values()].flat()]
  return [
    {
      id: 'total',
      says: `${number(mentions)} mentions ${figures.stretch.said}, ${number(negative)} of them negative`,
      subject: ['mention'],
      change: null,
      numbers: [String(mentions), String(negative), ...spanNumbers(figures)],
      mentions: ids(heard),
    },
    ...(late === 0
      ? []
      : [
          {
            id: 'overdue',
            says: `${number(late)} complaints are overdue: nobody has answered them`,
            subject: ['overdue', 'unanswered'],
            change: null,
            numbers: [String(late)],
            mentions: ids(figures.overdue),
          },
        ]),
    ...toldOf(figures.movements)
      .filter(({ now }) => now > 0)
      .map((theme) => themeFact(theme, ids(figures.themeVoices.get(theme.theme) ?? []))),
  ]
}

export function themeFact(
  { theme, name, now, negative, change }: Movement,
  mentions: Fact['mentions'],
): Fact {
  const direction = change === 'more' || change === 'fewer' ? change : null
  return {
    id: themeReference(theme),
    says: `“${name}”: ${number(now)} mentions, ${number(negative)} of them negative${direction === null ? '' : `, clearly ${direction} than before`}`,
    subject: [name, ...name.split(/\s+/).filter((word) => word.length > 3)],
    change: direction,
    numbers: [String(now), String(negative)],
    mentions,
  }
}

/** `the last 7 days` may be said again. */
function spanNumbers({ stretch }: Figures): readonly string[] {
  return stretch.said.match(/\d+/g) ?? []
}

function notable({ voices }: Figures): readonly Row[] {
  return voices.slice(0, 8).map(({ row }) => row)
}
