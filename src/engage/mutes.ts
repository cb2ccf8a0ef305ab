import type { Answer } from '../core/desk.ts'
import type { Intent } from '../core/intent.ts'
import type { Mute } from '../core/ledger.ts'
import type { Member } from '../core/member.ts'
import { choose } from '../core/nearest.ts'
import { sayCommand } from '../core/saycommand.ts'
import { excerpt, sayTime } from '../core/wording.ts'
import { answer, count, done, note, refuse, run } from './answers.ts'
import type { DeskNeeds } from './needs.ts'

type MuteIntent = Extract<Intent, { readonly verb: 'mute' }>
type UnmuteIntent = Extract<Intent, { readonly verb: 'unmute' }>

export async function mute(needs: DeskNeeds, member: Member, intent: MuteIntent): Promise<Answer> {
  const { what, forMs } = intent
  const { ledger, clock, config } = needs
  const names = config.sources.map(({ name }) => name)
  const choice = what === 'source' ? choose(intent.value, names) : { chosen: intent.value }
  if ('like' in choice)
    return refuse(noSource(intent.value, choice.like), [run('Sources', { verb: 'sources' })])
  const value = choice.chosen
  const now = clock.now()
  const until = forMs === null ? null : now + forMs
  await ledger.mute({ what, value, until, by: member.name, at: now })
  const time = until === null ? 'until someone unmutes it' : `until ${sayTime(until, member.zone, now)}`
  return done(
    `Mentions ${MUTED[what]} ${excerpt(value, 80)} stay out of the channels ${time}. They are still stored and found by search.`,
    `“${sayCommand({ verb: 'unmute', what, value })}” lets them in again.`,
    [run('All that is muted', { verb: 'mutes' })],
  )
}

const MUTED = { word: 'with the word', author: 'by the author', source: 'from the source' } as const

function noSource(value: string, like: readonly string[]): string {
  const meant = like.length === 0 ? '' : ` Did you mean ${like.join(' or ')}?`
  return `There is no source “${excerpt(value, 40)}”.${meant}`
}

export async function unmute(needs: DeskNeeds, intent: UnmuteIntent): Promise<Answer> {
  const { ledger, clock } = needs
  const { what } = intent
  const wanted = intent.value.toLowerCase()
  const muted = (await ledger.mutes(clock.now())).find(
    (one) => one.what === what && one.value.toLowerCase() === wanted,
  )
  const value = muted?.value ?? intent.value
  if (!(await ledger.unmute(what, value)))
    return refuse(`The ${what} ${excerpt(value, 80)} is not muted.`, [
      run('What is muted', { verb: 'mutes' }),
    ])
  return done(
    `Mentions ${MUTED[what]} ${excerpt(value, 80)} come to the channels again.`,
    `“${sayCommand({ verb: 'mute', what, value, forMs: null })}” mutes them again.`,
  )
}

export async function mutes({ ledger, clock }: DeskNeeds, member: Member): Promise<Answer> {
  const now = clock.now()
  const all = await ledger.mutes(now)
  const heading = all.length === 0 ? 'Nothing is muted.' : `${count(all.length, 'mute')}`
  if (all.length === 0)
    return answer({
      summary: heading,
      parts: [{ part: 'text', text: heading }, ...note('`help mute` shows how to keep a word out.')],
    })
  const detail = ({ until, by, at }: Mute) =>
    [
      until === null ? 'until unmuted' : `until ${sayTime(until, member.zone, now)}`,
      `by ${by}, ${sayTime(at, member.zone, now)}`,
    ].join(' · ')
  return answer({
    summary: heading,
    parts: [
      { part: 'heading', text: heading, tone: 'neutral' },
      {
        part: 'list',
        items: all.map((one) => ({
          text: `${one.what} ${excerpt(one.value, 80)}`,
          detail: detail(one),
          tone: 'neutral',
          open: null,
        })),
      },
      ...note('“unmute word …” lets them into the channels again.'),
    ],
  })
}
