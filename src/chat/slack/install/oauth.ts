import { HTTPReceiver } from '@slack/bolt'
import { Router } from 'express'
import type { SlackConfig } from '../../../config/slack.ts'
import type { Log } from '../../../core/log.ts'
import { PATHS } from '../manifest.ts'
import { OPTIONAL_SCOPES, SCOPES } from '../scopes.ts'
import { boltLogger } from '../web/logger.ts'
import { clientOptions } from '../web/web.ts'
import { type Installations, keptOf } from './installations.ts'
import type { Workspace, Workspaces } from './workspaces.ts'

/** The way through Slack's consent page, from `/slack/install` and back. */
export function createOauthRouter(parts: {
  oauth: NonNullable<SlackConfig['oauth']>
  api: string
  /** The public address; null: the one that Slack has. */
  url: string | null
  installations: Installations
  log: Log
  installed: () => void
}): Router {
  const { oauth, api, url, installations, log } = parts
  const redirectUri = url === null ? undefined : `${url.replace(/\/+$/, '')}${PATHS.redirect}`
  // Bolt makes its installer only within a receiver; what else a receiver does is done elsewhere.
  const { installer } = new HTTPReceiver({
    signingSecret: 'not used',
    clientId: oauth.clientId,
    clientSecret: oauth.clientSecret,
    stateSecret: oauth.stateSecret,
    logger: boltLogger(log),
    installerOptions: {
      authorizationUrl: new URL('/oauth/v2/authorize', api).href,
      clientOptions: clientOptions(api, log),
      directInstall: true,
    },
    installationStore: {
      async storeInstallation(installation) {
        const kept = keptOf(installation)
        if (kept === null) throw new Error('Slack’s consent page brought no bot token.')
        await installations.put(kept)
        log.info({ workspace: kept.id, name: kept.name }, 'a workspace installed the Slack app')
        parts.installed()
      },
      fetchInstallation: () => Promise.reject(new Error('Workspaces are looked up elsewhere.')),
    },
  })
  const router = Router()
  if (!installer) throw new Error('Bolt made no installer.')
  const options = {
    scopes: [...SCOPES, ...OPTIONAL_SCOPES],
    ...(redirectUri === undefined ? {} : { redirectUri }),
  }
  router.get(PATHS.install, (request, response) =>
    installer.handleInstallPath(request, response, {}, options),
  )
  router.get(PATHS.redirect, (request, response) => installer.handleCallback(request, response, {}))
  return router
}

/** How long a token is used without looking whether another instance renewed it. */
const REMEMBERED_MS = 30_000

/** The workspaces that installed the app. */
export function manyWorkspaces(installations: Installations, now: () => number): Workspaces {
  const known = new Map<string, { readonly workspace: Workspace; readonly until: number }>()

  async function byId(id: string): Promise<Workspace | null> {
    const before = known.get(id)
    if (before && now() < before.until) return before.workspace
    const kept = await installations.get(id)
    if (kept === null) return null
    const workspace = {
      id: kept.id,
      token: kept.token,
      team: kept.team,
      enterprise: kept.enterprise,
      scopes: new Set(kept.scopes),
    }
    if (known.size > 10_000) known.clear()
    known.set(id, { workspace, until: now() + REMEMBERED_MS })
    return workspace
  }

  async function of(team: string | null, enterprise: string | null): Promise<Workspace | null> {
    const own = team === null ? null : await byId(team)
    return own ?? (enterprise === null ? null : byId(enterprise))
  }

  return {
    of,
    byId,
    async all() {
      const kept = await installations.all()
      const found = await Promise.all(kept.map(({ id }) => byId(id)))
      return found.filter((workspace) => workspace !== null)
    },
    async left(team, enterprise) {
      const workspace = await of(team, enterprise)
      if (workspace === null) return
      await installations.remove(workspace.id)
      known.delete(workspace.id)
    },
    look: async () =>
      (await installations.all()).length > 0
        ? []
        : ['No workspace has installed the Slack app yet. Open /slack/install at Earshot’s address.'],
  }
}
