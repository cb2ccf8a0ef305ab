import { say } from '../../core/card.ts'
import type { SavedSearch } from '../../core/ledger.ts'
import { sayCommand } from '../../core/saycommand.ts'
import type { DigestNeeds } from './needs.ts'

/**
 * Whoever kept a search that is sent, and whoever has it sent, learn once that it can no longer be read: a
 * department or a theme is gone, or searches are written otherwise now.
 */
export async function tellUnreadable(
  { ledger, directory, clock }: DigestNeeds,
  saved: SavedSearch,
  problem: string,
): Promise<void> {
  const task = `search ${saved.name} of ${saved.at} cannot be read: ${problem}`
  if ((await ledger.lastDigest(task)) !== null) return
  const now = clock.now()
  const names = new Set([saved.by, ...saved.sends.map(({ by }) => by)])
  const concerned = (await directory.all()).filter(({ name }) => names.has(name))
  for (const { id } of concerned)
    await ledger.oweDirect(id, say(sayUnreadable(saved, problem), 'bad'), `${task}, ${id}`, now)
  await ledger.takeSlot(task, 'told', now)
}

function sayUnreadable({ name, words }: SavedSearch, problem: string): string {
  const again = sayCommand({ verb: 'search', words, page: 1, saveAs: name })
  const remove = sayCommand({ verb: 'searches', does: 'remove', name })
  return `The saved search ${name} can no longer be read, and nothing of it is sent: ${problem} Keep it again in other words than “${again}”, or end it by “${remove}”.`
}
