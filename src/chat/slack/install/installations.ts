import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import type { Installation } from '@slack/bolt'
import type { Keyv } from 'keyv'
import { z } from 'zod'
import type { Sharing } from '../../../core/ledger.ts'
import type { Log } from '../../../core/log.ts'
import { type Clock, SECOND } from '../../../core/time.ts'

/** What is kept of a workspace that installed the app. */
const kept = z.object({
  id: z.string(),
  team: z.string().nullable(),
  enterprise: z.string().nullable(),
  name: z.string().nullable(),
  token: z.string(),
  scopes: z.array(z.string()),
  /** With token rotation only. */
  rotation: z.object({ refreshToken: z.string(), expiresAtMs: z.number() }).nullable(),
})
export type Kept = z.infer<typeof kept>

/** The workspaces' tokens: encrypted, in the database, shared by all instances. */
export interface Installations {
  get(id: string): Promise<Kept | null>
  all(): Promise<readonly Kept[]>
  put(kept: Kept): Promise<void>
  remove(id: string): Promise<void>
}

const INDEX = 'slack:installations'
const LEASE_MS = 10 * SECOND

export function createInstallations(parts: {
  keyv: Pick<Keyv, 'get' | 'set' | 'delete'>
  ledger: Pick<Sharing, 'lease' | 'release'>
  clock: Clock
  log: Log
  /** Its owner's secret, of any length. */
  encryptionKey: string
}): Installations {
  const { keyv, ledger, clock, log } = parts
  const key = Buffer.from(hkdfSync('sha256', parts.encryptionKey, '', 'earshot slack installations', 32))
  const holder = randomBytes(8).toString('hex')

  async function get(id: string): Promise<Kept | null> {
    const sealed: unknown = await keyv.get(`slack:installation:${id}`)
    if (typeof sealed !== 'string') return null
    const opened = open(sealed, id, key)
    if (opened === null)
      log.error(
        { workspace: id },
        'A Slack installation cannot be decrypted: was oauth.encryptionKey changed?',
      )
    return opened === null ? null : kept.parse(JSON.parse(opened))
  }

  async function index(): Promise<readonly string[]> {
    return z
      .array(z.string())
      .catch([])
      .parse(await keyv.get(INDEX))
  }

  /** The list of workspaces is read and written whole: by one instance at a time. */
  async function alone(work: () => Promise<unknown>): Promise<void> {
    for (let lease = null; ; ) {
      lease = await ledger.lease('slack installations', holder, clock.now(), LEASE_MS)
      if (lease === null) {
        await clock.after(200)
        continue
      }
      try {
        await work()
      } finally {
        await ledger.release(lease)
      }
      return
    }
  }

  return {
    get,
    async all() {
      const found = await Promise.all((await index()).map(get))
      return found.filter((one) => one !== null)
    },
    put: (installed) =>
      alone(async () => {
        await keyv.set(
          `slack:installation:${installed.id}`,
          seal(JSON.stringify(installed), installed.id, key),
        )
        await keyv.set(INDEX, [...new Set([...(await index()), installed.id])])
      }),
    remove: (id) =>
      alone(async () => {
        await keyv.delete(`slack:installation:${id}`)
        await keyv.set(
          INDEX,
          (await index()).filter((one) => one !== id),
        )
      }),
  }
}

/** What Slack's consent page brought, or null when it holds no bot token. */
export function keptOf(installation: Installation): Kept | null {
  const { bot, team, enterprise, isEnterpriseInstall } = installation
  const id = isEnterpriseInstall ? enterprise?.id : team?.id
  if (!bot || id === undefined) return null
  return {
    id,
    team: team?.id ?? null,
    enterprise: enterprise?.id ?? null,
    name: (isEnterpriseInstall ? enterprise?.name : team?.name) ?? null,
    token: bot.token,
    scopes: bot.scopes,
    rotation:
      bot.refreshToken && bot.expiresAt
        ? { refreshToken: bot.refreshToken, expiresAtMs: bot.expiresAt * 1_000 }
        : null,
  }
}

/** AES-256-GCM, bound to the workspace's id: one cannot be put in another's place. */
function seal(text: string, id: string, key: Buffer): string {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(id))
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64')
}

function open(sealed: string, id: string, key: Buffer): string | null {
  const bytes = Buffer.from(sealed, 'base64')
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12))
      .setAAD(Buffer.from(id))
      .setAuthTag(bytes.subarray(12, 28))
    return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8')
  } catch {
    return null
  }
}
