import { existsSync, readFileSync } from 'node:fs'
import { parseEnv } from 'node:util'
import { ConfigFaults } from './fault.ts'

/** Names and values from the process and from `.env`; the process wins. */
export type Environment = Readonly<Record<string, string | undefined>>

/** The one place that reads the process's environment. @throws {ConfigFaults} when `.env` cannot be read. */
export function readEnvironment(dotenv = '.env'): Environment {
  const file = existsSync(dotenv) ? parseEnv(read(dotenv)) : {}
  return { ...file, ...process.env }
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    const problem = `It cannot be read: ${reason}. Give the user that runs Earshot the right to.`
    throw new ConfigFaults(file, [{ line: null, path: '', problem }])
  }
}
