import type { Analysis } from '../core/analysis.ts'
import {
  type Lease,
  type TeachLedger,
  ThemesEdited,
  type UnderstandLedger,
  type Understood,
} from '../core/ledger.ts'
import type { Log } from '../core/log.ts'
import type { Mention } from '../core/mention.ts'
import type { Analyst } from '../core/ports.ts'
import { type Clock, DAY } from '../core/time.ts'
import { CopyIndex } from './copies.ts'
import { createPace } from './pace.ts'
import { sketchOf, standingOf } from './sketch.ts'
import { createGatherer, type Read } from './themes/step.ts'

/** A batch begins small, so that the first of many mentions are soon posted, and doubles while more wait. */
const BATCH = { first: 25, most: 200 }

/** Copies are looked for among what was stored lately; older words come back as news of their own. */
const WINDOW = { ms: 14 * DAY, mentions: 50_000 }

export interface Understanding {
  /**
   * Understands the oldest unread mentions under the lease; answers how many, 0 when none wait.
   * @throws {LeaseLost} when another instance took over: nothing was written.
   */
  step(lease: Lease, signal: AbortSignal): Promise<number>
}

export function createUnderstanding(parts: {
  readonly ledger: UnderstandLedger & Pick<TeachLedger, 'teaching' | 'teachingEdits'>
  readonly analyst: Analyst
  readonly clock: Clock
  readonly log: Log
  /** The company's own names: no theme is about them. */
  readonly names?: readonly string[]
}): Understanding {
  const { ledger, analyst, clock, log, names = [] } = parts
  const gatherer = createGatherer(ledger, names)
  let known: KnownCopies | null = null
  /** At the beginning of all ledgers nothing was corrected. */
  let taught = 0
  let batch = BATCH.first

  async function step(lease: Lease, signal: AbortSignal): Promise<number> {
    const mentions = await ledger.unread(batch)
    batch = mentions.length < batch ? BATCH.first : Math.min(BATCH.most, 2 * batch)
    if (mentions.length === 0 || signal.aborted) return 0
    await learn()
    const [analyses, sketches, copies] = await Promise.all([
      analyst.analyse(mentions, signal),
      sketched(mentions),
      upToDate(lease),
    ])
    if (signal.aborted) return 0
    // Until the ledger has it, what the index learns of this batch is not certain.
    known = null
    const folded = await fold(mentions, { analyses, sketches }, copies.index)
    const understood = await keep(lease, mentions, folded)
    known = { ...copies, newest: understood.findLast((one) => one.sketch !== null)?.mention ?? copies.newest }
    const repeated = understood.filter((one) => one.copyOf !== null).length
    log.debug({ understood: understood.length, copies: repeated }, 'understood mentions')
    return understood.length
  }

  /** Gathered again as often as people change themes in between. */
  async function keep(
    lease: Lease,
    mentions: readonly Mention[],
    folded: readonly Understood[],
  ): Promise<readonly Understood[]> {
    const at = clock.now()
    for (;;) {
      const { themes, moved } = await gatherer.gather(lease, readIn(mentions, folded), at)
      const understood = folded.map((one, index) => ({ ...one, theme: themes[index] ?? null }))
      try {
        await ledger.understood(lease, understood, at, moved)
        gatherer.keep()
        return understood
      } catch (error) {
        if (!(error instanceof ThemesEdited)) throw error
      }
    }
  }

  /** What people corrected since, on whichever instance. */
  async function learn(): Promise<void> {
    if (analyst.learn === undefined || (await ledger.teachingEdits()) === taught) return
    const teaching = await ledger.teaching()
    await analyst.learn(teaching)
    taught = teaching.edits
  }

  /** The index, built anew when another instance may have stored sketches that it lacks. */
  async function upToDate(lease: Lease): Promise<KnownCopies> {
    const since = clock.now() - WINDOW.ms
    if (known?.token === lease.token) return known
    if (known !== null) {
      const [last] = await ledger.sketches(since, 1)
      if (last === undefined || last.mention === known.newest) return { ...known, token: lease.token }
    }
    const index = new CopyIndex(WINDOW.mentions)
    const pace = createPace()
    let newest: number | null = null
    for (const { mention, copyOf, sketch, standing } of await ledger.sketches(since, WINDOW.mentions)) {
      await pace()
      if (copyOf === null) index.add(sketch, { mention, standing })
      newest = mention
    }
    return { token: lease.token, index, newest }
  }

  return { step }
}

interface KnownCopies {
  readonly token: string
  readonly index: CopyIndex
  /** The last mention in the index. */
  readonly newest: number | null
}

function readIn(mentions: readonly Mention[], understood: readonly Understood[]): Read[] {
  return mentions.flatMap((mention, at) => {
    const one = understood[at]
    return one ? [{ mention, analysis: one.analysis, isCopy: one.copyOf !== null }] : []
  })
}

/** Made here while the analyst's thread reads. */
async function sketched(mentions: readonly Mention[]): Promise<readonly (string | null)[]> {
  const pace = createPace()
  const sketches: (string | null)[] = []
  for (const mention of mentions) {
    await pace()
    sketches.push(sketchOf(mention))
  }
  return sketches
}

async function fold(
  mentions: readonly Mention[],
  {
    analyses,
    sketches,
  }: { readonly analyses: readonly Analysis[]; readonly sketches: readonly (string | null)[] },
  index: CopyIndex,
): Promise<Understood[]> {
  const pace = createPace()
  const understood: Understood[] = []
  for (const [at, mention] of mentions.entries()) {
    await pace()
    const analysis = analyses[at]
    if (analysis === undefined) throw new Error('The analyst answered for fewer mentions than it was given.')
    understood.push({
      mention: mention.id,
      analysis,
      ...placeAmongCopies(mention, sketches[at] ?? null, index),
    })
  }
  return understood
}

function placeAmongCopies(mention: Mention, sketch: string | null, index: CopyIndex) {
  const standing = standingOf(mention)
  const lead = sketch === null ? null : index.find(sketch)
  if (sketch === null || lead === null) {
    if (sketch !== null) index.add(sketch, { mention: mention.id, standing })
    return { sketch, standing, copyOf: null, leads: false }
  }
  const copyOf = lead.mention
  const leads = standing > lead.standing
  if (leads) {
    Object.assign(lead, { mention: mention.id, standing })
    index.add(sketch, lead)
  }
  return { sketch, standing, copyOf, leads }
}
