import type { Keyv } from 'keyv'
import type { ModelConfig } from './config/model.ts'
import type { Config } from './config/schema.ts'
import type { SpendingLedger } from './core/ledger.ts'
import type { Log } from './core/log.ts'
import type { Analyst } from './core/ports.ts'
import type { Clock } from './core/time.ts'
import type { Narrator } from './learn/phrase/narrator.ts'
import type { ModelAccess } from './model/access.ts'

/** Those who ask the model, over one way to it. Without a model: the local analyst alone. */
export interface Advisers {
  readonly access: ModelAccess | null
  readonly analyst: Analyst
  readonly narrator: Narrator | null
}

/** Loaded only where a model is set up: most of Earshot's users have none. */
export async function createAdvisers(
  { model, brand, departments }: Config,
  parts: Spending & { readonly local: Analyst; readonly keyv: Keyv },
): Promise<Advisers> {
  const { local, keyv, clock, log } = parts
  if (model === undefined) return { access: null, analyst: local, narrator: null }
  const [{ access, narrator }, { createModelAnalyst }] = await Promise.all([
    openModel({ model, brand }, parts),
    import('./understand/model/analyst.ts'),
  ])
  const analyst = createModelAnalyst({ local, access, brand, departments, keyv, clock, log })
  return { access, analyst, narrator }
}

/** For a report that is written beside the running Earshot: it spends from the same month's money. */
export async function narratorOf(
  { model, brand }: Pick<Config, 'model' | 'brand'>,
  parts: Spending,
): Promise<Narrator | null> {
  return model === undefined ? null : (await openModel({ model, brand }, parts)).narrator
}

interface Spending {
  readonly ledger: SpendingLedger
  readonly clock: Clock
  readonly log: Log
}

async function openModel(
  { model, brand }: { readonly model: ModelConfig } & Pick<Config, 'brand'>,
  { ledger, clock, log }: Spending,
) {
  const [{ createModelAccess }, { createNarrator }] = await Promise.all([
    import('./model/access.ts'),
    import('./learn/phrase/narrator.ts'),
  ])
  const access = createModelAccess({ config: model, spending: ledger, clock })
  return { access, narrator: createNarrator({ access, brand, clock, log }) }
}
