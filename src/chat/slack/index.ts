import { randomUUID } from 'node:crypto'
import { Router } from 'express'
import { Keyv, type KeyvStorageAdapter } from 'keyv'
import { channelsOf } from '../../config/channels.ts'
import { overdueMs } from '../../config/overdue.ts'
import type { Config } from '../../config/schema.ts'
import { slackMode } from '../../config/slack.ts'
import type { Sharing } from '../../core/ledger.ts'
import { HOUR, MINUTE, SECOND } from '../../core/time.ts'
import type { Chat, ChatParts } from '../chat.ts'
import { createOnce } from '../once.ts'
import { createAddresses } from './addresses.ts'
import { createBolt } from './arrive/bolt.ts'
import { createHttpReceiver } from './arrive/http.ts'
import { createSocketReceiver } from './arrive/socket.ts'
import { createSendCard } from './charts.ts'
import { createHomeTab } from './home.ts'
import { createInstallations } from './install/installations.ts'
import { createOauthRouter, manyWorkspaces } from './install/oauth.ts'
import { rotateTokens } from './install/rotation.ts'
import { oneWorkspace } from './install/workspaces.ts'
import type { Kit } from './kit.ts'
import { createLater } from './later.ts'
import { createMessenger } from './messenger.ts'
import { createPatience, WORK_BY_MS } from './patience.ts'
import { createPeople, type Staff } from './people.ts'
import { createReply } from './reply.ts'
import { createPace } from './web/pace.ts'
import { createWeb } from './web/web.ts'

export interface SlackParts extends ChatParts {
  readonly ledger: ChatParts['ledger'] & Sharing
  readonly directory: Staff
  readonly keyv: Pick<KeyvStorageAdapter, 'get' | 'set' | 'delete'>
  /** Mentions were stored by hand: somebody should read them. */
  readonly stored?: () => void
}

export interface Slack extends Chat {
  /** All that keeps Earshot from working in Slack, asked anew. Posts nothing. */
  probe(): Promise<readonly string[]>
}

const ANSWERS_KEPT = 10_000

/** How often Slack is asked whether all is well, and whether tokens end soon. */
const LOOK_EVERY_MS = HOUR
const ROTATE_EVERY_MS = 10 * MINUTE

export async function createSlack(config: Config, parts: SlackParts): Promise<Slack> {
  const slack = config.chat.slack
  if (!slack) throw new Error('Slack is not set up in the configuration.')
  const { ledger, clock, log } = parts
  const keyv = new Keyv({ store: parts.keyv })
  const { api, oauth } = slack
  const web = createWeb(api, log)
  const stopping = new AbortController()
  const later = createLater(log)
  const channels = [...channelsOf(config).values()].filter(({ chat }) => chat === 'slack')

  const installations =
    oauth && createInstallations({ keyv, ledger, clock, log, encryptionKey: oauth.encryptionKey })
  const workspaces = installations
    ? manyWorkspaces(installations, () => clock.now())
    : oneWorkspace(slack.botToken ?? '', web)

  const addresses = createAddresses({ channels, workspaces, web, keyv, ledger, clock })
  const people = createPeople({ staff: parts.directory, web, keyv, clock, later: later.run })
  const sendCard = createSendCard({ web, keyv, clock, api, log })
  const messenger = createMessenger({ web, workspaces, addresses, pace: createPace(), sendCard, keyv, clock })

  let found: readonly string[] = []
  let unrenewed: readonly string[] = []
  const acked = (seconds: number) => parts.acked('slack', seconds)
  const socket =
    slackMode(slack) === 'socket'
      ? createSocketReceiver({ appToken: slack.appToken ?? '', api, clock, log, acked })
      : null
  const http = socket
    ? null
    : createHttpReceiver({ signingSecret: slack.signingSecret ?? '', clock, log, acked })
  const receiver = socket ?? http
  if (receiver === null) throw new Error('There is no way for Slack’s requests.')

  const troubles = (): readonly string[] => {
    const deaf = socket?.trouble() ?? null
    return [...(deaf === null ? [] : [deaf]), ...found, ...unrenewed]
  }
  const kit: Kit = {
    desk: parts.desk,
    ledger,
    clock,
    log,
    command: config.command,
    web,
    workspaces,
    people,
    addresses,
    home: createHomeTab({
      ledger,
      web,
      clock,
      log,
      later: later.run,
      overdueMs: overdueMs(config),
      troubles,
    }),
    reply: createReply({ web, sendCard, api, log }),
    answers: createOnce(clock, ANSWERS_KEPT),
    submissions: createOnce(clock, ANSWERS_KEPT, (outcome) => 'card' in outcome),
    patience: createPatience(WORK_BY_MS, clock),
    later: later.run,
    stored: () => parts.stored?.(),
    mended: async () => parts.mended?.('slack'),
  }
  createBolt(receiver, kit, api, log)

  async function lookAtAll(): Promise<readonly string[]> {
    const installed = await workspaces.look()
    const problems = await Promise.all(channels.map(({ address }) => messenger.probe(address)))
    return [
      ...new Set([...installed, ...problems.filter((problem) => problem !== null), ...(await departed())]),
    ]
  }

  /** Members of the configuration who have left. */
  async function departed(): Promise<readonly string[]> {
    const [workspace, ...others] = await workspaces.all()
    if (workspace === undefined || others.length > 0) return []
    const gone = await Promise.all(
      config.members.map(async ({ name, slack: id }) => {
        if (id === undefined || !(await people.departed(id, workspace))) return []
        return [
          `${name} (${id}) has left Slack. Hand over what they hold, and take them out of earshot.yaml.`,
        ]
      }),
    )
    return gone.flat()
  }

  async function keepDoing(everyMs: number, work: () => Promise<void>): Promise<void> {
    while (!stopping.signal.aborted) {
      await work().catch((error: unknown) => log.warn({ err: error }, 'Slack could not be looked at'))
      await clock.after(everyMs, stopping.signal)
    }
  }

  async function look(): Promise<void> {
    found = await lookAtAll()
    for (const trouble of found) log.warn({ trouble }, 'something keeps Earshot from working in Slack')
  }

  const holder = randomUUID()
  async function rotate(): Promise<void> {
    if (oauth && installations)
      unrenewed = await rotateTokens({ installations, ledger, clock, log, holder, api, oauth })
  }

  const router = Router()
  if (http) router.use(http.router)
  if (oauth && installations)
    router.use(
      createOauthRouter({
        oauth,
        api,
        url: config.server.url ?? null,
        installations,
        log,
        installed: () => later.run(() => Promise.all([look(), kit.mended()])),
      }),
    )

  let watching: readonly Promise<void>[] = []
  return {
    messenger,
    router: http || oauth ? router : null,
    async start() {
      await receiver.start()
      watching = [keepDoing(LOOK_EVERY_MS, look), ...(oauth ? [keepDoing(ROTATE_EVERY_MS, rotate)] : [])]
    },
    async stop() {
      stopping.abort()
      await receiver.stop()
      // What Slack never answers is not waited for.
      await Promise.race([Promise.all([...watching, later.drained()]), clock.after(3 * SECOND)])
    },
    async probe() {
      const deaf = (await socket?.look()) ?? null
      return [...(deaf === null ? [] : [deaf]), ...(await lookAtAll())]
    },
    troubles,
  }
}
