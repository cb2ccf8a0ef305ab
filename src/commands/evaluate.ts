import { createReadStream } from 'node:fs'
import { readEnvironment } from '../config/environment.ts'
import { loadConfig } from '../config/load.ts'
import { evaluate as evaluateLines } from '../understand/evaluate.ts'
import { createLocalAnalyst } from '../understand/local/analyst.ts'

/** Measures the local analyst on a JSONL file, streaming; `-` reads standard input. */
export async function evaluate(configFile: string, file: string, labels: boolean): Promise<void> {
  const config = loadConfig(configFile, readEnvironment())
  const input = file === '-' ? process.stdin : createReadStream(file)
  const analyst = createLocalAnalyst(config)
  await evaluateLines(input, process.stdout, { analyst, labels, signal: new AbortController().signal })
}
