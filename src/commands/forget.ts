import { readEnvironment } from '../config/environment.ts'
import { loadConfig } from '../config/load.ts'
import { systemClock } from '../core/time.ts'
import { openBeside } from './ledger.ts'

/** A running Earshot takes the words out of the chats within seconds; otherwise the next start does. */
export async function forget(configFile: string, author: string, source: string | null): Promise<void> {
  const config = loadConfig(configFile, readEnvironment())
  const { ledger } = await openBeside(config)
  try {
    const count = await ledger.forgetAuthor(source, author, systemClock.now())
    process.stdout.write(
      count === 0
        ? `Nothing is kept of an author ${author}. Give the name or handle exactly as the source shows it.\n`
        : `Erased: ${count} ${count === 1 ? 'mention' : 'mentions'} by ${author}. Cards in chat follow.\n`,
    )
  } finally {
    await ledger.close()
  }
}
