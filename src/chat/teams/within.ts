import type { Clock } from '../../core/time.ts'

/** Whether `work` ends within `ms`: people are answered in time, and told the rest later. */
export async function within<T>(
  work: Promise<T>,
  ms: number,
  clock: Clock,
): Promise<{ readonly value: T } | 'late'> {
  const waiting = new AbortController()
  try {
    return await Promise.race([
      work.then((value) => ({ value })),
      clock.after(ms, waiting.signal).then(() => 'late' as const),
    ])
  } finally {
    waiting.abort('answered')
  }
}
