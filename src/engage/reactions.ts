import type { ReactionAct } from '../config/schema.ts'
import type { Reaction } from '../core/desk.ts'
import type { Intent } from '../core/intent.ts'
import type { Story } from '../core/ledger.ts'
import type { Member } from '../core/member.ts'
import type { MentionId } from '../core/mention.ts'
import type { DeskNeeds } from './needs.ts'

/**
 * What a reaction wishes for, by the config's map; null when nothing. Taking one away undoes only what
 * the same member did, and only while it still stands.
 */
export async function wishOf(
  { ledger, config }: DeskNeeds,
  member: Member,
  reaction: Reaction,
): Promise<Intent | null> {
  // Skin tones do not change what is meant.
  const name = reaction.name.replace(/::.*$/, '')
  const act = Object.hasOwn(config.reactions, name) ? config.reactions[name] : undefined
  if (act === undefined) return null
  const card = await ledger.cardByMessage(reaction.channel, reaction.message)
  if (card?.subject.about !== 'mention') return null
  const { mention } = card.subject
  if (reaction.added) return ADDED[act](mention)
  const story = await ledger.story(mention)
  return story === null ? null : removed(act, story, member)
}

const ADDED: Readonly<Record<ReactionAct, (mention: MentionId) => Intent>> = {
  claim: (mention) => ({ verb: 'claim', mention }),
  close: (mention) => ({ verb: 'close', mention, note: '' }),
  thank: (mention) => ({ verb: 'thank', mention, person: '', note: '' }),
  dismiss: (mention) => ({ verb: 'dismiss', mention, reason: 'other', note: '' }),
}

function removed(act: ReactionAct, { mention, engagement, acts }: Story, member: Member): Intent | null {
  const last = acts.findLast(({ verb }) => verb === act)
  if (last?.member?.id !== member.id) return null
  switch (act) {
    case 'claim':
      return engagement?.assignee === member.id ? { verb: 'release', mention: mention.id } : null
    case 'close':
    case 'dismiss':
      return engagement?.status === (act === 'close' ? 'closed' : 'dismissed')
        ? { verb: 'reopen', mention: mention.id, note: '' }
        : null
    case 'thank':
      return null
  }
}
