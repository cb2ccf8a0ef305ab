import type { Keyv } from 'keyv'
import type { Card } from '../../core/card.ts'
import { DAY } from '../../core/time.ts'
import type { Workspace } from './install/workspaces.ts'
import type { Charts } from './render/card.ts'
import type { Method } from './scopes.ts'
import type { Called } from './web/web.ts'

/** Sends a card, its charts drawn or said. */
export type SendCard = (
  to: Pick<Workspace, 'id'>,
  method: Method,
  card: Card,
  send: (charts: Charts) => Promise<Called>,
) => Promise<Called>

/** Slack brings its charts to workspaces one after the other: later they may be taken. */
const REFUSED_FOR = 7 * DAY

/** A workspace that refuses Slack's charts gets them in words, at once and from then on. */
export function createSendCard(keyv: Pick<Keyv, 'get' | 'set' | 'delete'>): SendCard {
  return async (workspace, method, card, send) => {
    if (!hasChart(card)) return send('drawn')
    const key = `slack:charts refused:${workspace.id}:${method}`
    if ((await keyv.get(key)) === true) return send('said')
    const called = await send('drawn')
    if (!refusesBlocks(called)) return called
    // Kept before it is known: if the second try has to wait, the next one begins with words.
    await keyv.set(key, true, REFUSED_FOR)
    const again = await send('said')
    if (refusesBlocks(again)) await keyv.delete(key)
    return again
  }
}

export function hasChart({ parts }: Card): boolean {
  return parts.some(({ part }) => part === 'chart')
}

function refusesBlocks(called: Called): boolean {
  return (
    'failure' in called &&
    called.failure.failed === 'answered' &&
    (called.failure.error === 'invalid_blocks' || called.failure.error === 'invalid_blocks_format')
  )
}
