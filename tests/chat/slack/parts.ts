import { Keyv } from 'keyv'
import type { Log } from '../../../src/core/log.ts'

export const SILENT: Log = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
}

export function memoryKeyv(): Keyv {
  return new Keyv()
}
