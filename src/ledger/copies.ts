import type { MentionId } from '../core/mention.ts'

export interface Grouped {
  readonly id: MentionId
  /** Its lead; null when it leads itself, or stands alone. */
  readonly copyOf: MentionId | null
  /** Before the staff: it stays a lead. */
  readonly engaged: boolean
}

export interface Repeat {
  readonly mention: MentionId
  readonly copyOf: MentionId | null
  readonly leads: boolean
}

/**
 * Folds repeated mentions into groups of one lead and its copies.
 * @param known the repeats, what they repeat, and the leads of both.
 * @returns the new lead of each mention whose lead changed; null for one that now leads itself. The
 * copies of one that lost its lead follow it.
 */
export function fold(
  known: readonly Grouped[],
  repeats: readonly Repeat[],
): ReadonlyMap<MentionId, MentionId | null> {
  const before = new Map(known.map((mention) => [mention.id, mention.copyOf]))
  const engaged = new Set(known.filter((mention) => mention.engaged).map((mention) => mention.id))
  const above = new Map<MentionId, MentionId>()
  for (const { id, copyOf } of known) if (copyOf !== null) above.set(id, copyOf)

  for (const { mention, copyOf, leads } of repeats) {
    // Its words may have changed since it was folded.
    above.delete(mention)
    if (copyOf === null || !before.has(copyOf)) continue
    const other = leadOf(above, copyOf)
    if (other === mention || (engaged.has(other) && engaged.has(mention))) continue
    const takesOver = engaged.has(mention) || (leads && !engaged.has(other))
    if (takesOver) above.set(other, mention)
    else above.set(mention, other)
  }

  const changed = new Map<MentionId, MentionId | null>()
  for (const [id, copyOf] of before) {
    const lead = leadOf(above, id)
    const now = lead === id ? null : lead
    if (now !== copyOf) changed.set(id, now)
  }
  return changed
}

function leadOf(above: ReadonlyMap<MentionId, MentionId>, id: MentionId): MentionId {
  let lead = id
  for (let next = above.get(lead); next !== undefined; next = above.get(lead)) lead = next
  return lead
}
