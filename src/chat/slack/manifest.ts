import { stringify } from 'yaml'
import { EVENTS, OPTIONAL_SCOPES, SCOPES, SHORTCUTS } from './scopes.ts'

/** Where Slack's requests arrive; `/slack` is where the router is mounted. */
export const PATHS = {
  events: '/slack/events',
  install: '/slack/install',
  redirect: '/slack/oauth_redirect',
} as const

export interface ManifestOptions {
  /** The public address; null with Socket Mode, which needs none. */
  readonly url: string | null
  /** Without the slash. */
  readonly command: string
  readonly socketMode: boolean
  /** True for an app that several workspaces install: it gets a redirect address and tokens that rotate. */
  readonly distributed?: boolean
}

/** The description of the Slack app, for https://api.slack.com/apps. */
export function slackManifest({ url, command, socketMode, distributed = false }: ManifestOptions): string {
  const base = url?.replace(/\/+$/, '') ?? null
  const requests = socketMode || base === null ? {} : { url: `${base}${PATHS.events}` }
  const requestUrl = socketMode || base === null ? {} : { request_url: `${base}${PATHS.events}` }
  const redirects = distributed && base !== null ? { redirect_urls: [`${base}${PATHS.redirect}`] } : {}
  return stringify(
    {
      _metadata: { major_version: 2, minor_version: 1 },
      display_information: {
        name: 'Earshot',
        description: 'Brings what customers say to the team that can act',
        background_color: '#1f4d4a',
      },
      features: {
        app_home: {
          home_tab_enabled: true,
          messages_tab_enabled: true,
          messages_tab_read_only_enabled: false,
        },
        bot_user: { display_name: 'Earshot', always_online: true },
        shortcuts: Object.entries(SHORTCUTS).map(([callback_id, shortcut]) => ({ ...shortcut, callback_id })),
        slash_commands: [
          {
            command: `/${command}`,
            ...requests,
            description: 'What customers say, and what to do about it',
            usage_hint: 'list | show M-142 | log M-142 fix … | help',
            should_escape: true,
          },
        ],
      },
      oauth_config: {
        ...redirects,
        scopes: { bot: [...SCOPES], bot_optional: [...OPTIONAL_SCOPES] },
      },
      settings: {
        event_subscriptions: { ...requestUrl, bot_events: Object.keys(EVENTS) },
        interactivity: { is_enabled: true, ...requestUrl },
        org_deploy_enabled: true,
        socket_mode_enabled: socketMode,
        token_rotation_enabled: distributed,
      },
    },
    { lineWidth: 110 },
  )
}
