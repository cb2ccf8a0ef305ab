import type { Request, Router } from 'express'
import type { Config } from '../../config/schema.ts'
import type { Card } from '../../core/card.ts'
import type { CardId } from '../../core/ledger.ts'
import { SECOND } from '../../core/time.ts'
import type { Chat, ChatParts } from '../chat.ts'
import { createOnce } from '../once.ts'
import { type Activity, type Envelope, tenantOf } from './activity.ts'
import { localOnly } from './guard.ts'
import { createHome } from './home.ts'
import { type Kit, keyOf } from './kit.ts'
import { noticeTeam, onConversationUpdate, onInstallationUpdate } from './listeners/installation.ts'
import { type InvokeAnswer, onInvoke } from './listeners/invoke.ts'
import { onMessage } from './listeners/message.ts'
import { onReaction } from './listeners/reaction.ts'
import { createPeople, type Staff } from './people.ts'
import { createPosting, type PostingParts } from './posting.ts'
import { createReply } from './reply.ts'
import { teamsRouter } from './router.ts'
import { createWhereabouts } from './whereabouts.ts'

/** Kept whole, cards and all. */
const ANSWERS_KEPT = 300

export interface TeamsParts extends ChatParts, PostingParts {
  readonly directory: Staff
  /** The card as things stand now; null when it is no more. */
  readonly present: (card: CardId) => Promise<Card | null>
  /** A mention was stored by hand. */
  readonly stored?: () => void
}

export interface Teams extends Chat {
  readonly router: Router
  /** What has to be mended before cards can be posted; posts nothing. */
  probe(): Promise<readonly string[]>
  /** Resolves when every answer under way has been brought. */
  idle(): Promise<void>
}

/** @throws {TeamsFault} */
export async function createTeams(config: Config, parts: TeamsParts): Promise<Teams> {
  const { clock, log, desk, ledger } = parts
  const posting = await createPosting(config, parts)
  const { messenger, connector, references, microsoft } = posting
  const tenantId = config.chat.teams?.tenantId ?? null
  const underWay = new Set<Promise<unknown>>()
  let stopping = false

  const kit: Kit = {
    ...posting,
    clock,
    log,
    desk,
    ledger,
    config,
    people: createPeople({ config, tenant: tenantId, staff: parts.directory, references, connector }),
    whereabouts: createWhereabouts(config, references, ledger),
    home: createHome({ desk, ledger, clock }),
    reply: createReply({ ...posting, clock, log }),
    present: parts.present,
    stored: parts.stored ?? (() => {}),
    mended: async () => parts.mended?.('teams'),
    later(work) {
      const working = work()
        .catch((error: unknown) => log.error({ err: error }, 'an answer to Teams failed'))
        .finally(() => underWay.delete(working))
      underWay.add(working)
    },
  }
  const done = createOnce<InvokeAnswer>(clock, ANSWERS_KEPT)

  async function authenticate(envelope: Envelope, request: Request): Promise<void> {
    if (microsoft === null) return localOnly(request)
    if (envelope.channelId !== 'msteams') throw new Error('It is not from Teams.')
    await microsoft.authenticate(envelope, request.get('authorization') ?? '')
  }

  async function receive(activity: Activity): Promise<InvokeAnswer> {
    const began = clock.now()
    const tenant = tenantOf(activity)
    if (tenantId !== null && tenant !== null && tenant.toLowerCase() !== tenantId.toLowerCase()) {
      log.warn({ tenant }, 'an activity of another tenant was left alone')
      return { status: 200 }
    }
    if (stopping) return { status: 503 }
    // The same again is answered as before; what it asked for is not done again.
    const answer = await done(keyOf(activity), () => dispatch(activity))
    parts.acked('teams', (clock.now() - began) / SECOND)
    return answer
  }

  async function dispatch(activity: Activity): Promise<InvokeAnswer> {
    if (activity.type !== 'conversationUpdate' && activity.type !== 'installationUpdate')
      await noticeTeam(kit, activity)
    switch (activity.type) {
      case 'message':
        await onMessage(kit, activity)
        break
      case 'messageReaction':
        await onReaction(kit, activity)
        break
      case 'conversationUpdate':
        await onConversationUpdate(kit, activity)
        break
      case 'installationUpdate':
        await onInstallationUpdate(kit, activity)
        break
      case 'invoke':
        return onInvoke(kit, activity)
    }
    return { status: 200 }
  }

  async function idle(): Promise<void> {
    while (underWay.size > 0) await Promise.all(underWay)
  }

  return {
    messenger,
    idle,
    router: teamsRouter({ authenticate, receive, log }),
    async start() {
      kit.later(posting.signIn)
    },
    async stop() {
      stopping = true
      await idle()
    },
    troubles() {
      const trouble = posting.trouble()
      return trouble === null ? [] : [`Teams: ${trouble}`]
    },
    async probe() {
      const looks = await posting.look()
      return looks.flatMap(({ what, problem }) => (problem === null ? [] : [`${what}: ${problem}`]))
    },
  }
}
