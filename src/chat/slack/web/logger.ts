import { type Logger, LogLevel } from '@slack/bolt'
import type { Log } from '../../../core/log.ts'

/**
 * What Slack's libraries log, in our log. Their debug lines hold whole payloads, customers' words and all:
 * they are dropped. What they call errors is handled and reported by us, so it is at most a warning.
 */
export function boltLogger(log: Log): Logger {
  const warn = (...words: unknown[]) => log.warn({ from: 'slack' }, sayAll(words))
  return {
    debug: () => {},
    info: (...words) => log.debug({ from: 'slack' }, sayAll(words)),
    warn,
    error: warn,
    setLevel: () => {},
    getLevel: () => LogLevel.INFO,
    setName: () => {},
  }
}

function sayAll(words: readonly unknown[]): string {
  return words
    .map((word) => (word instanceof Error ? `${word.name}: ${word.message}` : String(word)))
    .join(' ')
}
