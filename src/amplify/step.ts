import { channelsOf } from '../config/channels.ts'
import type { Config } from '../config/schema.ts'
import type {
  AmplifyLedger,
  Lease,
  ListenLedger,
  Routed,
  RoutedCard,
  Row,
  SavedLedger,
  SurgeLedger,
  ThemeLedger,
} from '../core/ledger.ts'
import type { Log } from '../core/log.ts'
import type { MentionId } from '../core/mention.ts'
import { type Clock, HOUR, type Instant } from '../core/time.ts'
import { type Budget, openBudget, roundupDue } from './budget.ts'
import { compileHomonyms } from './homonyms.ts'
import { compileMutes, type Mutes } from './mutes.ts'
import { weighNotability } from './notability.ts'
import { createNovelty, tellingWords } from './novelty.ts'
import { compileReaders, readSaved } from './readers.ts'
import { compileRoutes, type Destination, type Match } from './routes.ts'
import type { Sensitivity } from './surges/judge.ts'
import { createWatch } from './surges/watch.ts'

/** Decides who is told of what was understood. */
export interface Amplifier {
  /**
   * Routes the mentions that have waited longest, one batch of them, and says how many.
   * @throws {LeaseLost} nothing was decided then; the step's new holder decides.
   */
  step(lease: Lease): Promise<number>
  /** Owes the roundups that are due, and says how many. */
  roundups(lease: Lease): Promise<number>
  /** Brings the surges' cards up to date, closes what is over, and says how many changed. */
  surges(lease: Lease): Promise<number>
}

export interface AmplifierParts {
  readonly ledger: Pick<AmplifyLedger, 'unrouted' | 'routed' | 'cardsSince' | 'held' | 'gather' | 'mutes'> &
    SurgeLedger &
    SavedLedger &
    Pick<ThemeLedger, 'namedThemes'> &
    Pick<ListenLedger, 'sourceStates'>
  readonly config: Config
  readonly clock: Clock
  readonly log: Log
}

const BATCH = 200

export function createAmplifier({ ledger, config, clock, log }: AmplifierParts): Amplifier {
  const route = compileRoutes(config)
  const homonyms = compileHomonyms(config.brand)
  const readers = compileReaders(config)
  const channels = channelsOf(config)
  const novelty = createNovelty()
  const watch = createWatch(ledger, config)

  return {
    async step(lease) {
      const rows = await ledger.unrouted(BATCH)
      if (rows.length === 0) return 0
      const now = clock.now()
      const muted = compileMutes(await ledger.mutes(now))
      const saved = await readSaved(ledger, config, channels, now)
      const budgets = budgetsAt(now)
      const decisions: Routed[] = []
      const sensitivities = new Map<MentionId, Sensitivity>()
      for (const row of rows) {
        const to = route(row)
        sensitivities.set(row.mention.id, to.surges ?? config.surges.sensitivity)
        decisions.push(await decide(row, to, muted, saved, budgets))
      }
      const { routed, moves } = await watch.over(rows, decisions, sensitivities, now)
      await ledger.routed(lease, routed, now, moves)
      const told = routed.filter(({ cards }) => cards.length > 0).length
      log.debug({ routed: routed.length, told, surges: moves.length }, 'routed mentions')
      return routed.length
    },

    async roundups(lease) {
      const now = clock.now()
      let owed = 0
      for (const held of await ledger.held()) {
        const channel = channels.get(held.channel)
        // One that left the config is gathered too: its post fails for all to see, instead of waiting unseen.
        const due = !channel || roundupDue(channel, held, await sentTo(held.channel, now), now)
        if (due && (await ledger.gather(lease, held.channel, now)) !== null) owed++
      }
      return owed
    },

    async surges(lease) {
      const now = clock.now()
      const moves = await watch.round(now)
      if (moves.length > 0) await ledger.routed(lease, [], now, moves)
      return moves.length
    },
  }

  async function decide(
    row: Row,
    to: Destination,
    muted: Mutes,
    saved: (row: Row) => readonly Match[],
    budgets: Budgets,
  ): Promise<Routed> {
    const { mention, analysis } = row
    const { department } = to
    const home = to.matches[0]?.channel ?? department
    const words = tellingWords(`${mention.title ?? ''} ${mention.text}`)
    const { notability, because } = weighNotability(
      analysis,
      mention.reach,
      novelty.of(home, mention.id, words),
    )
    const weight = `weight ${Math.round(notability * 100)} of 100`
    const reasons = because.length > 0 ? `: ${because.join(', ')}` : ''
    const decision = { mention: mention.id, notability, department }

    const mute = muted(mention) ?? homonyms(mention)
    if (mute !== null) return { ...decision, reason: `Nobody was told: ${mute}.`, cards: [] }
    const notable = notability >= config.notable
    const matches = distinct([
      ...(notable ? [...to.matches, ...readers(row, department)] : []),
      ...saved(row),
    ])
    if (matches.length === 0)
      return {
        ...decision,
        reason: `Nobody was told: ${weight} where ${Math.round(config.notable * 100)} is needed${reasons}.`,
        cards: [],
      }

    if (notable) novelty.remember(home, mention.id, words)
    const cards: RoutedCard[] = []
    for (const { channel, reason } of matches) {
      // A colleague who asked for it has no budget.
      const budget = channel.startsWith('@') ? null : await budgets(channel)
      cards.push({ channel, reason, hold: budget?.take(analysis.urgency === 'high') ?? null })
    }
    const where = cards.map(({ channel, reason }) => `${placeName(channel)} (${reason})`).join(', ')
    return { ...decision, reason: `Told ${where}; ${weight}${reasons}.`, cards }
  }

  /** One budget for each channel of a batch, opened when the first card comes to it. */
  function budgetsAt(now: Instant): Budgets {
    const opened = new Map<string, Budget>()
    let waiting: ReadonlySet<string> | null = null
    return async (name) => {
      const known = opened.get(name)
      if (known) return known
      waiting ??= new Set((await ledger.held()).map((held) => held.channel))
      const channel = channels.get(name)
      if (!channel) throw new Error(`A route names the channel ${name}, which is not in the configuration.`)
      const budget = openBudget(channel, await sentTo(name, now), waiting.has(name), now)
      opened.set(name, budget)
      return budget
    }
  }

  function sentTo(channel: string, now: Instant): Promise<number> {
    return ledger.cardsSince(channel, now - HOUR)
  }
}

/** Each channel once, with the reason that comes first. */
function distinct(matches: readonly Match[]): readonly Match[] {
  const first = ({ channel }: Match) => matches.find((match) => match.channel === channel)
  return matches.filter((match) => first(match) === match)
}

function placeName(channel: string): string {
  return channel.startsWith('@') ? 'a colleague' : channel
}

type Budgets = (channel: string) => Promise<Budget>
