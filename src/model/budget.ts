import type { ModelConfig } from '../config/model.ts'
import type { Purpose, SpendingLedger } from '../core/ledger.ts'
import type { Clock } from '../core/time.ts'
import { type Answer, type Model, ModelFault, type Question, type Usage } from './model.ts'
import { endOfMonth, monthOf, priceOf, sayMoney, startOfMonth } from './spending.ts'

/** How many bytes make a token, at least. */
const BYTES_PER_TOKEN = 3

export interface Errand {
  /** What is asked for: it stands beside the cost. */
  readonly purpose: Purpose
  /** How long the answer will be, about. */
  readonly outputTokens: number
}

export interface Purse {
  /**
   * Asks when the month's money lasts for it. It is written down before it is asked, by an estimate, which
   * stands where an answer was lost: the provider may have billed it.
   * @throws {ModelFault}
   * @throws {BudgetSpent} without a call.
   * @throws {LedgerFault} without a call.
   */
  ask(question: Question, errand: Errand, signal: AbortSignal): Promise<Answer>
  /** That the month's money is spent, in plain words; null while it lasts. */
  trouble(): string | null
}

export class BudgetSpent extends Error {
  override readonly name = 'BudgetSpent'
}

/** The way to the model past the till. A call that may go over the budget is not made. */
export function createPurse(parts: {
  readonly model: Model
  readonly config: Pick<ModelConfig, 'prices' | 'monthlyBudget'>
  readonly spending: SpendingLedger
  readonly clock: Pick<Clock, 'now'>
}): Purse {
  const { model, spending, clock } = parts
  const { prices, monthlyBudget } = parts.config
  let spentIn: string | null = null

  const priced = (usage: Usage) => ({ ...usage, cost: priceOf(usage, prices) })

  return {
    async ask(question, { purpose, outputTokens }, signal) {
      const at = clock.now()
      const estimate = priced({ inputTokens: inputTokensOf(question), outputTokens })
      const call = { purpose, model: model.name, at, ...estimate }
      const id = await spending.reserveCall(call, startOfMonth(at), monthlyBudget)
      spentIn = id === null ? monthOf(at) : null
      if (id === null) throw new BudgetSpent('The month’s budget is spent.')
      try {
        const answer = await model.ask(question, signal)
        // An answer that was paid for is used, whether or not its price can be put right.
        if (answer.usage) await spending.settleCall(id, priced(answer.usage)).catch(() => undefined)
        return answer
      } catch (error) {
        if (error instanceof ModelFault && (error.usage !== null || error.kind !== 'lost'))
          await spending.settleCall(id, error.usage && priced(error.usage)).catch(() => undefined)
        throw error
      }
    },
    trouble() {
      const now = clock.now()
      if (spentIn !== monthOf(now)) return null
      const until = new Date(endOfMonth(now)).toISOString().slice(0, 10)
      return `The month’s budget of ${sayMoney(monthlyBudget)} for the model is spent. Until ${until} mentions are understood by the local analyst alone, and replies are drafted from templates; raise model.monthlyBudget to ask the model again.`
    },
  }
}

/** Before the answer is there, and where it was lost: the provider may have billed it. */
function inputTokensOf({ instructions, input, format }: Question): number {
  return Math.ceil(Buffer.byteLength(instructions + input + JSON.stringify(format.schema)) / BYTES_PER_TOKEN)
}
