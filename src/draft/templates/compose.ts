import type { Config } from '../../config/schema.ts'
import { type DraftWish, type HonestCheck, type ReplyTone, TONES } from '../../core/draft.ts'
import type { Story } from '../../core/ledger.ts'
import { excerpt } from '../../core/wording.ts'
import { firstName } from '../name.ts'
import { en } from './en.ts'
import { TEMPLATES } from './index.ts'
import type { Phrases, Told } from './phrases.ts'

export interface FromTemplate {
  readonly texts: readonly string[]
  readonly language: string
  /** Set when the customer's language has no template. */
  readonly note: string | null
}

const ALTERNATIVES = 3

/** Replies put together from sentences of ours. Whatever the honest check would mark is left out. */
export function createTemplates(config: Pick<Config, 'brand' | 'replies'>, check: HonestCheck) {
  return (wish: DraftWish): FromTemplate => {
    const { language: theirs } = wish.story.analysis
    const own = TEMPLATES.get(theirs)
    const phrases = own ?? en
    const known = new Map<string, boolean>()
    const isSupported = ({ text }: Part) => {
      const supported = known.get(text) ?? check(text, wish.story, Number.MAX_SAFE_INTEGER).length === 0
      known.set(text, supported)
      return supported
    }
    const asked = wish.tone ?? config.replies.tone
    const all: string[] = []
    for (const tone of [asked, ...TONES.filter((other) => other !== asked)]) {
      for (const parts of variants(config, phrases, wish.story, tone)) {
        const text = fit(parts.filter(isSupported), wish.most)
        if (text !== '' && !all.includes(text)) all.push(text)
      }
      if (all.filter((text) => !wish.unlike.includes(text)).length >= ALTERNATIVES) break
    }
    const fresh = all.filter((text) => !wish.unlike.includes(text))
    const texts = (fresh.length > 0 ? fresh : all).slice(0, ALTERNATIVES)
    return {
      // With so many words banned that nothing is left: the person sees which, and writes their own.
      texts: texts.length > 0 ? texts : [excerpt(phrases.opening.other[asked][1], wish.most)],
      language: own ? theirs : 'en',
      note: own ? null : noteOn(theirs),
    }
  }
}

function noteOn(language: string): string {
  return language === 'und'
    ? 'The customer’s language could not be told: this is in English.'
    : `There is no template in the customer’s language (${language}): this is in English.`
}

/** The lowest weight is left out first where there is little room. */
interface Part {
  readonly at: 'greeting' | 'body' | 'signature'
  readonly text: string
  readonly weight: number
}

function variants(
  { brand }: Pick<Config, 'brand'>,
  phrases: Phrases,
  story: Story,
  tone: ReplyTone,
): readonly (readonly Part[])[] {
  const { kind } = story.analysis
  const [first, second] = phrases.opening[kind][tone]
  const name = firstName(story.mention.author)
  const { named, unnamed } = phrases.greeting[tone]
  const greeting = part('greeting', name === null ? unnamed : put(named, 'name', name), 3)
  const signature = part('signature', put(phrases.signature[tone], 'brand', brand.name), 2)
  const theme = themeOf(story)
  const about = theme === null ? [] : [part('body', put(phrases.theme, 'theme', theme), 0)]
  const state = stateOf(phrases, story)
  const news = state === null ? [] : [part('body', state, 4)]
  const closing = part('body', phrases.closing[kind][tone], 1)
  return [
    [greeting, part('body', first, 5), ...about, ...news, closing, signature],
    [greeting, part('body', second, 5), ...news, signature],
    [part('body', second, 5), ...news, closing],
  ]
}

function part(at: Part['at'], text: string, weight: number): Part {
  return { at, text, weight }
}

/** What follows a placeholder is put in as it stands: `$&` in a name is no pattern. */
function put(phrase: string, what: string, value: string): string {
  return phrase.replace(`{${what}}`, () => value)
}

/** Where it stands: what was done last, or who has it. Null when there is nothing to tell. */
function stateOf(phrases: Phrases, { acts, engagement }: Story): string | null {
  const done = acts.flatMap(({ verb, detail }): Told[] => {
    if (verb === 'thank') return ['recognise']
    const { action = 'other' } = detail
    return verb === 'log' && action !== 'reply' ? [action] : []
  })
  const last = done.at(-1)
  if (last !== undefined) return phrases.done[last]
  if (engagement === null || engagement.department === null || engagement.status === 'dismissed') return null
  const team = Object.hasOwn(phrases.teams, engagement.department)
    ? (phrases.teams[engagement.department] ?? phrases.teams.other)
    : phrases.teams.other
  return put(phrases.brought, 'team', team)
}

const LONGEST_THEME = 60

/** Only in words that the customer used: then it is in their language, and no other customer's. */
function themeOf({ theme, mention }: Story): string | null {
  const name = theme?.name ?? null
  const said = `${mention.title ?? ''} ${mention.text}`.toLowerCase()
  const words = name?.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
  const plain = name !== null && name.length <= LONGEST_THEME && /^[\p{L}\p{N} ,’'-]+$/u.test(name)
  return plain && words.length > 0 && words.every((word) => said.includes(word)) ? name : null
}

/** As many parts as there is room for. */
function fit(parts: readonly Part[], most: number): string {
  const text = layOut(parts)
  if ([...text].length <= most) return text
  const [least] = parts.toSorted((a, b) => a.weight - b.weight)
  if (parts.length > 1)
    return fit(
      parts.filter((one) => one !== least),
      most,
    )
  const [sentence = ''] = text.match(/^[^.!?]+[.!?]/u) ?? []
  return sentence !== '' && [...sentence].length <= most ? sentence : excerpt(text, most)
}

function layOut(parts: readonly Part[]): string {
  const at = (where: Part['at']) =>
    parts
      .filter((one) => one.at === where)
      .map(({ text }) => text)
      .join(' ')
  const greeting = at('greeting')
  const body = at('body')
  // After a greeting some languages go on in lower case.
  const begun = greeting === '' ? body.charAt(0).toUpperCase() + body.slice(1) : body
  return [greeting, begun, at('signature')].filter((line) => line !== '').join('\n')
}
