import type { Item, Tone } from '../core/card.ts'
import type { Answer } from '../core/desk.ts'
import type { SourceHealth } from '../core/health.ts'
import type { Member } from '../core/member.ts'
import { type Instant, parseDuration, sayDuration } from '../core/time.ts'
import { excerpt, oneLine, sayAgo, sayTime } from '../core/wording.ts'
import { answer, count, note } from './answers.ts'
import type { DeskNeeds } from './needs.ts'
import { seesFaults } from './permissions.ts'

export async function sources({ sources, clock }: DeskNeeds, member: Member): Promise<Answer> {
  const all = await sources()
  if (all.length === 0)
    return answer({
      summary: 'Earshot listens to nothing yet.',
      parts: [{ part: 'text', text: 'Earshot listens to nothing yet: earshot.yaml names its sources.' }],
    })
  const failing = all.filter(isFailing).length
  const heading =
    failing === 0
      ? `${count(all.length, 'source')}, and no trouble`
      : `${failing} of ${count(all.length, 'source')} cannot be read at present`
  const detailed = seesFaults(member)
  const now = clock.now()
  return answer({
    summary: heading,
    parts: [
      { part: 'heading', text: heading, tone: failing === 0 ? 'good' : 'bad' },
      { part: 'list', items: all.map((source) => itemOf(source, member.zone, now, detailed)) },
      ...note(failing > 0 && !detailed ? 'Managers see here what is wrong and how to mend it.' : null),
    ],
  })
}

function isFailing({ state }: SourceHealth): boolean {
  return state.failures > 0
}

function itemOf(source: SourceHealth, zone: string, now: Instant, detailed: boolean): Item {
  const { name, kind, state } = source
  const [standing, tone] = standingOf(source)
  return {
    text: `${name}: ${standing}`,
    detail: [
      kind,
      ...(source.finished ? [] : [sayEvery(source.every)]),
      ...(state.lastSuccessAt === null ? [] : [`last read ${sayAgo(state.lastSuccessAt, now)}`]),
      ...(state.notBefore > now ? [`not before ${sayTime(state.notBefore, zone, now)}`] : []),
      count(state.stored, 'mention'),
      ...(state.lastMentionAt === null ? [] : [`the last ${sayAgo(state.lastMentionAt, now)}`]),
      ...(state.skipped > 0 ? [`${count(state.skipped, 'entry', 'entries')} could not be read`] : []),
      ...(state.fault !== null && detailed ? [excerpt(oneLine(state.fault), 300)] : []),
    ].join(' · '),
    tone,
    open: null,
  }
}

function standingOf(source: SourceHealth): readonly [words: string, tone: Tone] {
  if (isFailing(source)) return ['cannot be read at present', 'bad']
  if (source.finished) return ['has nothing more to bring', 'neutral']
  if (source.pulling) return ['is being read', 'good']
  if (source.state.lastPullAt === null)
    return [source.every === null ? 'waits for its first mention' : 'not read yet', 'neutral']
  return ['works', 'good']
}

function sayEvery(every: string | null): string {
  if (every === null) return 'sends by itself'
  const ms = parseDuration(every)
  return ms === null ? `by the schedule ${every}` : `every ${sayDuration(ms).replace(/^1 /, '')}`
}
