import { basename } from 'node:path'
import { readEnvironment } from '../config/environment.ts'
import { loadConfig } from '../config/load.ts'
import { systemClock } from '../core/time.ts'
import { type ImportProgress, importFile } from '../listen/import.ts'
import { openBeside } from './ledger.ts'

const BAR = 30

/**
 * Brings in a file's mentions; given again after an interruption it goes on where it was.
 * @returns the exit code: 0 when every row was read.
 */
export async function importMentions(
  configFile: string,
  file: string,
  options: { source?: string; map?: readonly string[]; notify?: boolean },
): Promise<number> {
  const config = loadConfig(configFile, readEnvironment())
  const { ledger } = await openBeside(config)
  try {
    const result = await importFile(file, {
      ledger,
      clock: systemClock,
      source: options.source ?? basename(file).replace(/\.\w+$/, ''),
      map: Object.fromEntries((options.map ?? []).map((pair) => pair.split('=', 2))),
      quiet: options.notify !== true,
      onProgress: draw,
    })
    if (process.stderr.isTTY) process.stderr.write('\n')
    for (const { line, problem } of result.bad.slice(0, 20))
      process.stdout.write(`line ${line}: ${problem}\n`)
    if (result.bad.length > 20) process.stdout.write(`and ${result.bad.length - 20} more lines like these\n`)
    process.stdout.write(
      `${result.stored} stored, ${result.known} known already, ${result.bad.length} could not be read\n`,
    )
    if (result.stored > 0) process.stdout.write('Earshot reads what is stored while it runs.\n')
    return result.bad.length === 0 ? 0 : 1
  } finally {
    await ledger.close()
  }
}

function draw({ bytes, totalBytes, stored }: ImportProgress) {
  if (!process.stderr.isTTY) return
  const share = totalBytes === 0 ? 1 : bytes / totalBytes
  const bar = '█'.repeat(Math.round(share * BAR)).padEnd(BAR, '░')
  process.stderr.write(`\r${bar} ${String(Math.round(share * 100)).padStart(3)} %  ${stored} stored `)
}
