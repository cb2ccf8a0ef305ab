import { existsSync, readFileSync } from 'node:fs'
import { parseEnv } from 'node:util'

/** Names and values from the process and from `.env`; the process wins. */
export type Environment = Readonly<Record<string, string | undefined>>

/** The one place that reads the process's environment. */
export function readEnvironment(dotenv = '.env'): Environment {
  const file = existsSync(dotenv) ? parseEnv(readFileSync(dotenv, 'utf8')) : {}
  return { ...file, ...process.env }
}
