import type { Config } from '../config/schema.ts'
import type { Act } from '../core/engagement.ts'
import { fold } from '../core/fold.ts'
import type {
  AmplifyLedger,
  CardRecord,
  DraftLedger,
  EngageLedger,
  Owed,
  SurgeLedger,
} from '../core/ledger.ts'
import type { MemberId } from '../core/member.ts'
import { mentionCard } from './card.ts'
import type { Parcel } from './courier.ts'
import { roundupCard } from './roundup.ts'
import { surgeCard } from './surges/card.ts'

/** What is owed, put together as things stand when it is sent. Null: the card is no more. */
export function createComposer(
  ledger: Pick<AmplifyLedger, 'card' | 'roundup'> &
    Pick<EngageLedger, 'story'> &
    Pick<DraftLedger, 'draftsOf'> &
    Pick<SurgeLedger, 'surge'>,
  config: Pick<Config, 'zone'> & Partial<Pick<Config, 'brand'>>,
): (owed: Owed) => Promise<Parcel | null> {
  const { name = '', names: others = [] } = config.brand ?? {}
  // Every mention may have the company's own name: it is no cause.
  const names = new Set([name, ...others].flatMap((words) => fold(words).match(/[\p{L}\p{N}]+/gu) ?? []))
  return async (owed) => {
    switch (owed.owe) {
      case 'direct':
        return { card: owed.say, message: null }
      case 'reply': {
        const record = await ledger.card(owed.card)
        return { card: owed.say, message: record?.message ?? null }
      }
      case 'post':
      case 'update': {
        const record = await ledger.card(owed.card)
        const card = record && (await show(record))
        if (record?.subject.about !== 'reply') return card && { card, message: record.message }
        const root = (await ledger.card(record.subject.thread))?.message ?? null
        // Where the card never came, nothing is told below it.
        return root === null ? null : card && { card, message: record.message, thread: root }
      }
    }
  }

  async function show(record: CardRecord) {
    const { subject, channel } = record
    if (subject.about === 'roundup') return roundupCard(await ledger.roundup(subject.roundup), channel)
    if (subject.about === 'digest' || subject.about === 'reply') return subject.say
    if (subject.about === 'surge') {
      const surge = await ledger.surge(subject.surge)
      return surge && surgeCard(surge, config.zone, names, record.reason)
    }
    const story = await ledger.story(subject.mention)
    if (story === null) return null
    const drafts = await ledger.draftsOf(story.mention.id)
    return mentionCard({ ...story, drafts }, config, (id) => nameIn(story.acts, id), record)
  }
}

/** A mention's holder got it by an act, which kept the name. */
function nameIn(acts: readonly Act[], id: MemberId): string | null {
  for (const { member, detail } of acts.toReversed()) {
    if (member?.id === id) return member.name
    if (detail.to?.id === id) return detail.to.name
  }
  return null
}
