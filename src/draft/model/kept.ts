import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'
import type { Keyv } from 'keyv'
import { z } from 'zod'
import { DAY } from '../../core/time.ts'
import { parseJson } from '../../model/json.ts'
import type { Drafts } from './answer.ts'

const KEPT_FOR = DAY
const CIPHER = 'aes-256-gcm'
const NONCE_BYTES = 12
const TAG_BYTES = 16

const draftsSchema = z.strictObject({ texts: z.array(z.string()).min(1), language: z.string() })

/**
 * Drafts that were paid for, by what they answer. A draft may repeat a customer's words, so it lies sealed
 * with them: once they are erased, nobody can open it any more.
 */
export interface KeptDrafts {
  of(asked: unknown): Promise<Drafts | null>
  keep(asked: unknown, drafts: Drafts): Promise<void>
}

export function createKeptDrafts(keyv: Keyv): KeptDrafts {
  return {
    async of(asked) {
      const { name, secret } = derived(asked)
      const sealed: unknown = await keyv.get(name)
      return typeof sealed === 'string' ? open(sealed, secret) : null
    },
    async keep(asked, drafts) {
      const { name, secret } = derived(asked)
      await keyv.set(name, seal(JSON.stringify(drafts), secret), KEPT_FOR)
    },
  }
}

/** Name and secret come from the same words; neither leads to the other, or to them. */
function derived(asked: unknown): { readonly name: string; readonly secret: Buffer } {
  const content = JSON.stringify(asked)
  const digest = (use: string) => createHash('sha256').update(`${use}\n${content}`).digest()
  return { name: `draft:${digest('name').toString('base64url')}`, secret: digest('secret') }
}

function seal(text: string, secret: Buffer): string {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv(CIPHER, secret, nonce)
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64')
}

function open(sealed: string, secret: Buffer): Drafts | null {
  const bytes = Buffer.from(sealed, 'base64')
  const cipher = createDecipheriv(CIPHER, secret, bytes.subarray(0, NONCE_BYTES), {
    authTagLength: TAG_BYTES,
  })
  cipher.setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES))
  try {
    const text = Buffer.concat([cipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)), cipher.final()])
    return draftsSchema.safeParse(parseJson(text.toString('utf8'))).data ?? null
  } catch {
    // Not what was kept: as good as nothing.
    return null
  }
}
