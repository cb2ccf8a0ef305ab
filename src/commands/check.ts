import { Keyv } from 'keyv'
import { createAnswering } from '../answering.ts'
import { channelsOf, mainChat } from '../config/channels.ts'
import { readEnvironment } from '../config/environment.ts'
import { ConfigFaults } from '../config/fault.ts'
import { loadConfig } from '../config/load.ts'
import type { Config } from '../config/schema.ts'
import { Fault } from '../core/fault.ts'
import { type LearnLedger, LedgerFault } from '../core/ledger.ts'
import { matches, neverMatches } from '../core/query.ts'
import { DAY, SECOND, sayDuration, systemClock } from '../core/time.ts'
import { createDesk } from '../engage/desk.ts'
import { createDirectory } from '../engage/directory.ts'
import type { OpenLedger } from '../ledger/open.ts'
import { createFeedParser } from '../listen/feed/parser.ts'
import { createSources } from '../listen/sources/index.ts'
import { createLog } from '../server/log.ts'
import { openBeside } from './ledger.ts'

/** How long one source may take to answer a trial pull. */
const PULL_MS = 30 * SECOND
const MONTH = 30 * DAY

interface Finding {
  /** `note` is worth knowing and no fault. */
  readonly verdict: 'ok' | 'note' | 'fault'
  readonly what: string
  readonly say: string
}

/**
 * Looks at all that must work, printing each finding as it comes. Stores nothing, posts nothing.
 * @returns the exit code: 0 only when all is well.
 */
export async function check(configFile: string, quality: boolean): Promise<number> {
  let faults = 0
  for await (const finding of look(configFile, quality)) {
    if (finding.verdict === 'fault') faults += 1
    const mark = { ok: '✓', note: '·', fault: '✗' }[finding.verdict]
    process.stdout.write(`${mark} ${finding.what}: ${finding.say}\n`)
  }
  process.stdout.write(
    faults === 0 ? 'All is well.\n' : `${faults} ${faults === 1 ? 'thing is' : 'things are'} to be mended.\n`,
  )
  return faults === 0 ? 0 : 1
}

async function* look(configFile: string, quality: boolean): AsyncGenerator<Finding> {
  let config: Config
  try {
    config = loadConfig(configFile, readEnvironment())
  } catch (error) {
    if (!(error instanceof ConfigFaults)) throw error
    for (const line of error.message.split('\n')) yield { verdict: 'fault', what: 'configuration', say: line }
    return
  }
  yield { verdict: 'ok', what: 'configuration', say: configFile }
  const open = yield* openSaying(config)
  yield* lookAtSources(config)
  yield* lookAtChannels(config)
  // What follows is kept in the ledger; without one there is nothing to look with.
  if (open === null) return
  try {
    yield* lookAtSlack(config, open)
    yield* lookAtTeams(config, open)
    yield* lookAtModel(config, open, quality)
  } finally {
    await open.ledger.close()
  }
}

async function* openSaying(config: Config): AsyncGenerator<Finding, OpenLedger | null> {
  try {
    const open = await openBeside(config)
    const { mentions, inDoubt } = await open.ledger.backlog(systemClock.now())
    yield { verdict: 'ok', what: 'ledger', say: `${open.describe}, ${mentions} mentions` }
    for (const { queue, waiting, fault } of await open.ledger.queueFaults()) {
      yield { verdict: 'fault', what: `channel ${queue}`, say: `${waiting} posts wait: ${fault}` }
    }
    if (inDoubt > 0) {
      yield { verdict: 'note', what: 'posts in doubt', say: `${inDoubt}; an admin should look at them` }
    }
    return open
  } catch (error) {
    if (!(error instanceof LedgerFault)) throw error
    yield { verdict: 'fault', what: 'ledger', say: error.message }
    return null
  }
}

async function* lookAtSources(config: Config): AsyncGenerator<Finding> {
  if (config.sources.length === 0) {
    yield { verdict: 'note', what: 'sources', say: 'none; add some under sources in earshot.yaml' }
  }
  const feeds = createFeedParser()
  const sources = await createSources(config, { clock: systemClock, feeds })
  for (const { name } of sources.inlets.values()) {
    yield { verdict: 'ok', what: `source ${name}`, say: `waits for calls at /hooks/${name}` }
  }
  for (const { source, query } of sources.sources) {
    const what = `source ${source.name}`
    const never = query && neverMatches(query)
    if (never) yield { verdict: 'fault', what, say: `its query can never match: ${never}` }
    const began = systemClock.now()
    try {
      const { found, skipped } = await source.pull(null, AbortSignal.timeout(PULL_MS))
      const wanted = query
        ? found.filter(({ title, text }) => matches(query, `${title ?? ''}\n${text}`))
        : found
      const share = query ? `, ${wanted.length} of them about the brand` : ''
      const took = sayDuration(systemClock.now() - began)
      yield { verdict: 'ok', what, say: `${found.length} entries${share}, in ${took}` }
      for (const reason of skipped.slice(0, 3)) yield { verdict: 'note', what, say: reason }
    } catch (error) {
      yield { verdict: 'fault', what, say: sayFailure(error) }
    }
  }
  await Promise.all([sources.close(), feeds.close()])
}

function sayFailure(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error.name === 'TimeoutError'
    ? `It did not answer within ${sayDuration(PULL_MS)}. Check the address; while Earshot runs it is tried again.`
    : error.message
}

async function* lookAtChannels(config: Config): AsyncGenerator<Finding> {
  for (const channel of channelsOf(config).values()) {
    if (channel.chat !== 'workspace') continue
    yield { verdict: 'ok', what: `channel ${channel.name}`, say: `in ${channel.chat}` }
  }
}

/** Whether Slack takes the tokens, and cards can be posted to each of its channels. */
async function* lookAtSlack(config: Config, { ledger, keyv }: OpenLedger): AsyncGenerator<Finding> {
  if (config.chat.slack === undefined) return
  const { createSlack } = await import('../chat/slack/index.ts')
  const directory = createDirectory(config, mainChat(config))
  const clock = systemClock
  const log = createLog('silent')
  const writing = { config, access: null, keyv: new Keyv({ store: keyv }), clock, log }
  const answering = createAnswering({ ...writing, replierOf: () => null })
  const desk = createDesk({ ledger, directory, config, answering, clock, sources: async () => [] })
  const parts = { desk, ledger, directory, keyv, clock, log, acked() {} }
  const problems = await (await createSlack(config, parts)).probe()
  for (const say of problems) yield { verdict: 'fault', what: 'Slack', say }
  if (problems.length === 0)
    yield { verdict: 'ok', what: 'Slack', say: 'tokens, scopes and channels are good' }
}

async function* lookAtModel(
  config: Config,
  { ledger, keyv }: OpenLedger,
  detailed: boolean,
): AsyncGenerator<Finding> {
  const { model } = config
  if (model === undefined) {
    const say = 'none is set up; mentions are understood by the local analyst, without network or cost'
    yield { verdict: 'note', what: 'model', say }
    return
  }
  const { reportModel } = await import('../understand/model/report.ts')
  const { fault, cost, quality } = await reportModel({
    config: { ...config, model },
    spending: ledger,
    keyv: new Keyv({ store: keyv }),
    clock: systemClock,
    volume: await volumeOf(ledger),
    signal: AbortSignal.timeout(PULL_MS),
  })
  yield fault === null
    ? { verdict: 'ok', what: 'model', say: `${model.name} answers` }
    : { verdict: 'fault', what: 'model', say: fault }
  for (const say of [...cost, ...(detailed ? quality : [])]) yield { verdict: 'note', what: 'model', say }
}

/** Mentions a month, judged by the last one, or by as much of it as was listened to. */
async function volumeOf(ledger: Pick<LearnLedger, 'tally' | 'heardSince'>): Promise<number | null> {
  const now = systemClock.now()
  const since = await ledger.heardSince()
  if (since === null) return null
  const tally = await ledger.tally({ since: now - MONTH, until: now })
  const heard = tally.reduce((sum, { mentions, copies }) => sum + mentions + copies, 0)
  return heard * (MONTH / Math.max(DAY, Math.min(MONTH, now - since)))
}

/** Whether Microsoft knows this bot, and cards can be posted to each of its channels. */
async function* lookAtTeams(config: Config, { keyv }: OpenLedger): AsyncGenerator<Finding> {
  if (config.chat.teams === undefined) return
  try {
    const { createPosting } = await import('../chat/teams/posting.ts')
    const posting = await createPosting(config, { keyv, clock: systemClock, log: createLog('silent') })
    for (const { what, problem } of await posting.look())
      yield problem === null
        ? { verdict: 'ok', what, say: what === 'Teams' ? 'the bot’s credentials are good' : 'in teams' }
        : { verdict: 'fault', what, say: problem }
  } catch (error) {
    if (!(error instanceof Fault)) throw error
    yield { verdict: 'fault', what: 'Teams', say: error.message }
  }
}
