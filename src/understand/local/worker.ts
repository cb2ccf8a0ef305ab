import { parentPort, workerData } from 'node:worker_threads'
import type { Mention } from '../../core/mention.ts'
import { createLocalAnalyst } from './analyst.ts'
import type { Answer, Question } from './thread.ts'

// The local analyst in a thread of its own: it answers in the order in which it is asked.

const analyst = createLocalAnalyst(workerData)
const never = new AbortController().signal

parentPort?.on('message', async (question: Question) => {
  const { id } = question
  let answer: Answer
  try {
    if ('teaching' in question) await analyst.learn?.(question.teaching)
    answer = {
      id,
      analyses: 'mentions' in question ? await analyst.analyse(question.mentions, never) : [],
    }
  } catch (error) {
    answer = { id, fault: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
  parentPort?.postMessage(answer)
})

/** Read while the main thread still loads: by then the weights are unpacked, and what reads is compiled. */
const FIRST: Mention = {
  id: 0,
  source: '',
  externalId: '',
  author: null,
  title: null,
  text: 'Three days late, and nobody answers. The refund never came. Thank you, Mia, for asking again!',
  url: null,
  publishedAt: null,
  reach: 0,
  language: null,
  storedAt: 0,
  at: 0,
  copyOf: null,
  copies: 0,
}
await analyst.analyse([FIRST], never)
