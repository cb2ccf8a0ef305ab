import type { Keyv } from 'keyv'
import type { Config } from '../../config/schema.ts'
import type { SpendingLedger, Spent } from '../../core/ledger.ts'
import { type Clock, DAY } from '../../core/time.ts'
import { ModelFault } from '../../model/model.ts'
import { createOpenAI } from '../../model/openai.ts'
import { priceOf, sayMoney, startOfMonth, total } from '../../model/spending.ts'
import { createPrompt } from './prompt.ts'
import { createQualityBook, type Quality, sayQuality } from './quality.ts'

const MONTH = 30 * DAY
/** From so many mentions on, what they cost is measured rather than assumed. */
const MEASURED = 200
/** Before anything is measured: how many mentions are doubted, and what one of ten in a call takes. */
const ASSUMED = { doubted: 0.3, mentionsACall: 10, inputTokens: 120, outputTokens: 90, bytesPerToken: 4 }
/** Before any was asked for: what one draft takes. */
const ASSUMED_DRAFT = { inputTokens: 1_500, outputTokens: 500 }

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
  readonly spending: Pick<SpendingLedger, 'spentSince'>
  readonly keyv: Keyv
  readonly clock: Clock
  /** Mentions in the last 30 days; null when it is not known. */
  readonly volume: number | null
  readonly signal: AbortSignal
}): Promise<ModelReport> {
  const { config, spending, keyv, clock, volume, signal } = parts
  const now = clock.now()
  const spent = await spending.spentSince(startOfMonth(now))
  const drafts = (await spending.spentSince(now - MONTH)).filter(({ purpose }) => purpose === 'draft')
  const quality = await createQualityBook(keyv, clock).read()
  return {
    fault: await faultOf(createOpenAI(config.model, clock).probe(signal)),
    cost: sayCost({ config, spent, drafts: total(drafts), quality, volume, now }),
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

interface Known {
  readonly config: Pick<Config, 'brand' | 'departments'> & { readonly model: NonNullable<Config['model']> }
  /** This month. */
  readonly spent: readonly Spent[]
  /** In the last 30 days. */
  readonly drafts: Pick<Spent, 'calls' | 'cost'>
  readonly quality: Quality
  readonly volume: number | null
  readonly now: number
}

function sayCost(known: Known): string[] {
  const { config, drafts } = known
  const { monthlyBudget, prices } = config.model
  const all = total(known.spent)
  const each = known.spent.map(({ purpose, cost }) => `${purpose} ${sayMoney(cost)}`)
  const so = `this month ${sayMoney(all.cost)} of ${sayMoney(monthlyBudget)} for ${all.calls} ${all.calls === 1 ? 'call' : 'calls'} (${all.inputTokens} tokens in, ${all.outputTokens} out)${each.length > 1 ? `: ${each.join(', ')}` : ''}`
  const draft =
    drafts.calls === 0
      ? `a drafted reply costs about ${sayMoney(priceOf(ASSUMED_DRAFT, prices))}, by a rough guess`
      : `drafts, ${drafts.calls} in the last 30 days, cost about ${sayMoney(drafts.cost)} a month`
  const month = costOfMonth(known)
  if (month === null) return [so, 'what a month costs can be said when mentions have come in', draft]
  const together = month.cost + drafts.cost
  const over =
    together > monthlyBudget
      ? '; when the budget is spent, the local analyst and the templates do the rest of the month alone'
      : ''
  return [
    so,
    `at the present volume of ${Math.round(month.volume)} mentions a month about ${sayMoney(month.cost)}${month.measured ? '' : ', by a rough guess'}`,
    draft,
    `together about ${sayMoney(together)} a month${over}`,
  ]
}

function costOfMonth({ spent, quality, config, now, ...known }: Known) {
  const elapsed = now - quality.since
  const seen = elapsed >= DAY ? (quality.seen * MONTH) / elapsed : null
  const volume = known.volume ?? seen
  if (volume === null || volume === 0) return null
  const measured = quality.seen >= MEASURED
  const analyses = total(spent.filter(({ purpose }) => purpose === 'analysis'))
  const each = measured ? analyses.cost / quality.seen : assumedCost(config)
  return { volume, measured, cost: each * volume }
}

function assumedCost({ model, ...config }: Known['config']): number {
  const shared = createPrompt(config).bytes / ASSUMED.bytesPerToken / ASSUMED.mentionsACall
  const usage = { inputTokens: shared + ASSUMED.inputTokens, outputTokens: ASSUMED.outputTokens }
  return ASSUMED.doubted * priceOf(usage, model.prices)
}
