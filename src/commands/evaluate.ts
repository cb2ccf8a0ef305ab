import { createReadStream, statSync } from 'node:fs'
import { getHeapStatistics, setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { readEnvironment } from '../config/environment.ts'
import { loadConfig } from '../config/load.ts'
import { Fault } from '../core/fault.ts'
import { evaluate as evaluateLines } from '../understand/evaluate.ts'
import { createLocalAnalyst } from '../understand/local/analyst.ts'

/** From this many bytes of heap on what hundreds of texts left behind is taken out: half of it is in use. */
const CROWDED = 45e6

/** Measures the local analyst on a JSONL file, streaming; `-` reads standard input. */
export async function evaluate(configFile: string, file: string, labels: boolean): Promise<void> {
  const tidy = keepSmall()
  const config = loadConfig(configFile, readEnvironment())
  const input = file === '-' ? process.stdin : open(file)
  const analyst = createLocalAnalyst(config)
  await evaluateLines(input, process.stdout, {
    analyst,
    names: [config.brand.name, ...config.brand.names],
    labels,
    tidy,
    signal: new AbortController().signal,
  })
}

function open(file: string) {
  const found = statSync(file, { throwIfNoEntry: false })
  if (found === undefined || found.isDirectory())
    throw new Fault(`${file} is no file. Name a JSONL file, or - for standard input.`)
  return createReadStream(file)
}

/** Texts by the thousand are soon garbage, for which V8 would rather grow: it is taken out when there is much. */
function keepSmall(): () => void {
  for (const flag of ['--semi-space-growth-factor=1', '--expose-gc']) setFlagsFromString(flag)
  const collect: unknown = runInNewContext('gc')
  return () => {
    if (typeof collect === 'function' && getHeapStatistics().total_heap_size > CROWDED) collect()
  }
}
