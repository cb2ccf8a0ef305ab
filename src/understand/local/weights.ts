import { readFileSync, writeFileSync } from 'node:fs'
import { z } from 'zod'
import { BUCKETS, DENSE } from './features.ts'
import { COLUMNS, HEAD_NAMES } from './heads.ts'
import type { Linear } from './linear.ts'

const FOLDER = new URL('./weights/', import.meta.url)
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
  loaded ??= unpack(
    readFileSync(new URL('model.json', FOLDER), 'utf8'),
    readFileSync(new URL('model.bin', FOLDER)),
  )
  return loaded
}

export function saveModel(linear: Linear, about: Omit<ModelCard, 'largest'>): void {
  const { card, bytes } = pack(linear, about)
  writeFileSync(new URL('model.bin', FOLDER), bytes)
  writeFileSync(new URL('model.json', FOLDER), `${JSON.stringify(card, null, 2)}\n`)
}

/** One byte for a weight: its sign, and the root of its size, so that small weights keep their detail. */
export function pack(
  linear: Linear,
  about: Omit<ModelCard, 'largest'>,
): { card: ModelCard; bytes: Int8Array } {
  const { weights } = linear
  const largest = new Array<number>(COLUMNS).fill(1e-9)
  for (let at = 0; at < weights.length; at++) {
    const column = at % COLUMNS
    largest[column] = Math.max(largest[column] ?? 0, Math.abs(weights[at] ?? 0))
  }
  const bytes = Int8Array.from(weights, (weight, at) => {
    const root = Math.round(127 * Math.sqrt(Math.abs(weight) / (largest[at % COLUMNS] ?? 1)))
    return weight < 0 ? -root : root
  })
  return { card: { ...about, largest }, bytes }
}

export function unpack(card: string, packed: Uint8Array): Model {
  const known = cardSchema.parse(JSON.parse(card))
  if (packed.length !== ROWS * COLUMNS)
    throw new Error('The weights do not fit this version: run `npm run train` again.')
  const bytes = new Int8Array(packed.buffer, packed.byteOffset, packed.length)
  const weights = new Float32Array(bytes.length)
  for (let at = 0, column = 0; at < bytes.length; at++) {
    const root = (bytes[at] ?? 0) / 127
    weights[at] = Math.abs(root) * root * (known.largest[column] ?? 0)
    column = column + 1 === COLUMNS ? 0 : column + 1
  }
  return { columns: COLUMNS, weights, card: known }
}
