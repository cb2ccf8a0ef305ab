import { createHash } from 'node:crypto'

/** A short name for what is too long or too secret to stand for itself. Equal parts, equal digest. */
export function digest(...parts: readonly (string | Uint8Array | null)[]): string {
  const hash = createHash('sha256')
  for (const part of parts) {
    hash.update(part === null ? '-' : `${part.length}:`)
    if (part !== null) hash.update(part)
  }
  return hash.digest('base64url').slice(0, 22)
}
