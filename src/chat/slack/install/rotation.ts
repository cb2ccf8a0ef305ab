import { webApi } from '@slack/bolt'
import { z } from 'zod'
import type { Sharing } from '../../../core/ledger.ts'
import type { Log } from '../../../core/log.ts'
import { type Clock, HOUR, MINUTE } from '../../../core/time.ts'
import { clientOptions } from '../web/web.ts'
import type { Installations, Kept } from './installations.ts'

/** Renewed this long before they end, well before anything waits for it. Slack's tokens live 12 hours. */
const EARLY_MS = 3 * HOUR

const renewed = z.object({
  access_token: z.string(),
  refresh_token: z.string(),
  expires_in: z.number(),
})

/**
 * Renews the tokens that end soon. A refresh token works once, so one instance does it at a time.
 * @returns what could not be renewed, in words that say what to do.
 */
export async function rotateTokens(parts: {
  installations: Installations
  ledger: Pick<Sharing, 'lease' | 'release'>
  clock: Clock
  log: Log
  holder: string
  api: string
  oauth: { readonly clientId: string; readonly clientSecret: string }
}): Promise<readonly string[]> {
  const { installations, ledger, clock, log, oauth } = parts
  const lease = await ledger.lease('slack tokens', parts.holder, clock.now(), 2 * MINUTE)
  if (lease === null) return []
  const client = new webApi.WebClient(undefined, clientOptions(parts.api, log))
  const troubles: string[] = []
  try {
    for (const installed of await installations.all()) {
      if (installed.rotation === null || installed.rotation.expiresAtMs - clock.now() > EARLY_MS) continue
      const trouble = await renew(installed, installed.rotation.refreshToken)
      if (trouble !== null) troubles.push(trouble)
    }
  } finally {
    await ledger.release(lease)
  }
  return troubles

  async function renew(installed: Kept, refreshToken: string): Promise<string | null> {
    try {
      const answer: object = await client.apiCall('oauth.v2.access', {
        client_id: oauth.clientId,
        client_secret: oauth.clientSecret,
        grant_type: 'refresh_token',
        refresh_token: refreshToken,
      })
      const { access_token: token, refresh_token, expires_in } = renewed.parse(answer)
      const expiresAtMs = clock.now() + expires_in * 1_000
      await installations.put({ ...installed, token, rotation: { refreshToken: refresh_token, expiresAtMs } })
      log.info({ workspace: installed.id }, 'a Slack token was renewed')
      return null
    } catch (error) {
      log.warn({ workspace: installed.id, err: error }, 'a Slack token could not be renewed')
      const refused =
        error instanceof webApi.WebAPIPlatformError && error.data.error === 'invalid_refresh_token'
      return refused
        ? `Slack does not renew the token of ${installed.name ?? installed.id}. Have the app installed there again.`
        : `The token of ${installed.name ?? installed.id} could not be renewed yet; it is tried again.`
    }
  }
}
