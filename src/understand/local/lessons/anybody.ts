import { readFileSync } from 'node:fs'
import { z } from 'zod'
import type { Read } from './lessons.ts'

const CORPUS = new URL('../../corpus/train.jsonl', import.meta.url)
/** Every second one tells as much as all. */
const STEP = 2

const lineSchema = z.object({ text: z.string(), lang: z.string() })

/** What customers of any company say: our own mentions, which the model was trained on. */
export function readAnybody(): readonly Read[] {
  return readFileSync(CORPUS, 'utf8')
    .split('\n')
    .filter((line, at) => line !== '' && at % STEP === 0)
    .map((line) => {
      const { text, lang } = lineSchema.parse(JSON.parse(line))
      return { title: null, text, language: lang }
    })
}
