import { Keyv, type KeyvStorageAdapter } from 'keyv'
import { channelsOf } from '../../config/channels.ts'
import type { Config } from '../../config/schema.ts'
import { checkTeams } from '../../config/teams.ts'
import { Fault } from '../../core/fault.ts'
import type { Log } from '../../core/log.ts'
import type { Messenger } from '../../core/ports.ts'
import type { Clock } from '../../core/time.ts'
import type { BotFramework } from './botbuilder.ts'
import { type Budget, createBudget } from './budget.ts'
import { type Cloud, PUBLIC_CLOUD } from './cloud.ts'
import { type Connector, type ConnectorFault, createConnector } from './connector.ts'
import { failed } from './delivery.ts'
import { createTeamsMessenger } from './messenger.ts'
import { createReferences, type References } from './references.ts'

/** Why Teams cannot be joined as it is configured, and what to do. */
export class TeamsFault extends Fault {
  override readonly name = 'TeamsFault'
}

export interface PostingParts {
  readonly keyv: Pick<KeyvStorageAdapter, 'get' | 'set' | 'delete'>
  readonly clock: Clock
  readonly log: Log
  /** Where Microsoft is; its public cloud unless given. */
  readonly cloud?: Cloud
}

/** The half of Teams that goes out: enough to post, and to look whether it could be posted. */
export interface Posting {
  readonly messenger: Messenger
  readonly connector: Connector
  readonly references: References
  readonly budget: Budget
  /** Null on a development machine. */
  readonly microsoft: BotFramework | null
  /** Why Microsoft gives Earshot no token, or null. */
  signIn(): Promise<string | null>
  /** The same, as it was the last time that a token was asked for. */
  trouble(): string | null
  /** Whether cards can be posted to each channel, as things stand. Posts nothing. */
  look(): Promise<readonly Look[]>
}

export interface Look {
  readonly what: string
  /** Null: all is well. */
  readonly problem: string | null
}

/** @throws {TeamsFault} */
export async function createPosting(config: Config, parts: PostingParts): Promise<Posting> {
  const { teams } = config.chat
  if (teams === undefined) throw new TeamsFault('There is no chat.teams in the configuration.')
  const [wrong] = checkTeams(config)
  if (wrong !== undefined) throw new TeamsFault(`${wrong.path.join('.')}: ${wrong.problem}`)

  const { clock, log, cloud = PUBLIC_CLOUD } = parts
  const { appId } = teams
  // Loaded only when it is needed: it is 60 MB of memory.
  const microsoft =
    appId === undefined
      ? null
      : (await import('./botbuilder.ts')).createBotFramework({ ...teams, appId }, cloud)
  let trouble: string | null = null
  const connector = createConnector({
    token: microsoft && ((anew) => microsoft.token(anew)),
    signedIn: (fault) => {
      trouble = fault === null ? null : sayFault(fault)
    },
    appId: appId ?? 'development',
    clock,
    log,
  })
  const references = createReferences(new Keyv({ store: parts.keyv }), clock)
  const budget = createBudget(clock)
  const messenger = createTeamsMessenger({ connector, references, budget, clock })

  function sayFault(fault: ConnectorFault): string | null {
    const delivery = failed(fault, true, clock.now())
    return delivery !== null && 'reason' in delivery ? delivery.reason : null
  }

  async function signIn(): Promise<string | null> {
    const signed = await connector.signIn()
    return signed.ok ? null : sayFault(signed.fault)
  }

  return {
    messenger,
    connector,
    references,
    budget,
    microsoft,
    signIn,
    trouble: () => trouble,
    async look() {
      const unsigned = { what: 'Teams', problem: await signIn() }
      if (unsigned.problem !== null) return [unsigned]
      const channels = [...channelsOf(config).values()].filter(({ chat }) => chat === 'teams')
      const looks = channels.map(async ({ name, address }) => ({
        what: `channel ${name}`,
        problem: await messenger.probe(address),
      }))
      return [unsigned, ...(await Promise.all(looks))]
    },
  }
}
