import { readEnvironment } from '../config/environment.ts'
import { loadConfig } from '../config/load.ts'
import { startThreads } from '../threads.ts'

/** How long work under way may take to finish before it is cut; what is cut is taken up at the next start. */
const DRAIN_MS = 4_500

/** Runs until SIGTERM, SIGINT or SIGHUP. */
export async function start(configFile: string): Promise<void> {
  const config = loadConfig(configFile, readEnvironment())
  const threads = startThreads(config)
  const [{ createApp }, { createLog }] = await Promise.all([import('../app.ts'), import('../server/log.ts')])
  const log = createLog(config.log)
  const app = await createApp(config, { log, threads })

  let stopping = false
  async function stop(signal: NodeJS.Signals) {
    if (stopping) return
    stopping = true
    log.info({ signal }, 'Stopping')
    setTimeout(() => process.exit(0), DRAIN_MS).unref()
    await app.stop()
    process.exit(0)
  }
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => void stop(signal))

  const { address, workspace } = await app.start()
  process.stdout.write(
    workspace
      ? `Earshot listens for ${config.brand.name}. Open ${address}\n`
      : `Earshot listens for ${config.brand.name} at ${address}\n`,
  )
}
