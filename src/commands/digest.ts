import { narratorOf } from '../advisers.ts'
import { FIGURE_STYLE, figureHtml } from '../chat/workspace/figure.ts'
import { readEnvironment } from '../config/environment.ts'
import { loadConfig } from '../config/load.ts'
import { overdueMs } from '../config/overdue.ts'
import type { Config } from '../config/schema.ts'
import { parseCommand } from '../core/command.ts'
import { Fault } from '../core/fault.ts'
import type { SourceHealth } from '../core/health.ts'
import type { Ledger } from '../core/ledger.ts'
import { type Clock, systemClock } from '../core/time.ts'
import { type Digest, write } from '../learn/digest.ts'
import { type Figures, gather } from '../learn/figures.ts'
import { LATER_MS, phrased } from '../learn/phrase/digest.ts'
import type { Narrator } from '../learn/phrase/narrator.ts'
import { csv, json } from '../learn/render/figures.ts'
import { html } from '../learn/render/html.ts'
import { markdown } from '../learn/render/markdown.ts'
import { stretchOf } from '../learn/stretch.ts'
import { plural } from '../learn/words.ts'
import { createLog } from '../server/log.ts'
import { openBeside } from './ledger.ts'

export interface DigestOptions {
  readonly format: 'md' | 'html' | 'json' | 'csv'
  readonly department?: string
  /** As in chat: `7d`, `month`, `2026-11-01`. */
  readonly period: string
  readonly compare?: boolean
  /** False: in Earshot's own words, also where a model is set up. */
  readonly model?: boolean
}

/** Writes it to standard output. */
export async function digest(configFile: string, options: DigestOptions): Promise<void> {
  const config = loadConfig(configFile, readEnvironment())
  const { ledger } = await openBeside(config)
  try {
    const parts = { ledger, clock: systemClock, log: createLog('silent') }
    const narrator = options.model === false ? null : await narratorOf(config, parts)
    const { text, notes } = await report(ledger, config, systemClock, options, narrator)
    process.stdout.write(text)
    for (const note of notes) process.stderr.write(`${note}\n`)
  } finally {
    await ledger.close()
  }
}

export interface Report {
  readonly text: string
  /** What whoever asked should know, and readers of the report need not. */
  readonly notes: readonly string[]
}

/** @throws {Fault} when there is no such department or time. */
export async function report(
  ledger: Ledger,
  config: Config,
  clock: Clock,
  { format, department, period, compare = false }: DigestOptions,
  narrator: Narrator | null = null,
): Promise<Report> {
  const words = [
    'digest',
    ...(department === undefined ? [] : [`dept:${department}`]),
    period,
    ...(compare ? ['compare'] : []),
  ]
  const read = parseCommand(words.join(' '), { about: null, departments: Object.keys(config.departments) })
  if (!('parsed' in read)) throw new Fault(read.problem)
  if (read.parsed.verb !== 'digest') throw new Fault(`“${period}” is no time that I understand.`)
  const now = clock.now()
  const stretch = stretchOf(read.parsed.span, config.zone, now)
  if ('problem' in stretch) throw new Fault(stretch.problem)
  const figures = await gather(
    ledger,
    { ...read.parsed, stretch, now, overdueMs: overdueMs(config) },
    await healthOf(ledger, config),
  )
  // A table of figures has no words.
  const telling = format === 'csv' ? null : narrator
  const digest = await phrased(write(figures), figures, telling, LATER_MS)
  const silent = telling !== null && !digest.empty && digest.phrasedBy === null
  const notes: string[] = []
  if (silent)
    notes.push(
      `${telling.name} had no words that could be verified, or did not answer: these are Earshot’s own. “earshot check” says how the model is.`,
    )
  const { unread } = await ledger.backlog(now)
  if (unread > 0)
    notes.push(`Not in it: ${plural(unread, 'mention')} not read yet. Earshot reads them while it runs.`)
  return { text: rendered(format, digest, figures), notes }
}

function rendered(format: DigestOptions['format'], digest: Digest, figures: Figures): string {
  switch (format) {
    case 'md':
      return markdown(digest)
    case 'html':
      return html(digest, { style: FIGURE_STYLE, draw: figureHtml })
    case 'json':
      return json(digest, figures)
    case 'csv':
      return csv(figures)
  }
}

/** As the ledger knows it; what is being read right now only the running Earshot knows. */
async function healthOf(ledger: Ledger, { sources }: Config): Promise<readonly SourceHealth[]> {
  return Promise.all(
    sources.map(async ({ name, kind }) => ({
      name,
      kind,
      every: null,
      pulling: false,
      finished: false,
      state: await ledger.sourceState(name),
    })),
  )
}
