import type { ModelConfig } from '../config/model.ts'
import type { Clock } from '../core/time.ts'
import { type Answer, type Model, ModelFault, type Question, type Usage } from './model.ts'
import { endOfMonth, monthOf, priceOf, type Spending, sayMoney } from './spending.ts'

/** How many bytes make a token, at least. */
const BYTES_PER_TOKEN = 3

export interface Purse {
  /**
   * Asks when the month's money lasts for it, and records what it cost.
   * @param outputTokens how long the answer will be, about
   * @throws {ModelFault}
   * @throws {BudgetSpent} without a call.
   */
  ask(question: Question, outputTokens: number, signal: AbortSignal): Promise<Answer>
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
  readonly spending: Spending
  readonly clock: Pick<Clock, 'now'>
}): Purse {
  const { model, spending, clock } = parts
  const { prices, monthlyBudget } = parts.config
  let underWay = 0
  let spentIn: string | null = null

  async function reserve(cost: number): Promise<void> {
    const { cost: spent } = await spending.spentThisMonth()
    if (spent + underWay + cost > monthlyBudget) {
      spentIn = monthOf(clock.now())
      throw new BudgetSpent('The month’s budget is spent.')
    }
    spentIn = null
    underWay += cost
  }

  return {
    async ask(question, outputTokens, signal) {
      const estimate = { inputTokens: inputTokensOf(question), outputTokens }
      const reserved = priceOf(estimate, prices)
      await reserve(reserved)
      let used: Usage | null = null
      try {
        const answer = await model.ask(question, signal)
        used = answer.usage ?? estimate
        return answer
      } catch (error) {
        if (error instanceof ModelFault) used = error.usage ?? (error.kind === 'lost' ? estimate : null)
        throw error
      } finally {
        try {
          if (used !== null) await spending.record({ ...used, cost: priceOf(used, prices) })
        } finally {
          underWay -= reserved
        }
      }
    },
    trouble() {
      const now = clock.now()
      if (spentIn !== monthOf(now)) return null
      const until = new Date(endOfMonth(now)).toISOString().slice(0, 10)
      return `The month’s budget of ${sayMoney(monthlyBudget)} for the model is spent. Until ${until} mentions are understood by the local analyst alone; raise model.monthlyBudget to ask the model again.`
    },
  }
}

/** Before the answer is there, and where it was lost: the provider may have billed it. */
function inputTokensOf({ instructions, input, format }: Question): number {
  return Math.ceil(Buffer.byteLength(instructions + input + JSON.stringify(format.schema)) / BYTES_PER_TOKEN)
}
