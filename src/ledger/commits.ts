import { setImmediate, setTimeout } from 'node:timers/promises'
import type { Kysely } from 'kysely'
import type { Store, Writing } from './engine.ts'
import type { Tables } from './schema.ts'

interface Task {
  /** Says what to tell whoever asked, once it is on the disk. */
  run(trx: Writing): Promise<() => void>
  fail(error: unknown): void
}

const GATHER_MS = 1

/**
 * Transactions that are asked for at about the same time become one, one after the other in it, and none
 * is answered before all are on the disk: a flush to the disk costs more than most of them. Where one
 * fails, each is run again by itself. For a database that lets only one write at a time anyway.
 */
export function sharedCommits(db: Kysely<Tables>): Store['write'] {
  let waiting: Task[] = []
  let writing = false

  return (work) =>
    new Promise((resolve, reject) => {
      waiting.push({
        async run(trx) {
          const value = await work(trx)
          return () => resolve(value)
        },
        fail: reject,
      })
      if (!writing) void writeAll()
    })

  async function writeAll(): Promise<void> {
    writing = true
    for (let several = false; waiting.length > 0; ) {
      // Whoever asks at this very moment comes along; while many ask, whoever is about to.
      await (several ? setTimeout(GATHER_MS) : setImmediate())
      const tasks = waiting
      waiting = []
      several = tasks.length > 1
      await write(tasks)
    }
    writing = false
  }

  async function write(tasks: readonly Task[]): Promise<void> {
    const told: (() => void)[] = []
    try {
      await db.transaction().execute(async (trx) => {
        for (const task of tasks) told.push(await task.run(trx))
      })
    } catch (error) {
      const [first, ...others] = tasks
      if (others.length === 0) return first?.fail(error)
      for (const task of tasks) await write([task])
      return
    }
    for (const tell of told) tell()
  }
}
