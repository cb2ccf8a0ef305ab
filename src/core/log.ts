/**
 * Structured lines for the administrator. Never above debug: customers' words; never at all: secrets.
 */
export interface Log {
  debug(fields: object, message: string): void
  info(fields: object, message: string): void
  warn(fields: object, message: string): void
  error(fields: object, message: string): void
}
