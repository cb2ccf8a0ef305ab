import { z } from 'zod'
import { secret } from './values.ts'

const oauth = z
  .strictObject({
    clientId: z.string().min(1),
    clientSecret: secret.describe('${SLACK_CLIENT_SECRET}'),
    stateSecret: secret
      .min(16, 'at least 16 characters, such as what `openssl rand -hex 32` prints')
      .describe('Signs the way through Slack’s consent page.'),
    encryptionKey: secret
      .min(32, 'at least 32 characters, such as what `openssl rand -hex 32` prints')
      .describe('Encrypts the workspaces’ tokens in the database. Changing it asks for new installations.'),
  })
  .describe('For an app that several workspaces install; instead of botToken.')

export const slackSchema = z
  .strictObject({
    mode: z
      .enum(['http', 'socket'])
      .optional()
      .describe('http: Slack calls server.url. socket: Earshot calls Slack, no public address is needed.'),
    botToken: secret
      .regex(/^(xox[be]|\$\{)/, 'a bot token: it begins with xoxb-')
      .optional()
      .describe('${SLACK_BOT_TOKEN}, xoxb-..., of the one workspace.'),
    oauth: oauth.optional(),
    signingSecret: secret.optional().describe('${SLACK_SIGNING_SECRET}: for mode http.'),
    appToken: secret
      .regex(/^(xapp-|\$\{)/, 'an app-level token: it begins with xapp-')
      .optional()
      .describe('${SLACK_APP_TOKEN}, xapp-...: for mode socket.'),
    api: z
      .url({ protocol: /^https?$/ })
      .default('https://slack.com/api/')
      .describe('Slack’s Web API; another one for GovSlack.'),
  })
  .superRefine((slack, context) => {
    const need = (path: string, message: string) =>
      context.addIssue({ code: 'custom', path: [path], message })
    if (!slack.botToken && !slack.oauth)
      need('botToken', 'the bot token (xoxb-...), or else oauth for many workspaces')
    if (slack.botToken && slack.oauth) need('oauth', 'left out: with a botToken there is one workspace')
    const mode = slackMode(slack)
    if (mode === 'http' && !slack.signingSecret)
      need('signingSecret', 'the signing secret of your Slack app, or set appToken and mode: socket')
    if (mode === 'socket' && !slack.appToken)
      need('appToken', 'the app-level token (xapp-...) of your Slack app, with the scope connections:write')
  })

export type SlackConfig = z.infer<typeof slackSchema>

/** As said; otherwise by socket where there is an app-level token and no signing secret. */
export function slackMode(
  slack: Pick<SlackConfig, 'mode' | 'signingSecret' | 'appToken'>,
): 'http' | 'socket' {
  return slack.mode ?? (slack.appToken && !slack.signingSecret ? 'socket' : 'http')
}
