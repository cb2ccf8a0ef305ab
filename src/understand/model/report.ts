import type { Keyv } from 'keyv'
import type { Config } from '../../config/schema.ts'
import { type Clock, DAY } from '../../core/time.ts'
import { ModelFault } from '../../model/model.ts'
import { createOpenAI } from '../../model/openai.ts'
import { createSpending, priceOf, type Spent, sayMoney } from '../../model/spending.ts'
import { createPrompt } from './prompt.ts'
import { createQualityBook, type Quality, sayQuality } from './quality.ts'

const MONTH = 30 * DAY
/** From so many mentions on, what they cost is measured rather than assumed. */
const MEASURED = 200
/** Before anything is measured: how many mentions are doubted, and what one of ten in a call takes. */
const ASSUMED = { doubted: 0.3, mentionsACall: 10, inputTokens: 120, outputTokens: 90, bytesPerToken: 4 }

export interface ModelReport {
  /** What to mend; null when the model can be asked. */
  readonly fault: string | null
  /** What it costs, a line each. */
  readonly cost: readonly string[]
  /** How the two analysts agree, a line each. */
  readonly quality: readonly string[]
}

/** For `check`: asks the server whether key and model are good, which costs nothing, and reads the books. */
export async function reportModel(parts: {
  readonly config: Pick<Config, 'brand' | 'departments'> & { readonly model: NonNullable<Config['model']> }
  readonly keyv: Keyv
  readonly clock: Clock
  /** Mentions in the last 30 days; null when it is not known. */
  readonly volume: number | null
  readonly signal: AbortSignal
}): Promise<ModelReport> {
  const { config, keyv, clock, volume, signal } = parts
  const spent = await createSpending(keyv, clock).spentThisMonth()
  const quality = await createQualityBook(keyv, clock).read()
  return {
    fault: await faultOf(createOpenAI(config.model, clock).probe(signal)),
    cost: sayCost({ config, spent, quality, volume, now: clock.now() }),
    quality: sayQuality(quality),
  }
}

async function faultOf(work: Promise<void>): Promise<string | null> {
  try {
    await work
    return null
  } catch (error) {
    if (error instanceof ModelFault) return error.message
    throw error
  }
}

function sayCost(known: Known & { readonly spent: Spent }): string[] {
  const { spent, config } = known
  const { monthlyBudget } = config.model
  const so = `this month ${sayMoney(spent.cost)} of ${sayMoney(monthlyBudget)} for ${spent.calls} ${spent.calls === 1 ? 'call' : 'calls'} (${spent.inputTokens} tokens in, ${spent.outputTokens} out)`
  const month = costOfMonth(known)
  if (month === null) return [so, 'what a month costs can be said when mentions have come in']
  const over = month.cost > monthlyBudget ? '; then the local analyst does the rest of the month alone' : ''
  return [
    so,
    `at the present volume of ${Math.round(month.volume)} mentions a month about ${sayMoney(month.cost)}${month.measured ? '' : ', by a rough guess'}${over}`,
  ]
}

interface Known {
  readonly config: Pick<Config, 'brand' | 'departments'> & { readonly model: NonNullable<Config['model']> }
  readonly quality: Quality
  readonly volume: number | null
  readonly now: number
}

function costOfMonth({ spent, quality, config, now, ...known }: Known & { readonly spent: Spent }) {
  const elapsed = now - quality.since
  const seen = elapsed >= DAY ? (quality.seen * MONTH) / elapsed : null
  const volume = known.volume ?? seen
  if (volume === null || volume === 0) return null
  const measured = quality.seen >= MEASURED
  const each = measured ? spent.cost / quality.seen : assumedCost(config)
  return { volume, measured, cost: each * volume }
}

function assumedCost({ model, ...config }: Known['config']): number {
  const shared = createPrompt(config).bytes / ASSUMED.bytesPerToken / ASSUMED.mentionsACall
  const usage = { inputTokens: shared + ASSUMED.inputTokens, outputTokens: ASSUMED.outputTokens }
  return ASSUMED.doubted * priceOf(usage, model.prices)
}
