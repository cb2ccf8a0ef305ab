import { parentPort, workerData } from 'node:worker_threads'
import { createLocalAnalyst } from './analyst.ts'
import type { Answer, Question } from './thread.ts'

// The local analyst in a thread of its own: it answers in the order in which it is asked.

const analyst = createLocalAnalyst(workerData)
const never = new AbortController().signal

// What is loaded and compiled at the first use is so before the first question, while nobody waits.
void analyst.analyse(
  [
    'The parcel came two weeks late and nobody answers my mails. I want my money back!',
    'Thank you Anna, you were wonderful. How do I clean the lid?',
    'Leider ist die Maschine schon wieder kaputt, das ist sehr ärgerlich.',
  ].map((text, id) => ({
    publishedAt: null,
    copyOf: null,
    copies: 0,
    id,
    source: '',
    externalId: '',
    title: null,
    text,
    author: null,
    url: null,
    at: 0,
    storedAt: 0,
    reach: 0,
    language: null,
  })),
  never,
)

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
