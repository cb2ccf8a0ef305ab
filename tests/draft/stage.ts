import { Keyv } from 'keyv'
import type { Config } from '../../src/config/schema.ts'
import type { Drafter, DraftWish, HonestCheck, Proposed } from '../../src/core/draft.ts'
import type { Ledger } from '../../src/core/ledger.ts'
import { createDrafter } from '../../src/draft/drafter.ts'
import { createHonestCheck } from '../../src/draft/honest/check.ts'
import { createWriter, type Writer } from '../../src/draft/model/writer.ts'
import type { openLedger } from '../../src/ledger/open.ts'
import { createModelAccess } from '../../src/model/access.ts'
import type { ModelPeer, Script } from '../peers/model.ts'
import { type Line, never, openScene, type StageClock } from '../understand/model/stage.ts'
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
  const { peer, clock, ledger, keyv, lines, log, model } = await openScene(script)
  const made = (own: Config) => {
    const check = createHonestCheck(own)
    const access = createModelAccess({ config: model(settings), spending: { ...ledger, ...between }, clock })
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
