import { parentPort, workerData } from 'node:worker_threads'
import { createLocalAnalyst } from './analyst.ts'
import type { Answer, Question } from './thread.ts'
import { model } from './weights.ts'

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

// Unpacked now, while the main thread still loads, and not when the first question comes.
model()
