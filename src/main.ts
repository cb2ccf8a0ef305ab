import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Command, InvalidArgumentError, Option } from 'commander'
import manifest from '../package.json' with { type: 'json' }
import type { DigestOptions } from './commands/digest.ts'
import { Fault } from './core/fault.ts'

/** What `npm start` runs where there is no configuration of one's own. */
const SAMPLE = fileURLToPath(new URL('./sample/earshot.yaml', import.meta.url))

const program = new Command('earshot')
  .description('Hears what customers say, and brings it to the people who can change something.')
  .option('-c, --config <file>', 'the configuration; earshot.yaml here, else the sample brand')
  .version(manifest.version, '-v, --version', 'say which Earshot this is')
  .showHelpAfterError()

program
  .command('start')
  .description('listen, post, and answer the staff until stopped')
  .action(async () => {
    const { start } = await import('./commands/start.ts')
    await start(configFile())
  })

program
  .command('check')
  .description('look at everything that must work, and say what to mend; changes and posts nothing')
  .option('--quality', 'say too how the model and the local analyst agreed this month')
  .action(async (options: { quality?: boolean }) => {
    const { check } = await import('./commands/check.ts')
    process.exitCode = await check(configFile(), options.quality === true)
  })

program
  .command('import')
  .description('bring in mentions from a CSV or JSONL file')
  .argument('<file>', 'UTF-8 or windows-1252; may be given again after an interruption')
  .option('--source <name>', 'the name they are stored under; the file’s name unless given')
  .option('--map <field=column...>', 'which column holds a field, for example text=Comment')
  .option('--notify', 'treat them as new: post what is notable. Otherwise nobody is told')
  .action(async (file: string, options: { source?: string; map?: string[]; notify?: boolean }) => {
    const { importMentions } = await import('./commands/import.ts')
    process.exitCode = await importMentions(configFile(), file, options)
  })

program
  .command('forget')
  .description('erase an author’s words everywhere, cards in chat included')
  .argument('<author>', 'the name or handle, exactly as the source shows it')
  .option('--source <name>', 'only what came from this source')
  .action(async (author: string, options: { source?: string }) => {
    const { forget } = await import('./commands/forget.ts')
    await forget(configFile(), author, options.source ?? null)
  })

program
  .command('digest')
  .description('report what customers said, what was done about it, and what needs a decision')
  .addOption(
    new Option('-f, --format <format>', 'how to write it')
      .choices(['md', 'html', 'json', 'csv'])
      .default('md'),
  )
  .option('-d, --department <name>', 'only this one')
  .option(
    '-p, --period <time>',
    'today, yesterday, 7d, 30d, week, last week, month, or the date it begins with',
    '7d',
  )
  .option('--compare', 'with the figures of the time before beside each')
  .option('--no-model', 'in Earshot’s own words, also where a model is set up')
  .action(async (options: DigestOptions) => {
    const { digest } = await import('./commands/digest.ts')
    await digest(configFile(), options)
  })

program
  .command('evaluate')
  .description('understand the texts of a JSONL file ({"id","text","lang"?} a line), to measure the analyst')
  .argument('<file>', 'the file; - reads standard input')
  .option('--labels', 'the lines carry labels: print how well they are met')
  .action(async (file: string, options: { labels?: boolean }) => {
    const { evaluate } = await import('./commands/evaluate.ts')
    await evaluate(configFile(), file, options.labels === true)
  })

program
  .command('manifest')
  .description('write what others need to know of this installation')
  .argument(
    '<what>',
    'slack: the app’s manifest; teams: the app’s package, a zip; config: the JSON Schema of earshot.yaml, for editors',
  )
  .option('--url <address>', 'the public address; server.url unless given. Slack without one: Socket Mode')
  .option('--command <name>', 'Slack: the slash command’s name; that of the configuration unless given')
  .action(async (what: string, options: { url?: string; command?: string }) => {
    const { manifest } = await import('./commands/manifest.ts')
    await manifest(what, { ...options, configFile: configFile() })
  })

function configFile(): string {
  const { config } = program.opts<{ config?: string }>()
  return config ?? (existsSync('earshot.yaml') ? 'earshot.yaml' : SAMPLE)
}

// Whoever reads a part of the output, as `head` does, has had enough of it.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit()
})

try {
  await program.parseAsync()
} catch (error) {
  process.exitCode = 1
  const foreseen = error instanceof Fault || error instanceof InvalidArgumentError
  const text =
    error instanceof Error ? (foreseen ? error.message : (error.stack ?? error.message)) : String(error)
  process.stderr.write(`${text}\n`)
}
