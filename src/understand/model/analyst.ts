import type { Keyv } from 'keyv'
import type { Config } from '../../config/schema.ts'
import type { Analysis } from '../../core/analysis.ts'
import type { Log } from '../../core/log.ts'
import type { Mention } from '../../core/mention.ts'
import type { Analyst } from '../../core/ports.ts'
import { type Clock, SECOND } from '../../core/time.ts'
import type { ModelAccess } from '../../model/access.ts'
import { isAimedAtMachines } from '../../model/aimed.ts'
import { Resting } from '../../model/breaker.ts'
import { BudgetSpent } from '../../model/budget.ts'
import { ModelFault } from '../../model/model.ts'
import { type Reading, readAnswers } from './answer.ts'
import { byWeight, type Doubt, doubtOf } from './doubt.ts'
import { createPrompt } from './prompt.ts'
import { createQualityBook, type Quality } from './quality.ts'
import { createReadings } from './readings.ts'
import { settle, type Verdict, wordsOf } from './settle.ts'

/** After this nobody waits any longer; it ends well before the lease of the step that asks. */
const DEADLINE = 12 * SECOND
const MENTIONS_A_CALL = 10
/** What a label costs the model in words, about. */
const TOKENS_A_MENTION = 90
const CALLS_AT_ONCE = 4
/** For one batch of mentions; those beyond it, the least weighty, stay with the local analyst. */
const MOST_CALLS = 8

export interface ModelAnalyst extends Analyst {
  /** How the two analysts agreed this month. */
  quality(): Promise<Quality>
}

export interface ModelAnalystParts {
  readonly local: Analyst
  readonly access: ModelAccess
  readonly brand: Config['brand']
  readonly departments: Config['departments']
  readonly keyv: Keyv
  readonly clock: Clock
  readonly log: Log
}

/**
 * The local analyst, and where it is unsure the model's second opinion. Whatever befalls the model, the
 * local analysis stands: it never throws, and never takes longer than the deadline beside the local one.
 */
export function createModelAnalyst(parts: ModelAnalystParts): ModelAnalyst {
  const { local, access, keyv, clock, log } = parts
  const { config } = access
  const departments = Object.keys(parts.departments)
  const prompt = createPrompt(parts)
  const asked = { model: `${config.baseUrl} ${config.name}`, prompt: prompt.version }
  const readings = createReadings(keyv, asked, departments)
  const book = createQualityBook(keyv, clock)
  const name = `${config.name}/${prompt.version} over ${local.name}`

  async function analyse(mentions: readonly Mention[], signal: AbortSignal): Promise<readonly Analysis[]> {
    const analyses = await local.analyse(mentions, signal)
    if (signal.aborted) return analyses
    const now = clock.now()
    const doubts = mentions.flatMap((mention, at) => {
      const analysis = analyses[at]
      return (analysis && doubtOf(mention, analysis, config.askWhen, now)) ?? []
    })
    const read = await readAll(doubts, signal)
    const settled = doubts.flatMap((doubt) => {
      const reading = read.get(wordsOf(doubt.mention))
      return reading ? [{ id: doubt.mention.id, ...settle(doubt, reading, name) }] : []
    })
    const verdicts = settled.flatMap((one) => one.verdicts)
    tell(verdicts)
    await orWarn(
      book.note({ seen: mentions.length, doubted: doubts.length, answered: settled.length, verdicts }),
    )
    const second = new Map(settled.map(({ id, analysis }) => [id, analysis]))
    return analyses.map((analysis, at) => second.get(mentions[at]?.id ?? 0) ?? analysis)
  }

  /** By the mentions' words: what was asked before is not asked again. */
  async function readAll(doubts: readonly Doubt[], signal: AbortSignal): Promise<Map<string, Reading>> {
    const read = new Map<string, Reading>()
    const distinct = new Map(doubts.map((doubt) => [wordsOf(doubt.mention), doubt]))
    const words = [...distinct.keys()]
    const known = (await orWarn(readings.of(words))) ?? []
    for (const [at, reading] of known.entries()) {
      const of = words[at]
      if (reading !== null && of !== undefined) read.set(of, reading)
    }
    const unread = [...distinct].flatMap(([of, doubt]) => (read.has(of) ? [] : [doubt])).sort(byWeight)
    const calls = callsFor(unread).slice(0, MOST_CALLS)
    if (calls.length === 0) return read

    const done = new AbortController()
    const late = new AbortController()
    const until = clock.now() + DEADLINE
    void clock.after(DEADLINE, AbortSignal.any([done.signal, signal])).then(() => late.abort())
    const fresh: Read[] = []
    await inTurns(calls, CALLS_AT_ONCE, async (call) => {
      if (!late.signal.aborted) fresh.push(...(await readCall(call, until, late.signal)))
    })
    done.abort()
    await orWarn(readings.keep(fresh))
    for (const one of fresh) read.set(one.words, one.reading)
    return read
  }

  async function readCall({ doubts, aimed }: Call, until: number, signal: AbortSignal): Promise<Read[]> {
    const { question, ids } = prompt.ask(doubts.map(({ mention }) => mention))
    const own = doubts.map(({ mention }, at) => ({ id: ids[at] ?? '', words: wordsOf(mention) }))
    try {
      const given = await access.ask(question, (answer) => readAnswers(answer, own, departments), {
        purpose: 'analysis',
        outputTokens: TOKENS_A_MENTION * doubts.length,
        until,
        signal,
        excused: aimed,
      })
      return own.flatMap(({ words }, at) => {
        const reading = given[at]
        return reading ? [{ words, reading }] : []
      })
    } catch (error) {
      if (error instanceof ModelFault) {
        log.warn({ fault: error.kind, mentions: doubts.length }, `the model was of no help: ${error.message}`)
      } else if (!(error instanceof Resting || error instanceof BudgetSpent)) warn(error)
      return []
    }
  }

  async function orWarn<T>(work: Promise<T>): Promise<T | null> {
    try {
      return await work
    } catch (error) {
      warn(error)
      return null
    }
  }

  function warn(error: unknown): void {
    log.warn({ err: error }, 'the model’s second opinion is not whole; the local analyst’s stands')
  }

  function tell(verdicts: readonly Verdict[]): void {
    const differing = verdicts.filter(({ outcome }) => outcome !== 'agreed')
    if (differing.length === 0) return
    const mentions = [...new Set(differing.map(({ mention }) => mention))]
    const changed = differing.filter(({ outcome }) => outcome === 'changed').length
    log.info({ mentions, changed, kept: differing.length - changed }, 'the two analysts disagree')
  }

  return {
    name,
    analyse,
    learn: async (teaching) => local.learn?.(teaching),
    quality: book.read,
  }
}

interface Read {
  readonly words: string
  readonly reading: Reading
}

interface Call {
  readonly doubts: readonly Doubt[]
  /** The one mention seems to speak to machines. What the model makes of it says nothing of the model. */
  readonly aimed: boolean
}

/** Ten to a call; those that speak to machines alone, and last. */
function callsFor(doubts: readonly Doubt[]): Call[] {
  const { true: aimed = [], false: plain = [] } = Object.groupBy(doubts, ({ mention }) =>
    isAimedAtMachines(wordsOf(mention)) ? 'true' : 'false',
  )
  const calls: Call[] = []
  for (let at = 0; at < plain.length; at += MENTIONS_A_CALL) {
    calls.push({ doubts: plain.slice(at, at + MENTIONS_A_CALL), aimed: false })
  }
  return [...calls, ...aimed.map((doubt) => ({ doubts: [doubt], aimed: true }))]
}

async function inTurns<T>(
  items: readonly T[],
  atOnce: number,
  run: (item: T) => Promise<void>,
): Promise<void> {
  const waiting = items.values()
  await Promise.all(
    Array.from({ length: Math.min(atOnce, items.length) }, async () => {
      for (const item of waiting) await run(item)
    }),
  )
}
