import type { ReplyTone } from '../../core/draft.ts'
import type { DraftId } from '../../core/draftwords.ts'
import { Refusal } from '../../core/engagement.ts'
import type { Draft, DraftState, Person, Story } from '../../core/ledger.ts'
import type { Mention } from '../../core/mention.ts'
import { SECOND } from '../../core/time.ts'
import { clean } from '../../core/wording.ts'
import type { DeskNeeds } from '../needs.ts'

/** What every chat's form can hold: https://docs.slack.dev/reference/block-kit/block-elements/plain-text-input-element. */
const LONGEST_REPLY = 3_000

/** How many other texts a draft keeps beside its own. */
const MOST_ALTERNATIVES = 6

const PATIENCE_MS = 20 * SECOND

/** Characters that a reply to this mention may have. */
export function mostOf({ answering }: Pick<DeskNeeds, 'answering'>, mention: Mention): number {
  return Math.min(answering.replierOf(mention)?.most ?? LONGEST_REPLY, LONGEST_REPLY)
}

export function isOpen({ state }: { readonly state: DraftState }): boolean {
  return state === 'being written' || state === 'waiting for approval'
}

export interface Wish {
  readonly tone: ReplyTone | null
  readonly instruction: string
}

export interface Writer {
  /** Has alternatives written for a draft; whoever asks meanwhile waits for the same ones. @throws {Refusal} */
  write(by: Person, draft: Draft, story: Story, wish: Wish): Promise<Draft>
  /** What is being written at this moment, if anything is. */
  pending(draft: DraftId): Promise<Draft> | null
}

export function createWriter(needs: DeskNeeds): Writer {
  const underWay = new Map<DraftId, Promise<Draft>>()
  const pending = (draft: DraftId) => underWay.get(draft) ?? null
  return {
    pending,
    write(by, draft, story, wish) {
      const begun = pending(draft.id)
      if (begun !== null) return begun
      const written = write(needs, by, draft, story, wish).finally(() => underWay.delete(draft.id))
      underWay.set(draft.id, written)
      return written
    },
  }
}

async function write(
  needs: DeskNeeds,
  by: Person,
  asked: Draft,
  story: Story,
  { tone, instruction }: Wish,
): Promise<Draft> {
  const { ledger, clock, answering } = needs
  const most = mostOf(needs, story.mention)
  const made = await answering.drafter.propose(
    {
      story,
      tone,
      instruction: instruction === '' ? null : instruction,
      most,
      unlike: [asked, ...asked.alternatives].map(({ text }) => text).filter((text) => text !== ''),
    },
    AbortSignal.timeout(PATIENCE_MS),
  )
  const texts = made.texts.map(clean)
  const [best = '', ...others] = texts
  for (let draft = asked; ; ) {
    // What people wrote stays.
    const kept = draft.alternatives.filter(({ own }) => own)
    // A colleague may have changed it meanwhile: their words stay, and these stand beside them.
    const ours = draft.version === asked.version
    const { text, own } = ours ? { text: best, own: false } : draft
    const alternatives = [
      ...(ours && draft.own ? [{ text: draft.text, own: true }] : []),
      ...kept,
      ...(ours ? others : texts).map((other) => ({ text: other, own: false })),
    ]
    const outcome = await ledger.changeDraft({
      draft: draft.id,
      version: draft.version,
      by,
      at: clock.now(),
      set: {
        text,
        own,
        alternatives: alternatives.slice(0, MOST_ALTERNATIVES),
        tone,
        madeBy: made.by,
        note: made.note,
        concerns: answering.check(text, story, most),
      },
      confirms: [],
      step: { to: 'keep' },
    })
    if (outcome === null) throw new Refusal('The draft is no more.')
    if ('changed' in outcome) return outcome.changed
    if (!isOpen(outcome.overtaken)) throw new Refusal('The draft was taken further meanwhile.')
    draft = outcome.overtaken
  }
}
