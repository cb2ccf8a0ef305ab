import type { Card } from '../../core/card.ts'
import { DAY, SECOND } from '../../core/time.ts'
import type { Workspace } from './install/workspaces.ts'
import { createUploads, type UploadsParts } from './picture/upload.ts'
import type { Charts } from './render/card.ts'
import type { Method } from './scopes.ts'
import type { Called } from './web/web.ts'

/** Sends a card, its charts as Slack's own, as pictures or in words. */
export type SendCard = (
  to: Workspace,
  method: Method,
  card: Card,
  send: (charts: Charts) => Promise<Called>,
) => Promise<Called>

/** Slack brings its charts to workspaces one after the other: later they may be taken. */
const REFUSED_FOR = 7 * DAY

/** Slack looks at an uploaded file after it has said that it has it, and shows it only then. */
export const SETTLES_MS = 1.5 * SECOND

/**
 * A workspace that refuses Slack's charts gets pictures of them, at once and from then on; and words where
 * there are none. Another way is tried only when Slack has certainly posted nothing.
 */
export function createSendCard(parts: UploadsParts): SendCard {
  const { keyv, clock } = parts
  const uploads = createUploads(parts)

  /** Null where there is no picture that Slack shows. */
  async function sendPictures(
    workspace: Workspace,
    card: Card,
    send: (charts: Charts) => Promise<Called>,
  ): Promise<Called | null> {
    const pictures = await uploads.of(workspace, chartsOf(card))
    if (pictures.size === 0) return null
    const called = await send(pictures)
    if (!refusesBlocks(called)) return called
    await clock.after(SETTLES_MS)
    const again = await send(pictures)
    if (!refusesBlocks(again)) return again
    await uploads.forget(workspace, pictures)
    return null
  }

  return async (workspace, method, card, send) => {
    if (!hasChart(card)) return send('drawn')
    const key = `slack:charts refused:${workspace.id}:${method}`
    const known = (await keyv.get(key)) === true
    if (!known) {
      const called = await send('drawn')
      if (!refusesBlocks(called)) return called
      // Kept before it is known: if the second try has to wait, the next one begins without them.
      await keyv.set(key, true, REFUSED_FOR)
    }
    const called = (await sendPictures(workspace, card, send)) ?? (await send('said'))
    if (!known && refusesBlocks(called)) await keyv.delete(key)
    return called
  }
}

export function hasChart(card: Card): boolean {
  return chartsOf(card).length > 0
}

function chartsOf({ parts }: Card) {
  return parts.flatMap((part) => (part.part === 'chart' ? [part.chart] : []))
}

function refusesBlocks(called: Called): boolean {
  return (
    'failure' in called &&
    called.failure.failed === 'answered' &&
    (called.failure.error === 'invalid_blocks' || called.failure.error === 'invalid_blocks_format')
  )
}
