import type { Keyv } from 'keyv'
import type { Config } from '../../config/schema.ts'
import type { DraftWish, HonestCheck } from '../../core/draft.ts'
import type { Log } from '../../core/log.ts'
import type { ModelAccess } from '../../model/access.ts'
import { isAimedAtMachines } from '../../model/aimed.ts'
import { addressed, type Drafts, readDrafts } from './answer.ts'
import { createKeptDrafts } from './kept.ts'
import { createDraftPrompt } from './prompt.ts'

export interface Writer {
  /**
   * The model's alternatives, checked; at least one.
   * @param until no try begins after this
   * @throws {ModelFault}
   * @throws {Resting} without a call
   * @throws {BudgetSpent} without a call
   */
  write(wish: DraftWish, until: number, signal: AbortSignal): Promise<Drafts>
}

export function createWriter(parts: {
  readonly config: Pick<Config, 'brand' | 'departments' | 'replies'>
  readonly access: ModelAccess
  readonly check: HonestCheck
  readonly keyv: Keyv
  readonly log: Log
}): Writer {
  const { config, access, check, keyv, log } = parts
  const promptFor = createDraftPrompt(config)
  const kept = createKeptDrafts(keyv)
  const { brand, replies } = config
  const stated = [...replies.facts, ...brand.promises, brand.about]

  /** The cache is a help and no more. */
  async function orNothing<T>(work: Promise<T>): Promise<T | null> {
    try {
      return await work
    } catch (error) {
      log.warn({ err: error }, 'drafts could not be kept or found again')
      return null
    }
  }

  return {
    async write(wish, until, signal) {
      const asking = promptFor(wish)
      const { baseUrl, name } = access.config
      const asked = [baseUrl, name, wish.story.mention.id, asking.question.instructions, asking.material]
      const drafts =
        (await orNothing(kept.of(asked))) ??
        (await access.ask(asking.question, (answer) => readDrafts(answer, wish, asking, check, stated), {
          purpose: 'draft',
          outputTokens: asking.outputTokens,
          until,
          signal,
          excused: isAimedAtMachines(asking.material.mention.text),
        }))
      await orNothing(kept.keep(asked, drafts))
      return { ...drafts, texts: drafts.texts.map((text) => addressed(text, wish)) }
    },
  }
}
