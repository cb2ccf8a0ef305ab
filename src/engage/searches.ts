import { channelsOf } from '../config/channels.ts'
import type { Answer } from '../core/desk.ts'
import type { Intent } from '../core/intent.ts'
import type { SavedSearch, Send } from '../core/ledger.ts'
import type { Member } from '../core/member.ts'
import { sayCommand } from '../core/saycommand.ts'
import { parseSearch } from '../core/search.ts'
import { asksOfThePast } from '../core/searchmatch.ts'
import { excerpt } from '../core/wording.ts'
import { answer, count, done, note, refuse, run } from './answers.ts'
import { knownTo } from './known.ts'
import type { DeskNeeds } from './needs.ts'
import { leadingNeeds, mayLead } from './permissions.ts'

type Searches = Extract<Intent, { readonly verb: 'searches' }>

const MOST = 200
const ALL = run('Saved searches', { verb: 'searches', does: 'list' })

/** Whoever kept it, and those who lead, may change or remove it. */
function mayChange(member: Member, saved: SavedSearch): boolean {
  return saved.by === member.name || mayLead(member)
}

/** Null when it was kept; else why it was not. */
export async function save(
  { ledger, clock, directory }: DeskNeeds,
  member: Member,
  name: string,
  words: string,
): Promise<{ readonly refused: string } | { readonly before: SavedSearch | null }> {
  const all = await ledger.savedSearches()
  const before = all.find((one) => one.name === name)
  if (before && !mayChange(member, before))
    return {
      refused: `${before.by} keeps a search under the name ${name}. ${await leadingNeeds('To change it', member, directory)}`,
    }
  if (before && before.sends.length > 0 && !mayLead(member))
    return {
      refused: `What ${name} finds is sent to others. ${await leadingNeeds('To change it', member, directory)}`,
    }
  if (!before && all.length >= MOST)
    return { refused: `The team keeps ${MOST} searches already. Remove one first.` }
  await ledger.saveSearch({ name, words, by: member.name, at: clock.now() })
  return { before: before ?? null }
}

export async function searches(needs: DeskNeeds, member: Member, intent: Searches): Promise<Answer> {
  const all = await needs.ledger.savedSearches()
  if (intent.does === 'list') return list(needs, member, all)
  const saved = all.find(({ name }) => name === intent.name)
  if (!saved) return refuse(`There is no saved search “${intent.name}”.`, [ALL])
  switch (intent.does) {
    case 'remove':
      return remove(needs, member, saved)
    case 'send':
      return send(needs, member, saved, intent)
    case 'stop':
      return stop(needs, member, saved, intent.to)
  }
}

async function list(needs: DeskNeeds, member: Member, all: readonly SavedSearch[]): Promise<Answer> {
  const { directory } = needs
  const hint = note('“search words save as name” keeps one; “searches send name to channel daily” sends it.')
  if (all.length === 0) {
    const text = 'The team keeps no searches yet.'
    return answer({ summary: text, parts: [{ part: 'text', text }, ...hint] })
  }
  const known = await knownTo(needs, member)
  const items = await Promise.all(
    all.map(async ({ name, words, by, sends }) => {
      const read = parseSearch(words, known)
      const unread = 'problem' in read ? [`can no longer be read: ${read.problem}`] : []
      const sent = await Promise.all(sends.map((one) => saySend(one, directory)))
      return {
        text: `${name}: ${excerpt(words, 120)}`,
        detail: [...unread, `kept by ${by}`, ...sent].join(' · '),
        tone: unread.length > 0 ? ('bad' as const) : ('neutral' as const),
        open: sayCommand({ verb: 'search', words: name, page: 1 }),
      }
    }),
  )
  const heading = count(all.length, 'saved search', 'saved searches')
  return answer({
    summary: `${heading}: ${all.map(({ name }) => name).join(', ')}`,
    parts: [{ part: 'heading', text: heading, tone: 'neutral' }, { part: 'list', items }, ...hint],
  })
}

/** `sent to billing daily` */
async function saySend({ to, every }: Send, directory: DeskNeeds['directory']): Promise<string> {
  const whom = to.startsWith('@') ? ((await directory.byId(to.slice(1)))?.name ?? 'a colleague') : to
  return every === 'instant' ? `each one sent to ${whom}` : `sent to ${whom} ${every}`
}

async function remove(
  { ledger, directory }: DeskNeeds,
  member: Member,
  { name, words, sends, ...saved }: SavedSearch,
): Promise<Answer> {
  const own = mayChange(member, { name, words, sends, ...saved })
  if (!own || (sends.length > 0 && !mayLead(member)))
    return refuse(await leadingNeeds('To remove it', member, directory), [ALL])
  await ledger.removeSearch(name)
  return done(
    `The search ${name} is kept no more${sends.length > 0 ? ', and nothing of it is sent' : ''}.`,
    `“${sayCommand({ verb: 'search', words, page: 1, saveAs: name })}” keeps it again.`,
    [ALL],
  )
}

async function send(
  needs: DeskNeeds,
  member: Member,
  { name, words }: SavedSearch,
  { to, every }: Extract<Searches, { readonly does: 'send' }>,
): Promise<Answer> {
  const { ledger, directory, clock } = needs
  if (!mayLead(member)) return refuse(await leadingNeeds('To have it sent', member, directory), [ALL])
  const read = parseSearch(words, await knownTo(needs, member))
  if ('problem' in read) return refuse(read.problem, [ALL])
  if (every === 'instant' && asksOfThePast(read.terms))
    return refuse(
      'It asks what the team did, and of what has only just come in there is nothing yet: have it sent daily.',
      [run('Send it daily', { verb: 'searches', does: 'send', name, to, every: 'daily' })],
    )
  const place = await placeOf(needs, to)
  if ('problem' in place) return refuse(place.problem, [ALL])
  const sent = { to: place.queue, every, by: member.name, at: clock.now() }
  if (!(await ledger.sendSearch(name, sent))) return refuse(`There is no saved search “${name}”.`, [ALL])
  return done(
    every === 'instant'
      ? `From now on each mention that ${name} finds comes to ${place.said} as it comes in.`
      : `What ${name} finds comes to ${place.said} ${every}.`,
    `“${sayCommand({ verb: 'searches', does: 'stop', name, to })}” ends it.`,
    [ALL],
  )
}

async function stop(
  needs: DeskNeeds,
  member: Member,
  { name }: SavedSearch,
  to: string | null,
): Promise<Answer> {
  const { ledger, directory } = needs
  if (!mayLead(member)) return refuse(await leadingNeeds('To end it', member, directory), [ALL])
  const place = to === null ? null : await placeOf(needs, to)
  if (place !== null && 'problem' in place) return refuse(place.problem, [ALL])
  const stopped = await ledger.stopSending(name, place?.queue ?? null)
  return stopped
    ? done(`What ${name} finds is sent no more${place === null ? '' : ` to ${place.said}`}.`, null, [ALL])
    : refuse(`What ${name} finds is not sent${place === null ? '' : ` to ${place.said}`}.`, [ALL])
}

type Place = { readonly queue: string; readonly said: string } | { readonly problem: string }

/** A channel, or a colleague who is told directly. */
async function placeOf({ config, directory }: DeskNeeds, to: string): Promise<Place> {
  const channels = [...channelsOf(config).keys()]
  const channel = channels.find((name) => name === to.toLowerCase())
  if (channel !== undefined) return { queue: channel, said: channel }
  const member = /^@|^<@/.test(to) ? await directory.find(to) : null
  if (member) return { queue: `@${member.id}`, said: member.name }
  return {
    problem: `“${excerpt(to, 40)}” is no channel and no colleague that I know. Channels: ${channels.join(', ')}.`,
  }
}
