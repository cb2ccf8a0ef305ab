import type { Keyv } from 'keyv'
import type { Config } from '../config/schema.ts'
import type { Drafter, DraftWish, HonestCheck, Proposed } from '../core/draft.ts'
import type { Log } from '../core/log.ts'
import { type Clock, SECOND } from '../core/time.ts'
import type { ModelAccess } from '../model/access.ts'
import { isAimedAtMachines } from '../model/aimed.ts'
import { Resting } from '../model/breaker.ts'
import { BudgetSpent } from '../model/budget.ts'
import { type FaultKind, ModelFault } from '../model/model.ts'
import type { Drafts } from './model/answer.ts'
import { createWriter } from './model/writer.ts'
import { createTemplates } from './templates/compose.ts'

/** Whoever waits for a draft looks at an empty form: after this, the template stands in. */
const PATIENCE = 16 * SECOND

export interface DrafterParts {
  readonly config: Pick<Config, 'brand' | 'departments' | 'replies'>
  /** Null: there is no model, and every draft is from a template. */
  readonly access: ModelAccess | null
  readonly check: HonestCheck
  readonly keyv: Keyv
  readonly clock: Clock
  readonly log: Log
}

export function createDrafter(parts: DrafterParts): Drafter {
  const { config, access, check, clock, log } = parts
  const template = createTemplates(config, check)
  const writer = access && createWriter({ ...parts, access })

  /** Null when time is up: whatever hangs, the model, the network or the ledger. */
  async function within(
    work: (until: number, signal: AbortSignal) => Promise<Drafts>,
    signal: AbortSignal,
  ): Promise<Drafts | null> {
    const late = new AbortController()
    const done = new AbortController()
    const stopped = clock.after(PATIENCE, AbortSignal.any([signal, done.signal])).then(() => {
      late.abort()
      return null
    })
    try {
      return await Promise.race([work(clock.now() + PATIENCE, late.signal), stopped])
    } finally {
      done.abort()
    }
  }

  function fromTemplate(wish: DraftWish, why: string | null): Proposed {
    const { texts, language, note } = template(wish)
    const notes = [why && `${why} This is from a template.`, note].filter((one) => one !== null)
    return { texts, by: 'template', language, note: notes.length > 0 ? notes.join(' ') : null }
  }

  return {
    async propose(wish, signal) {
      if (writer === null || access === null || signal.aborted) return fromTemplate(wish, null)
      if (speaksToMachines(wish))
        return fromTemplate(wish, 'Something here seems to speak to a machine, so no model was asked.')
      try {
        const drafts = await within((until, late) => writer.write(wish, until, late), signal)
        if (drafts === null) return fromTemplate(wish, 'The model took too long.')
        return { ...drafts, by: access.config.name, note: null }
      } catch (error) {
        if (error instanceof ModelFault) {
          log.warn(
            { fault: error.kind, mention: wish.story.mention.id },
            `no draft by the model: ${error.message}`,
          )
          return fromTemplate(wish, WHY[error.kind])
        }
        if (error instanceof BudgetSpent)
          return fromTemplate(wish, 'The month’s budget for the model is spent.')
        if (error instanceof Resting)
          return fromTemplate(wish, 'The model is in trouble and is left alone for a while.')
        log.warn({ err: error, mention: wish.story.mention.id }, 'no draft by the model')
        return fromTemplate(wish, 'The model could not be asked.')
      }
    },
  }
}

const WHY: Readonly<Record<FaultKind, string>> = {
  busy: 'The model has too much to do.',
  unavailable: 'The model’s server is in trouble.',
  lost: 'The model’s answer was lost.',
  lasting: 'The model cannot be asked until an admin mends it; earshot check says how.',
  unusable: 'The model wrote what nobody can use.',
  declined: 'The model wrote nothing that can be used here.',
}

/** The customer, or somebody whose words were put into a note. */
function speaksToMachines({ story: { mention, acts } }: DraftWish): boolean {
  const words = [mention.title ?? '', mention.text, ...acts.flatMap(({ detail }) => detail.note ?? [])]
  return words.some(isAimedAtMachines)
}
