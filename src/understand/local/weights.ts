import { readFileSync, writeFileSync } from 'node:fs'
import { z } from 'zod'
import { BUCKETS, DENSE } from './features.ts'
import { COLUMNS, HEAD_NAMES } from './heads.ts'
import type { Linear } from './linear.ts'

const FILE = new URL('./weights/model.bin', import.meta.url)
const HEADER = 4
const ROWS = BUCKETS + DENSE

const calibrationSchema = z.object({
  /** Scores are divided by it before they become probabilities. */
  temperature: z.number().positive(),
  /** Added to a head's scores after that, one for each answer. */
  shift: z.array(z.number()).readonly(),
})
export type Calibration = z.infer<typeof calibrationSchema>

const cardSchema = z.object({
  version: z.string(),
  /** Of each column the largest weight: what an int8 of 127 stands for. */
  largest: z.array(z.number()).length(COLUMNS),
  calibration: z.record(z.enum(HEAD_NAMES), calibrationSchema),
})
export type ModelCard = z.infer<typeof cardSchema>

export interface Model extends Linear {
  readonly card: ModelCard
}

let loaded: Model | undefined

/** The shipped model, read at the first call. */
export function model(): Model {
  loaded ??= unpack(readFileSync(FILE))
  return loaded
}

export function saveModel(linear: Linear, about: Omit<ModelCard, 'largest'>): void {
  writeFileSync(FILE, pack(linear, about))
}

/**
 * The card's length, the card as JSON, and one byte for each weight: its sign, and the root of its size, so
 * that small weights keep their detail.
 */
export function pack({ weights }: Linear, about: Omit<ModelCard, 'largest'>): Uint8Array {
  const largest = new Array<number>(COLUMNS).fill(1e-9)
  for (let at = 0; at < weights.length; at++) {
    const column = at % COLUMNS
    largest[column] = Math.max(largest[column] ?? 0, Math.abs(weights[at] ?? 0))
  }
  const card = Buffer.from(JSON.stringify({ ...about, largest } satisfies ModelCard))
  const bytes = Buffer.alloc(HEADER + card.length + weights.length)
  bytes.writeUInt32LE(card.length)
  card.copy(bytes, HEADER)
  for (let at = 0; at < weights.length; at++) {
    const weight = weights[at] ?? 0
    const root = Math.round(127 * Math.sqrt(Math.abs(weight) / (largest[at % COLUMNS] ?? 1)))
    bytes.writeInt8(weight < 0 ? -root : root, HEADER + card.length + at)
  }
  return bytes
}

export function unpack(bytes: Buffer): Model {
  const begin = HEADER + bytes.readUInt32LE()
  const card = cardSchema.parse(JSON.parse(bytes.toString('utf8', HEADER, begin)))
  if (bytes.length - begin !== ROWS * COLUMNS)
    throw new Error('The weights do not fit this version of the model: run `npm run train` again.')
  const packed = new Int8Array(bytes.buffer, bytes.byteOffset + begin, ROWS * COLUMNS)
  const weights = new Float32Array(packed.length)
  for (let at = 0, column = 0; at < weights.length; at++) {
    const root = (packed[at] ?? 0) / 127
    weights[at] = Math.abs(root) * root * (card.largest[column] ?? 0)
    column = column + 1 === COLUMNS ? 0 : column + 1
  }
  return { columns: COLUMNS, weights, card }
}
