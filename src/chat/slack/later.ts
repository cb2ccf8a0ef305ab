import type { Log } from '../../core/log.ts'

/** What is done after Slack got its answer; nobody waits for it but the end of the program. */
export interface Later {
  run(work: () => Promise<unknown>): void
  /** When all of it is done, and all that it began. */
  drained(): Promise<void>
}

export function createLater(log: Log): Later {
  const underWay = new Set<Promise<void>>()
  return {
    run(work) {
      const done = work()
        .then(
          () => undefined,
          (error: unknown) => log.error({ err: error }, 'something begun for Slack could not be finished'),
        )
        .finally(() => underWay.delete(done))
      underWay.add(done)
    },
    async drained() {
      while (underWay.size > 0) await Promise.all(underWay)
    },
  }
}
