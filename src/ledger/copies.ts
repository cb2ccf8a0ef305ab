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

  // Their words may have changed since they were folded.
  for (const { mention } of repeats) above.delete(mention)
  for (const { mention, copyOf, leads } of repeats) {
    if (copyOf === null || !before.has(copyOf)) continue
    const own = leadOf(above, mention)
    const other = leadOf(above, copyOf)
    if (own === other || (engaged.has(own) && engaged.has(other))) continue
    const takesOver = engaged.has(own) || (leads && own === mention && !engaged.has(other))
    if (takesOver) above.set(other, own)
    else above.set(own, other)
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
