import { parentPort, workerData } from 'node:worker_threads'
import { createLocalAnalyst } from './analyst.ts'
import type { Answer, Question } from './thread.ts'

// The local analyst in a thread of its own: it answers in the order in which it is asked.

const analyst = createLocalAnalyst(workerData)
const never = new AbortController().signal

parentPort?.on('message', async ({ id, mentions }: Question) => {
  let answer: Answer
  try {
    answer = { id, analyses: await analyst.analyse(mentions, never) }
  } catch (error) {
    answer = { id, fault: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
  parentPort?.postMessage(answer)
})
