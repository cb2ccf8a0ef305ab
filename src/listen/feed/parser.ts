import { getCompileCacheDir } from 'node:module'
import { Worker } from 'node:worker_threads'
import type { Found } from '../../core/mention.ts'
import { SourceFault } from '../../core/ports.ts'
import { SECOND, sayDuration } from '../../core/time.ts'
import { createTurns } from '../../http/turns.ts'
import type { FeedBytes, FeedReading } from './read.ts'

/** Reads feeds in threads of their own, each with a deadline and a limit to its memory. */
export interface FeedParser {
  /** Starts the thread ahead of the first feed. */
  getReady(): void
  /** @throws {SourceFault} for what is no feed, and for what takes too long or too much memory to read. */
  parse(feed: Omit<FeedBytes, 'leniently'>, signal: AbortSignal): Promise<ParsedFeed>
  close(): Promise<void>
}

export interface ParsedFeed {
  readonly found: readonly Found[]
  readonly skipped: readonly string[]
}

export interface FeedParserOptions {
  /** For each of the two readers. */
  readonly deadlineMs?: number
  readonly memoryMb?: number
  /** How long a feed waits for the first thread before a second one is started. */
  readonly patienceMs?: number
  /** A thread that had nothing to do for so long is ended. */
  readonly idleMs?: number
}

/** A thread starts in a fraction of a second; on a machine under great load it may take longer. */
const START_MS = 20 * SECOND

/**
 * One thread reads thousands of entries a second, and each costs some 60 MB: the second is there for the
 * case that a feed holds up the first.
 */
export function createFeedParser(options: FeedParserOptions = {}): FeedParser {
  const { deadlineMs = 5 * SECOND, memoryMb = 192, patienceMs = 2 * SECOND, idleMs = 30 * SECOND } = options
  const turns = createTurns(1)
  const threads = new Map<'first' | 'second', Thread>()
  const closing = new AbortController()

  async function takeThread(signal: AbortSignal): Promise<{ lane: 'first' | 'second'; endTurn: () => void }> {
    const patience = AbortSignal.timeout(patienceMs)
    try {
      return { lane: 'first', endTurn: await turns.take('first', AbortSignal.any([signal, patience])) }
    } catch {
      return { lane: 'second', endTurn: await turns.take('second', signal) }
    }
  }

  function start(lane: 'first' | 'second'): Thread {
    const compiled = getCompileCacheDir()
    const worker = new Worker(new URL('./worker.ts', import.meta.url), {
      env: compiled === undefined ? {} : { NODE_COMPILE_CACHE: compiled },
      resourceLimits: { maxOldGenerationSizeMb: memoryMb, maxYoungGenerationSizeMb: 8 },
    })
    const thread: Thread = { worker, ready: false, idle: undefined }
    threads.set(lane, thread)
    worker.once('exit', () => {
      clearTimeout(thread.idle)
      if (threads.get(lane) === thread) threads.delete(lane)
    })
    // Whoever waits for an answer hears of it too; here it only must not end the program.
    worker.on('error', () => undefined)
    return thread
  }

  function rest(thread: Thread): void {
    thread.worker.unref()
    thread.idle = setTimeout(() => void thread.worker.terminate(), idleMs).unref()
  }

  /** Null when it took too long or too much memory: the thread is gone then. */
  async function read(feed: FeedBytes, signal: AbortSignal): Promise<FeedReading | null> {
    const { lane, endTurn } = await takeThread(signal)
    const thread = threads.get(lane) ?? start(lane)
    clearTimeout(thread.idle)
    thread.worker.ref()
    let reading: FeedReading | null = null
    try {
      if (!thread.ready) thread.ready = (await answer(thread.worker, START_MS, signal)) === 'ready'
      thread.worker.postMessage(feed)
      const said = await answer(thread.worker, deadlineMs, signal)
      reading = said === 'ready' ? null : said
      return reading
    } finally {
      if (reading === null) {
        threads.delete(lane)
        await thread.worker.terminate()
      } else {
        rest(thread)
      }
      endTurn()
    }
  }

  return {
    getReady() {
      if (threads.has('first')) return
      const thread = start('first')
      rest(thread)
      const ready = (said: unknown) => {
        thread.ready = said === 'ready'
      }
      answer(thread.worker, START_MS, closing.signal).then(ready, ready)
    },
    async parse(feed, wish) {
      const signal = AbortSignal.any([wish, closing.signal])
      const reading =
        (await read({ ...feed, leniently: false }, signal)) ??
        (await read({ ...feed, leniently: true }, signal))
      if (reading === null)
        throw new SourceFault(
          `The feed cannot be read within ${sayDuration(deadlineMs)} and ${memoryMb} MB. Ask its owner for a shorter one.`,
          { lasting: true },
        )
      if (reading.reading === 'no feed') throw new SourceFault(reading.reason, { lasting: true })
      return { found: reading.found, skipped: reading.skipped }
    },
    async close() {
      closing.abort(new Error('Earshot stops'))
      await Promise.all([...threads.values()].map(({ worker }) => worker.terminate()))
    },
  }
}

interface Thread {
  readonly worker: Worker
  ready: boolean
  idle: NodeJS.Timeout | undefined
}

/** What the thread says next; null when it dies or says nothing in time. */
function answer(
  worker: Worker,
  withinMs: number,
  signal: AbortSignal,
): Promise<FeedReading | 'ready' | null> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(nothing, withinMs)
    function done() {
      clearTimeout(timer)
      worker.off('message', hear)
      worker.off('error', nothing)
      worker.off('exit', nothing)
      signal.removeEventListener('abort', giveUp)
    }
    function hear(message: FeedReading | 'ready') {
      done()
      resolve(message)
    }
    function nothing() {
      done()
      resolve(null)
    }
    function giveUp() {
      done()
      reject(signal.reason)
    }
    worker.on('message', hear)
    worker.on('error', nothing)
    worker.on('exit', nothing)
    signal.addEventListener('abort', giveUp, { once: true })
    if (signal.aborted) giveUp()
  })
}
