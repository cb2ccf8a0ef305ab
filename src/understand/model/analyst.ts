import { Keyv, type KeyvStorageAdapter } from 'keyv'
import type { ModelConfig } from '../../config/model.ts'
import type { Config } from '../../config/schema.ts'
import type { Analysis } from '../../core/analysis.ts'
import type { Log } from '../../core/log.ts'
import type { Mention } from '../../core/mention.ts'
import type { Analyst } from '../../core/ports.ts'
import { type Clock, SECOND } from '../../core/time.ts'
import { isAimedAtMachines } from './aimed.ts'
import { type Reading, readAnswers } from './answer.ts'
import { createBreaker, Resting } from './breaker.ts'
import { BudgetSpent, createPurse } from './budget.ts'
import { byWeight, type Doubt, doubtOf } from './doubt.ts'
import { ModelFault } from './model.ts'
import { createOpenAI } from './openai.ts'
import { patiently } from './patience.ts'
import { createPrompt } from './prompt.ts'
import { createQualityBook, type Quality } from './quality.ts'
import { createReadings } from './readings.ts'
import { settle, type Verdict, wordsOf } from './settle.ts'
import { createSpending } from './spending.ts'

/** After this nobody waits any longer; it ends well before the lease of the step that asks. */
const DEADLINE = 12 * SECOND
const MENTIONS_A_CALL = 10
const CALLS_AT_ONCE = 4
/** For one batch of mentions; those beyond it, the least weighty, stay with the local analyst. */
const MOST_CALLS = 8

export interface ModelAnalyst extends Analyst {
  /** What keeps the model from being asked at present, in plain words. */
  troubles(): readonly string[]
  /** How the two analysts agreed this month. */
  quality(): Promise<Quality>
}

export interface ModelAnalystParts {
  readonly local: Analyst
  readonly config: ModelConfig
  readonly brand: Config['brand']
  readonly departments: Config['departments']
  /** A whole store, such as the ledger's. */
  readonly keyv: Pick<KeyvStorageAdapter, 'get' | 'set'>
  readonly clock: Clock
  readonly log: Log
}

/**
 * The local analyst, and where it is unsure the model's second opinion. Whatever befalls the model, the
 * local analysis stands: it never throws, and never takes longer than the deadline beside the local one.
 */
export function createModelAnalyst(parts: ModelAnalystParts): ModelAnalyst {
  const { local, config, clock, log } = parts
  const departments = Object.keys(parts.departments)
  // Without a listener for its errors Keyv throws them: what was spent must not read as nothing.
  const keyv = new Keyv({ store: parts.keyv })
  const prompt = createPrompt(parts)
  const asked = { model: `${config.baseUrl} ${config.name}`, prompt: prompt.version }
  const readings = createReadings(keyv, asked, departments)
  const book = createQualityBook(keyv, clock)
  const breaker = createBreaker(clock)
  const spending = createSpending(keyv, clock)
  const purse = createPurse({ model: createOpenAI(config, clock), config, spending, clock })
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
      const given = await breaker.run(async () => {
        const patience = { clock, until, signal }
        const answer = await patiently(() => purse.ask(question, doubts.length, signal), patience)
        return readAnswers(answer, own, departments)
      }, aimed)
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
    quality: book.read,
    troubles() {
      const rests = breaker.resting()
      const spent = purse.trouble()
      return [
        ...(spent === null ? [] : [spent]),
        ...(rests === null
          ? []
          : [
              `${rests.why} The local analyst does alone; the model is asked again after ${sayTime(rests.until)}.`,
            ]),
      ]
    },
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

function sayTime(at: number): string {
  return `${new Date(at).toISOString().slice(11, 16)} UTC`
}
