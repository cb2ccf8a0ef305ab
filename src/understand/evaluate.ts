import { once } from 'node:events'
import type { Readable, Writable } from 'node:stream'
import { z } from 'zod'
import { type Analysis, mood } from '../core/analysis.ts'
import type { Mention } from '../core/mention.ts'
import type { Analyst } from '../core/ports.ts'
import { themeReference } from '../core/theme.ts'
import {
  accuracy,
  calibrationError,
  confusion,
  type Figure,
  f1,
  macroF1,
  type Pair,
  type Ranked,
  recallAtPrecision,
  withInterval,
} from './measure.ts'
import { ThemeIndex } from './themes/gather.ts'

const BATCH = 32
/** After so many texts, or this part of all, themes take into account which words are rare by now. */
const REFRESH = { least: 192, share: 0.1 }
const PRECISION = 0.8
const TIDIED = 512
const NONE = 'none'

const lineSchema = z.object({
  id: z.union([z.string(), z.number()]),
  text: z.string(),
  title: z.string().nullish(),
  lang: z.string().nullish(),
  kind: z.string().nullish(),
  sentiment: z.string().nullish(),
  department: z.string().nullish(),
  urgency: z.string().nullish(),
  post: z.union([z.literal(0), z.literal(1), z.boolean()]).nullish(),
})
type Line = z.infer<typeof lineSchema>

export interface EvaluateOptions {
  readonly analyst: Analyst
  /** The company's own names: no theme is about them. */
  readonly names?: readonly string[]
  /** The lines carry labels: write a report on how well they are met instead of what is understood. */
  readonly labels: boolean
  /** Takes out what hundreds of texts leave behind. */
  readonly tidy?: () => void
  readonly signal: AbortSignal
}

/**
 * Reads JSON lines `{"id","text","lang"?}` and writes for each `{"id","kind","sentiment","score",
 * "department","urgency","post","confidence","theme"}`, a batch at a time, in order. `kind` is one of
 * praise, complaint, question and other, a suggestion counting as a question (`suggestion` says so);
 * `department` is the config's name or `none`; `theme` is the reference of the theme it gathers into; `post` is the probability that a team should see it. A line
 * that cannot be read is answered by `{"line","error"}`.
 */
export async function evaluate(input: Readable, output: Writable, options: EvaluateOptions): Promise<void> {
  const judged: Judged[] = []
  const themes = options.labels ? null : new ThemeIndex({ ignored: options.names ?? [] })
  let batch: Line[] = []
  let gathered = 0
  let due = 0
  let number = 0

  async function finish(): Promise<void> {
    const analyses = await options.analyst.analyse(batch.map(mentionOf), options.signal)
    const answers = batch.map((line, at) => ({ line, analysis: analyses[at] }))
    batch = []
    if (gathered >= due) {
      themes?.refresh(0)
      due = gathered + Math.max(REFRESH.least, REFRESH.share * gathered)
    }
    gathered += answers.length
    if (gathered % TIDIED < answers.length) options.tidy?.()
    const written: string[] = []
    for (const { line, analysis } of answers) {
      if (analysis === undefined) continue
      if (options.labels) judged.push({ line, analysis })
      else written.push(JSON.stringify(answerTo(line, analysis, themes && themeOf(themes, line, analysis))))
    }
    if (written.length > 0) await write(output, written.join('\n'))
  }

  for await (const texts of linesOf(input)) {
    for (const text of texts) {
      options.signal.throwIfAborted()
      number++
      if (text.trim() === '') continue
      const line = readLine(text)
      if (typeof line !== 'string') batch.push(line)
      else {
        await finish()
        await write(output, options.labels ? `Line ${number}: ${line}` : { line: number, error: line })
      }
      if (batch.length >= BATCH) await finish()
    }
  }
  await finish()
  if (options.labels) await write(output, report(judged))
}

interface Judged {
  readonly line: Line
  readonly analysis: Analysis
}

/** The lines of each piece that arrives. Only line feeds part them: JSON may hold other separators as they are. */
async function* linesOf(input: Readable): AsyncGenerator<readonly string[]> {
  let rest = ''
  for await (const piece of input.setEncoding('utf8')) {
    const lines = (rest + String(piece)).split('\n')
    rest = lines.pop() ?? ''
    yield lines
  }
  yield [rest]
}

/** The line, or what is wrong with it. */
function readLine(text: string): Line | string {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    return 'This is no JSON. Each line is one object, such as {"id":"1","text":"..."}.'
  }
  const parsed = lineSchema.safeParse(json)
  return parsed.success ? parsed.data : z.prettifyError(parsed.error).replaceAll('\n', ' ')
}

function mentionOf(line: Line, at: number): Mention {
  return {
    id: at + 1,
    source: 'evaluate',
    externalId: String(line.id),
    author: null,
    title: line.title ?? null,
    text: line.text,
    url: null,
    publishedAt: null,
    reach: 0,
    language: line.lang?.toLowerCase() ?? null,
    storedAt: 0,
    at: 0,
    copyOf: null,
    copies: 0,
  }
}

/** As mentions gather into themes when they come one after the other; of no hour. */
function themeOf(themes: ThemeIndex, { title, text }: Line, { language }: Analysis): string | null {
  const words = { title: title ?? null, text, language }
  const theme = themes.gather(words, { at: 0, freshAt: null, learn: true })
  return theme === null ? null : themeReference(theme)
}

function answerTo(line: Line, analysis: Analysis, theme: string | null) {
  return {
    id: line.id,
    kind: plainKind(analysis.kind),
    suggestion: analysis.kind === 'suggestion',
    sentiment: mood(analysis.sentiment),
    score: analysis.sentiment,
    department: analysis.department ?? NONE,
    urgency: analysis.urgency,
    post: round(analysis.worth),
    confidence: {
      kind: round(analysis.confidence.kind),
      sentiment: round(analysis.confidence.sentiment),
      department: round(analysis.confidence.department),
      urgency: round(analysis.confidence.urgency),
    },
    theme,
    language: analysis.language,
    summary: analysis.summary,
    because: analysis.because,
  }
}

function plainKind(kind: string): string {
  return kind === 'suggestion' ? 'question' : kind
}

function round(probability: number): number {
  return Math.round(probability * 1000) / 1000
}

async function write(output: Writable, what: object | string): Promise<void> {
  if (!output.write(`${typeof what === 'string' ? what : JSON.stringify(what)}\n`))
    await once(output, 'drain')
}

function report(judged: readonly Judged[]): string {
  const parts = [
    part('Kind', judged, ({ line, analysis }) => [
      line.kind && plainKind(line.kind),
      plainKind(analysis.kind),
      analysis.confidence.kind,
    ]),
    part('Sentiment', judged, ({ line, analysis }) => [
      line.sentiment,
      mood(analysis.sentiment),
      analysis.confidence.sentiment,
    ]),
    part('Department', judged, ({ line, analysis }) => [
      line.department,
      analysis.department ?? NONE,
      analysis.confidence.department,
    ]),
    part('Urgency', judged, ({ line, analysis }) => [
      line.urgency,
      analysis.urgency,
      analysis.confidence.urgency,
    ]),
    posting(judged),
  ].filter((text) => text !== '')
  return parts.length > 0
    ? parts.join('\n\n')
    : 'No line carries a label: kind, sentiment, department, urgency or post.'
}

function part(
  title: string,
  judged: readonly Judged[],
  read: (one: Judged) => readonly [string | null | undefined, string, number],
): string {
  const pairs: Pair[] = []
  for (const one of judged) {
    const [label, answer, confidence] = read(one)
    if (label) pairs.push({ label, answer, confidence })
  }
  if (pairs.length === 0) return ''
  const names = [...new Set(pairs.flatMap(({ label, answer }) => [label, answer]))].sort()
  const width = Math.max(...names.map((name) => name.length), 5) + 2
  const cells = (row: readonly (string | number)[]) =>
    row.map((cell) => String(cell).padStart(width)).join('')
  const rows = confusion(pairs, names).map((row, at) => {
    const name = names[at] ?? ''
    return cells([name, ...row, f1(pairs, name).toFixed(1)])
  })
  return [
    `${title}: ${pairs.length} labelled`,
    `  macro-F1 ${say(withInterval(pairs, macroF1))}, accuracy ${say(withInterval(pairs, accuracy))}, calibration error ${calibrationError(pairs).toFixed(1)}`,
    '  Rows are labels, columns answers; the last column is F1.',
    cells(['', ...names, 'F1']),
    ...rows,
  ].join('\n')
}

function posting(judged: readonly Judged[]): string {
  const ranked: Ranked[] = []
  for (const { line, analysis } of judged)
    if (line.post != null) ranked.push({ wanted: Boolean(line.post), score: analysis.worth })
  if (ranked.length === 0) return ''
  const figure = withInterval(ranked, (sample) => recallAtPrecision(sample, PRECISION))
  return `Worth posting: ${ranked.length} labelled\n  recall at ${100 * PRECISION} % precision ${say(figure)}`
}

function say({ value, from, to }: Figure): string {
  return `${value.toFixed(1)} (${from.toFixed(1)} to ${to.toFixed(1)})`
}
