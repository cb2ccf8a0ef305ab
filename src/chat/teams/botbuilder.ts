import { AsyncLocalStorage } from 'node:async_hooks'
import {
  ConfigurationBotFrameworkAuthentication,
  ConfigurationServiceClientCredentialFactory,
} from 'botbuilder'
import { z } from 'zod'
import type { TeamsConfig } from '../../config/teams.ts'
import type { Envelope } from './activity.ts'
import type { Cloud } from './cloud.ts'

// The only module that imports botbuilder. It tells that a request comes from Teams, and gets the tokens
// that Teams asks of us. docs/decisions/0007-botbuilder.md says why nothing else of it is used.

/** The request is not from Teams, or not for this bot. The reason is for the log, never for the caller. */
export class Unauthenticated extends Error {
  override readonly name = 'Unauthenticated'
}

export interface BotFramework {
  /** @throws {Unauthenticated} */
  authenticate(activity: Envelope, authorization: string): Promise<void>
  /**
   * What calls to Teams are signed with.
   * @param anew true: not from the cache, since Teams has just refused that one
   */
  token(anew: boolean): Promise<string>
}

/** Only for a registered bot: without an app id botbuilder would let everything in. */
export function createBotFramework(teams: TeamsConfig & { appId: string }, cloud: Cloud): BotFramework {
  const registration = {
    MicrosoftAppId: teams.appId,
    MicrosoftAppTenantId: teams.tenantId ?? '',
    ...(teams.auth === 'managed identity'
      ? { MicrosoftAppType: 'UserAssignedMsi' }
      : { MicrosoftAppType: 'SingleTenant', MicrosoftAppPassword: teams.secret ?? '' }),
  }
  const factory = new ConfigurationServiceClientCredentialFactory(registration)
  const authentication = new ConfigurationBotFrameworkAuthentication(
    {
      ToChannelFromBotLoginUrl: cloud.loginUrl + (teams.tenantId ?? ''),
      ToChannelFromBotOAuthScope: cloud.scope,
      ToBotFromChannelTokenIssuer: cloud.issuer,
      BotOpenIdMetadata: cloud.openIdMetadata,
      ToBotFromEmulatorOpenIdMetadataUrl: cloud.openIdMetadata,
    },
    factory,
  )
  let credentials: Promise<z.infer<typeof tokenSource>> | null = null

  return {
    async authenticate(activity, authorization) {
      // botbuilder also believes tokens of its emulator and of other bots, and does not compare the
      // service's address in those: an issuer other than Teams' never gets that far.
      if (issuerOf(authorization) !== cloud.issuer) throw new Unauthenticated('The token is not from Teams.')
      try {
        const asked = request.parse({ ...activity })
        await quietly.run(true, () => authentication.authenticateRequest(asked, authorization))
      } catch (error) {
        throw new Unauthenticated(error instanceof Error ? error.message : String(error))
      }
    },

    async token(anew) {
      credentials ??= factory
        .createCredentials(teams.appId, cloud.scope, cloud.loginUrl, true)
        .then((made) => tokenSource.parse(made))
      return (await credentials).getToken(anew)
    },
  }
}

/** botbuilder's own type of an activity: for this it reads no more than an envelope has. */
const request = z.custom<Parameters<ConfigurationBotFrameworkAuthentication['authenticateRequest']>[0]>()

const tokenSource = z.custom<{ getToken(anew?: boolean): Promise<string> }>(
  (value) => value !== null && typeof value === 'object' && 'getToken' in value,
)

/** What the token says of itself, before anything is proved. */
function issuerOf(authorization: string): unknown {
  const payload = /^Bearer [\w-]+\.([\w-]+)\.[\w-]+$/.exec(authorization)?.[1]
  if (payload === undefined) return null
  try {
    return z.object({ iss: z.string() }).parse(JSON.parse(Buffer.from(payload, 'base64url').toString())).iss
  } catch {
    return null
  }
}

/** botbuilder writes keys and stacks to the console whenever somebody sends a bad token. */
const quietly = new AsyncLocalStorage<true>()
const { error: say } = console
console.error = (...words: unknown[]) => {
  if (quietly.getStore() !== true) say(...words)
}
