import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Keyv } from 'keyv'
import { expect, onTestFinished } from 'vitest'
import { modelSchema } from '../../src/config/model.ts'
import type { Config } from '../../src/config/schema.ts'
import type { Drafter, DraftWish, HonestCheck, Proposed } from '../../src/core/draft.ts'
import type { Ledger } from '../../src/core/ledger.ts'
import type { Log } from '../../src/core/log.ts'
import { createDrafter } from '../../src/draft/drafter.ts'
import { createHonestCheck } from '../../src/draft/honest/check.ts'
import { createWriter, type Writer } from '../../src/draft/model/writer.ts'
import { openLedger } from '../../src/ledger/open.ts'
import { createModelAccess } from '../../src/model/access.ts'
import { ModelPeer, type Script } from '../peers/model.ts'
import { type Line, never, StageClock } from '../understand/model/stage.ts'
import { CONFIG, story, type Telling } from './story.ts'

export const GOOD = [
  'Hello [author], thank you for telling us. We are sorry that you had to wait.\nYour Larkbean team',
  'Thank you for writing, [author]. It is not nice to wait for coffee, and we understand that you are annoyed.',
]

export const good: Script = () => ({ as: 'drafts', drafts: GOOD })

export function wish(telling: Telling = {}, more: Partial<DraftWish> = {}): DraftWish {
  return { story: story(telling), tone: null, instruction: null, most: 500, unlike: [], ...more }
}

export interface DraftStage {
  readonly peer: ModelPeer
  readonly clock: StageClock
  readonly check: HonestCheck
  readonly drafter: Drafter
  /** The model alone, without a template that stands in. */
  readonly writer: Writer
  readonly ledger: Ledger
  readonly keyv: Awaited<ReturnType<typeof openLedger>>['keyv']
  readonly lines: readonly Line[]
  propose(telling?: Telling, more?: Partial<DraftWish>): Promise<Proposed>
  /** Another one over the same ledger, as after a restart. */
  again(config?: Config): Drafter
}

/** The drafter over a real ledger and a scripted server, both on this machine. */
export async function setDraftStage(
  script: Script = good,
  {
    settings = {},
    ledger: between = {},
    config = CONFIG,
  }: { settings?: object; ledger?: Partial<Ledger>; config?: Config } = {},
): Promise<DraftStage> {
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
  const model = modelSchema.parse({
    apiKey: peer.key,
    baseUrl: peer.baseUrl,
    name: 'scripted-1',
    prices: { inputPerMillion: 1, outputPerMillion: 10 },
    ...settings,
  })
  const made = (own: Config) => {
    const check = createHonestCheck(own)
    const access = createModelAccess({ config: model, spending: { ...ledger, ...between }, clock })
    const parts = { config: own, access, check, keyv: new Keyv({ store: keyv }), clock, log }
    return { check, drafter: createDrafter(parts), writer: createWriter(parts) }
  }
  const own = made(config)
  return {
    peer,
    clock,
    ...own,
    ledger,
    keyv,
    lines,
    propose: (telling, more) => own.drafter.propose(wish(telling, more), never),
    again: (other = config) => made(other).drafter,
  }
}
