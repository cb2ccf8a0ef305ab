import { Worker } from 'node:worker_threads'
import type { Config } from '../../config/schema.ts'
import type { Analysis } from '../../core/analysis.ts'
import type { Mention } from '../../core/mention.ts'
import type { Analyst } from '../../core/ports.ts'
import { LOCAL_ANALYST } from './version.ts'

export interface Question {
  readonly id: number
  readonly mentions: readonly Mention[]
}

export type Answer =
  | { readonly id: number; readonly analyses: readonly Analysis[] }
  | { readonly id: number; readonly fault: string }

interface Waiting {
  resolve(analyses: readonly Analysis[]): void
  reject(fault: Error): void
}

/**
 * The local analyst beside the main thread, which stays free to answer the staff while thousands of
 * mentions are read. A thread that dies is started again with the next question.
 */
export function createThreadedAnalyst({
  brand,
  departments,
}: Pick<Config, 'brand' | 'departments'>): Analyst {
  const waiting = new Map<number, Waiting>()
  let thread: Worker | null = start()
  let last = 0

  function start(): Worker {
    const worker = new Worker(new URL('./worker.ts', import.meta.url), {
      workerData: { brand, departments },
      resourceLimits: { maxYoungGenerationSizeMb: 8 },
    })
    worker.on('message', (answer: Answer) => {
      const asked = waiting.get(answer.id)
      waiting.delete(answer.id)
      if ('fault' in answer) asked?.reject(new Error(answer.fault))
      else asked?.resolve(answer.analyses)
    })
    worker.on('error', (error) => lose(worker, error))
    worker.on('exit', () => lose(worker, new Error('The analyst’s thread ended.')))
    // Nobody waits for it when all else is done.
    worker.unref()
    return worker
  }

  function lose(worker: Worker, reason: unknown): void {
    if (thread !== worker) return
    thread = null
    for (const { reject } of waiting.values())
      reject(reason instanceof Error ? reason : new Error(String(reason)))
    waiting.clear()
  }

  return {
    name: LOCAL_ANALYST,
    analyse(mentions) {
      thread ??= start()
      const worker = thread
      const question: Question = { id: ++last, mentions }
      return new Promise((resolve, reject) => {
        waiting.set(question.id, { resolve, reject })
        worker.postMessage(question)
      })
    },
    async close() {
      const worker = thread
      thread = null
      await worker?.terminate()
    },
  }
}
