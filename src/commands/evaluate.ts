import { createReadStream } from 'node:fs'
import { setFlagsFromString } from 'node:v8'
import { readEnvironment } from '../config/environment.ts'
import { loadConfig } from '../config/load.ts'
import { evaluate as evaluateLines } from '../understand/evaluate.ts'
import { createLocalAnalyst } from '../understand/local/analyst.ts'

/** Measures the local analyst on a JSONL file, streaming; `-` reads standard input. */
export async function evaluate(configFile: string, file: string, labels: boolean): Promise<void> {
  // Texts by the thousand are soon garbage: a small young heap holds it, where V8 would rather grow.
  setFlagsFromString('--optimize-for-size')
  const config = loadConfig(configFile, readEnvironment())
  const input = file === '-' ? process.stdin : createReadStream(file)
  const analyst = createLocalAnalyst(config)
  await evaluateLines(input, process.stdout, {
    analyst,
    names: [config.brand.name, ...config.brand.names],
    labels,
    signal: new AbortController().signal,
  })
}
