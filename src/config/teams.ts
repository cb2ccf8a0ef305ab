import { z } from 'zod'
import type { Config } from './schema.ts'
import { secret } from './values.ts'

const id = z
  .string()
  .regex(
    /^([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|\$\{\w+\})$/i,
    'an id such as 1b4e28ba-2fa1-11d2-883f-0016d3cca427',
  )

export const teamsSchema = z.strictObject({
  appId: id.optional().describe('The bot’s Microsoft app id.'),
  tenantId: id.optional().describe('The Microsoft Entra tenant that the bot is registered in.'),
  auth: z
    .enum(['secret', 'managed identity'])
    .default('secret')
    .describe('How Earshot proves to Microsoft who it is.'),
  secret: secret.optional().describe('${TEAMS_SECRET}: the app’s client secret.'),
  development: z
    .boolean()
    .default(false)
    .describe('True: also without an app id, for the agents playground on this machine. Never on a server.'),
})

export type TeamsConfig = z.infer<typeof teamsSchema>

const LOOPBACK = /^(localhost|127\.\d+\.\d+\.\d+|::1)$/

/** What each of Teams' settings allows alone but not together. */
export function checkTeams({ chat: { teams }, server }: Pick<Config, 'chat' | 'server'>) {
  if (teams === undefined) return []
  const wrong = (setting: keyof TeamsConfig, problem: string) => ({
    path: ['chat', 'teams', setting],
    problem,
  })
  if (teams.appId === undefined && !teams.development)
    return [wrong('appId', 'It is missing: without it anybody could speak as Teams. Register a bot first.')]
  if (teams.appId === undefined)
    return LOOPBACK.test(server.host)
      ? []
      : [
          wrong(
            'development',
            `Without an app id Earshot lets everybody in, so server.host must be 127.0.0.1, not ${server.host}.`,
          ),
        ]
  return [
    ...(teams.tenantId === undefined ? [wrong('tenantId', 'It is missing: give the bot’s tenant.')] : []),
    ...(teams.auth === 'secret' && teams.secret === undefined
      ? [wrong('secret', 'It is missing. For a bot with a managed identity set auth to managed identity.')]
      : []),
    ...(teams.auth === 'managed identity' && teams.secret !== undefined
      ? [wrong('secret', 'A managed identity has no secret: take it out, or set auth to secret.')]
      : []),
  ]
}
