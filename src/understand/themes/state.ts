import type { Terms } from './terms.ts'

/**
 * A theme's terms as compact text for the ledger: a scale, then for each term its bucket (17 bits) and its
 * share of the scale (15 bits). Numbers only: no customer's words are in it.
 */
const FINEST = 2 ** 15 - 1

export function writeTerms(terms: Terms): string {
  let scale = 0
  for (const [, weight] of terms) scale = Math.max(scale, weight)
  const bytes = Buffer.alloc(4 + 4 * terms.size)
  bytes.writeFloatLE(scale)
  let at = 4
  for (const [bucket, weight] of terms) {
    bytes.writeUInt32LE(bucket * 2 ** 15 + Math.max(1, Math.round((weight / scale) * FINEST)), at)
    at += 4
  }
  return bytes.toString('base64')
}

export function readTerms(state: string): [bucket: number, weight: number][] {
  const bytes = Buffer.from(state, 'base64')
  if (bytes.length < 4) return []
  const scale = bytes.readFloatLE()
  return Array.from({ length: Math.floor(bytes.length / 4) - 1 }, (_, term) => {
    const packed = bytes.readUInt32LE(4 + 4 * term)
    return [packed >>> 15, ((packed & FINEST) / FINEST) * scale]
  })
}
