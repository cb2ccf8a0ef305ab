import { Worker } from 'node:worker_threads'
import type { Config } from '../../config/schema.ts'
import type { Analysis } from '../../core/analysis.ts'
import type { Teaching } from '../../core/correction.ts'
import type { Mention } from '../../core/mention.ts'
import type { Analyst } from '../../core/ports.ts'
import { LOCAL_ANALYST } from './version.ts'

export type Question =
  | { readonly id: number; readonly mentions: readonly Mention[] }
  | { readonly id: number; readonly teaching: Teaching }

export type Answer =
  /** None for what was taught. */
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
  /** A thread that is started again has to be taught again. */
  let taught: { readonly thread: Worker; readonly edits: number } | null = null
  let teaching: Teaching | null = null

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

  function ask(worker: Worker, question: Question): Promise<readonly Analysis[]> {
    return new Promise((resolve, reject) => {
      waiting.set(question.id, { resolve, reject })
      worker.postMessage(question)
    })
  }

  /** The thread, knowing all that was taught. */
  async function ready(): Promise<Worker> {
    thread ??= start()
    const worker = thread
    if (teaching !== null && (taught?.thread !== worker || taught.edits !== teaching.edits)) {
      const { edits } = teaching
      await ask(worker, { id: ++last, teaching })
      taught = { thread: worker, edits }
    }
    return worker
  }

  return {
    name: LOCAL_ANALYST,
    async analyse(mentions) {
      return ask(await ready(), { id: ++last, mentions })
    },
    async learn(given) {
      teaching = given
      await ready()
    },
    async close() {
      const worker = thread
      thread = null
      await worker?.terminate()
    },
  }
}
