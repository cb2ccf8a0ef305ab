import { type Logger, pino } from 'pino'

/** JSON lines on standard error; fields that may hold a secret are cut whoever logs them. */
export function createLog(level: string): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: {
        paths: [
          'token',
          '*.token',
          'secret',
          '*.secret',
          'headers',
          '*.headers',
          'url.password',
          'authorization',
        ],
        censor: '[secret]',
      },
      serializers: { err: sayError },
    },
    pino.destination({ dest: 2, sync: true }),
  )
}

/** Name, message and stack only: errors of libraries carry whole requests, tokens included. */
function sayError(error: unknown): object {
  if (!(error instanceof Error)) return { message: String(error) }
  return { name: error.name, message: error.message, stack: error.stack }
}
