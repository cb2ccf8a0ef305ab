import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { HEADS } from '../local/heads.ts'

/** The public sets, mapped to what they can teach; whose they are, and under which licence, stands in NOTICE. */

type Sentiment = (typeof HEADS.sentiment)[number]

export interface Taught {
  readonly text: string
  readonly sentiment?: Sentiment
  /** Index into EMOTIONS. */
  readonly emotion?: number
}

const linesOf = <T>(folder: string, set: string, schema: z.ZodType<T>): T[] =>
  readFileSync(join(folder, `${set}.jsonl`), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => schema.parse(JSON.parse(line)))

/** Emotions of one colour together; the groups are what the emotion teacher tells apart. */
export const EMOTIONS = [
  ['admiration', 'approval', 'pride'],
  ['gratitude'],
  ['love', 'joy', 'excitement', 'relief'],
  ['amusement'],
  ['curiosity'],
  ['confusion'],
  ['desire', 'optimism', 'caring'],
  ['anger', 'annoyance'],
  ['disappointment', 'sadness', 'grief', 'remorse', 'embarrassment'],
  ['disapproval', 'disgust'],
  ['surprise', 'realization', 'fear', 'nervousness'],
  ['neutral'],
]

const POSITIVE = new Set(
  'admiration amusement approval caring desire excitement gratitude joy love optimism pride relief'.split(
    ' ',
  ),
)
const NEGATIVE = new Set(
  'anger annoyance disappointment disapproval disgust embarrassment fear grief nervousness remorse sadness'.split(
    ' ',
  ),
)
const COLOURLESS = new Set('curiosity confusion realization surprise neutral'.split(' '))

/** Undefined where the emotions pull both ways, or one stands beside "neutral". */
function sentimentOf(emotions: readonly string[]): Sentiment | undefined {
  const good = emotions.some((emotion) => POSITIVE.has(emotion))
  const bad = emotions.some((emotion) => NEGATIVE.has(emotion))
  const neutral = emotions.includes('neutral')
  if ((good && bad) || ((good || bad) && neutral)) return undefined
  if (good) return 'positive'
  if (bad) return 'negative'
  const plain = neutral ? emotions.length === 1 : emotions.every((emotion) => COLOURLESS.has(emotion))
  return plain ? 'neutral' : undefined
}

export function emotionSet(folder: string): Taught[] {
  const schema = z.object({ text: z.string(), emotions: z.array(z.string()) })
  return linesOf(folder, 'goemotions', schema).map(({ text, emotions }) => {
    const group =
      emotions.length === 1 ? EMOTIONS.findIndex((names) => names.includes(emotions[0] ?? '')) : -1
    const sentiment = sentimentOf(emotions)
    return { text, ...(group >= 0 && { emotion: group }), ...(sentiment && { sentiment }) }
  })
}

export function sentimentSet(
  folder: string,
  set: 'vader_tweets' | 'vader_amazon' | 'uci' | 'clothing',
): Taught[] {
  return linesOf(folder, set, z.object({ text: z.string(), sentiment: z.enum(HEADS.sentiment) }))
}
