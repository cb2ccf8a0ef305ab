import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Keyv, type KeyvStorageAdapter } from 'keyv'
import { expect, onTestFinished } from 'vitest'
import { modelSchema } from '../../../src/config/model.ts'
import { configSchema } from '../../../src/config/schema.ts'
import type { Analysis } from '../../../src/core/analysis.ts'
import type { SpendingLedger } from '../../../src/core/ledger.ts'
import type { Log } from '../../../src/core/log.ts'
import type { Mention } from '../../../src/core/mention.ts'
import type { Analyst } from '../../../src/core/ports.ts'
import type { Clock } from '../../../src/core/time.ts'
import { openLedger } from '../../../src/ledger/open.ts'
import { createModelAccess, type ModelAccess } from '../../../src/model/access.ts'
import { createModelAnalyst, type ModelAnalyst } from '../../../src/understand/model/analyst.ts'
import { type AskedMention, ModelPeer, type Reply, type Script } from '../../peers/model.ts'

/** Friday the 20th of November 2026, 12:00 UTC. */
export const NOON = Date.UTC(2026, 10, 20, 12)

export const never = new AbortController().signal

export const config = configSchema.parse({
  brand: { name: 'Larkbean', about: 'Coffee machines and beans by post.', products: ['Larkbean One'] },
  departments: {
    product: { about: 'The machine and the app.' },
    billing: { about: 'Charges and refunds.', words: ['refund', 'charged'] },
  },
})

/** Time that moves when the test says so; it can be waited for that something waits. */
export class StageClock implements Clock {
  #now = NOON
  readonly #timers = new Set<{ readonly at: number; readonly ring: () => void }>()
  readonly #watchers = new Set<() => void>()

  now(): number {
    return this.#now
  }

  after(ms: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      if (signal?.aborted) return resolve()
      const timer = {
        at: this.#now + ms,
        ring: () => {
          this.#timers.delete(timer)
          signal?.removeEventListener('abort', timer.ring)
          resolve()
        },
      }
      this.#timers.add(timer)
      signal?.addEventListener('abort', timer.ring, { once: true })
      for (const watch of this.#watchers) watch()
    })
  }

  /** Resolves when something waits for exactly so long from now. */
  async waitedFor(ms: number): Promise<void> {
    while (![...this.#timers].some(({ at }) => at === this.#now + ms)) {
      await new Promise<void>((resolve) => {
        const watch = () => {
          this.#watchers.delete(watch)
          resolve()
        }
        this.#watchers.add(watch)
      })
    }
  }

  move(ms: number): void {
    this.#now += ms
    for (const timer of [...this.#timers]) if (timer.at <= this.#now) timer.ring()
  }
}

/** Whatever was on its way has arrived. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve))
}

let ids = 0

export function mention(text: string, more: Partial<Mention> = {}): Mention {
  const id = more.id ?? ++ids
  return {
    id,
    source: 'reviews',
    externalId: String(id),
    author: { key: 'u-1', name: 'Ana', url: null },
    title: null,
    text,
    url: 'https://reviews.example/1',
    publishedAt: NOON,
    storedAt: NOON,
    at: NOON,
    reach: 10,
    language: 'en',
    copyOf: null,
    copies: 0,
    ...more,
  }
}

export const UNSURE = { kind: 0.4, sentiment: 0.4, department: 0.4, urgency: 0.4 }
export const SURE = { kind: 0.95, sentiment: 0.95, department: 0.95, urgency: 0.95 }

export const LOCAL: Analysis = {
  kind: 'other',
  sentiment: 0,
  urgency: 'low',
  department: null,
  themes: ['brewing'],
  promises: [],
  people: ['Mira'],
  language: 'en',
  summary: 'As the local analyst sums it up',
  worth: 0.5,
  confidence: UNSURE,
  analyst: 'local-9',
  because: ['the word leak'],
}

/** What the model says of a mention, unless the test says otherwise. */
export function labelled({ id, text }: AskedMention, more: object = {}) {
  const quote = text.split(/[.!?]/)[0] ?? ''
  return {
    id,
    kind: 'complaint',
    sentiment: -0.8,
    urgency: 'normal',
    department: 'product',
    post: true,
    quote,
    ...more,
  }
}

export const honest: Script = ({ mentions }): Reply => ({
  as: 'results',
  results: mentions.map((one) => labelled(one)),
})

export interface Line {
  readonly level: keyof Log
  readonly fields: object
  readonly message: string
}

type Store = Pick<KeyvStorageAdapter, 'get' | 'set'>

/** The analyst, and what its way to the model says of itself. */
type Asking = ModelAnalyst & Pick<ModelAccess, 'troubles'>

export interface Stage {
  readonly peer: ModelPeer
  readonly clock: StageClock
  readonly analyst: Asking
  readonly lines: readonly Line[]
  readonly keyv: Awaited<ReturnType<typeof openLedger>>['keyv']
  readonly spending: SpendingLedger
  /** Another one over the same ledger, as after a restart. */
  again(settings?: object): Asking
  analyse(...mentions: readonly Mention[]): Promise<readonly Analysis[]>
}

export interface Setting {
  readonly script?: Script
  /** Of the local analyst, by the words. */
  readonly local?: (mention: Mention) => Partial<Analysis>
  readonly settings?: object
  /** Between the analyst and the ledger. */
  readonly store?: (keyv: Stage['keyv']) => Store
  /** Between the till and the ledger. */
  readonly till?: Partial<SpendingLedger>
}

/** The ledger’s store, but for what the test says. */
export function storeBut(keyv: Stage['keyv'], but: Partial<Stage['keyv']>): Store {
  const whole: Omit<Stage['keyv'], 'namespace'> = {
    capabilities: keyv.capabilities,
    get: (key) => keyv.get(key),
    getMany: (keys) => keyv.getMany(keys),
    set: (key, value, expires) => keyv.set(key, value, expires),
    setMany: (entries) => keyv.setMany(entries),
    has: (key) => keyv.has(key),
    hasMany: (keys) => keyv.hasMany(keys),
    delete: (key) => keyv.delete(key),
    deleteMany: (keys) => keyv.deleteMany(keys),
    clear: () => keyv.clear(),
  }
  return { ...whole, ...but }
}

/** A scripted server and a real ledger, both on this machine, for as long as the test runs. */
export async function openScene(script: Script) {
  const peer = new ModelPeer(script)
  await peer.start()
  onTestFinished(async () => {
    await peer.stop()
    expect(peer.faults).toEqual([])
  })
  const clock = new StageClock()
  const folder = mkdtempSync(join(tmpdir(), 'earshot-'))
  const { ledger, keyv } = await openLedger({ file: join(folder, 'earshot.db') }, clock)
  onTestFinished(async () => {
    await ledger.close()
    rmSync(folder, { recursive: true })
  })
  const lines: Line[] = []
  const line = (level: keyof Log) => (fields: object, message: string) => {
    lines.push({ level, fields, message })
  }
  const log: Log = { debug: line('debug'), info: line('info'), warn: line('warn'), error: line('error') }
  const model = (settings: object) =>
    modelSchema.parse({
      apiKey: peer.key,
      baseUrl: peer.baseUrl,
      name: 'scripted-1',
      prices: { inputPerMillion: 1, outputPerMillion: 10 },
      ...settings,
    })
  return { peer, clock, ledger, keyv, lines, log, model }
}

/** The model analyst over a real ledger and a scripted server, both on this machine. */
export async function setStage({
  script = honest,
  local = () => ({}),
  settings = {},
  store = (keyv) => keyv,
  till = {},
}: Setting = {}): Promise<Stage> {
  const { peer, clock, ledger, keyv, lines, log, model } = await openScene(script)
  const spending: SpendingLedger = { ...ledger, ...till }
  const localAnalyst: Analyst = {
    name: 'local-9',
    analyse: async (mentions) => mentions.map((one) => ({ ...LOCAL, ...local(one) })),
  }
  const again = (more: object = {}) => {
    const kept = new Keyv({ store: store(keyv) })
    const access = createModelAccess({ config: model({ ...settings, ...more }), spending, clock })
    const { brand, departments } = config
    const parts = { local: localAnalyst, access, brand, departments, keyv: kept, clock, log }
    return { ...createModelAnalyst(parts), troubles: access.troubles }
  }
  const analyst = again()
  return {
    peer,
    clock,
    analyst,
    lines,
    keyv,
    spending,
    again,
    analyse: (...mentions) => analyst.analyse(mentions, never),
  }
}
