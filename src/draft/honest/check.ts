import type { Config } from '../../config/schema.ts'
import type { Concern, ConcernAbout, HonestCheck } from '../../core/draft.ts'
import type { Story } from '../../core/ledger.ts'
import { createLinkRule, linksIn } from '../links.ts'
import { bannedIn } from './banned.ts'
import { type Claims, claimsOf } from './claims.ts'
import { type Evidence, evidenceOf, isDone, isEstablished, isSaidBy, isWordFor } from './evidence.ts'
import { numbersIn } from './numbers.ts'
import { createPersonalRule } from './personal.ts'
import { isReadable } from './readable.ts'
import { sentencesOf } from './sentences.ts'
import { spelled } from './signs/signs.ts'

/**
 * Marks each sentence that says more than is known to be so. It goes by the words, in seven languages: it
 * sees what is said plainly, and no more.
 */
export function createHonestCheck(config: Pick<Config, 'brand' | 'replies' | 'members'>): HonestCheck {
  const { brand, replies, members } = config
  const mayLink = createLinkRule(config)
  const personal = createPersonalRule(config)
  const staff = [...brand.people, ...members.map(({ name }) => name)]
  const ownWords = [...replies.facts, ...brand.promises, ...brand.products, brand.name, ...brand.names]

  function* concernsIn(sentence: string, story: Story, evidence: Evidence): Generator<Doubt> {
    const claims = claimsOf(sentence)
    yield* unsupported(claims, sentence, evidence)
    if (claims.others || quotesAnother(sentence, evidence.said, ownWords))
      yield [
        'other customer',
        'It repeats what somebody else said, or how many say so. Speak to this customer alone.',
      ]
    const blamed = namedIn(sentence, [...staff, ...story.analysis.people])
    if (blamed !== null && (claims.misdeed || claims.apology))
      yield ['blame', `It blames ${blamed} before a customer. Say “we”.`]
    for (const link of linksIn(sentence)) {
      if (!mayLink(link, story))
        yield [
          'link',
          `${link} is neither one of the brand’s own sites (replies.hosts), nor in a fact, nor in a logged action.`,
        ]
    }
    yield* personal(sentence, story)
    for (const banned of bannedIn(sentence, replies.banned))
      yield [
        'banned word',
        `“${banned}” is among the words that the brand never uses (replies.banned).`,
        false,
      ]
  }

  return (text, story, most) => {
    const evidence = evidenceOf(config, story)
    const sentences = sentencesOf(text)
    const concerns: Concern[] = []
    const mark = (sentence: string, [about, why, confirmable = true]: Doubt) => {
      if (!concerns.some((one) => one.about === about && one.sentence === sentence && one.why === why))
        concerns.push({ about, sentence, why, confirmable })
    }
    const [first] = sentences
    if (first !== undefined && !isReadable(text, story.analysis.language))
      mark(first, ['promise', UNREADABLE])
    for (const sentence of sentences)
      for (const doubt of concernsIn(sentence, story, evidence)) mark(sentence, doubt)
    const length = [...text].length
    if (length > most)
      mark(sentences.at(-1) ?? text, [
        'length',
        `It has ${length} characters; where it goes takes ${most}.`,
        false,
      ])
    return concerns
  }
}

type Doubt = readonly [about: ConcernAbout, why: string, confirmable?: boolean]

const UNREADABLE =
  'The check reads English, German, French, Spanish, Portuguese, Italian and Dutch, and cannot read this. Somebody who can should say that it promises nothing that is not so.'

/** What the sentence claims, and nothing that is known bears out. */
function* unsupported(claims: Claims, sentence: string, evidence: Evidence): Generator<Doubt> {
  const { logged, notes, facts, said } = evidence
  const stated = isSaidBy([...facts, ...notes], sentence)
  const amounts = numbersIn(sentence)
  const moneyNotes = notes.filter((note) => amounts.every((amount) => numbersIn(note).includes(amount)))
  if (claims.refund && !stated) {
    if (!logged.has('refund'))
      yield ['refund', 'It speaks of money back. Log the refund, or state the rule in replies.facts.']
    else if (amounts.length > 0 && moneyNotes.length === 0)
      yield [
        'refund',
        'A refund is logged, but not this amount or number. Put it into the log’s note, or leave it out.',
      ]
  }
  if (claims.discount && !stated && !moneyNotes.some((note) => claimsOf(note).discount))
    yield [
      'discount',
      'It gives something away. Log it with a note that says what, or state it in replies.facts.',
    ]
  if (
    claims.promise &&
    !stated &&
    !claims.deeds.some((deed) => deed !== 'passedOn' && isDone(deed, evidence))
  )
    yield ['promise', 'It promises something. Neither a fact in replies.facts nor a logged action says so.']
  const known = [...facts, ...notes]
  for (const date of claims.dates) {
    const theirs = !claims.promise && claims.deeds.length === 0 && isWordFor([said], date)
    if (!stated && !theirs && !isWordFor(known, date)) {
      yield ['date', `It says when (“${asWritten(date, sentence)}”). No fact and no logged action says so.`]
      break
    }
  }
  if (claims.apology && !stated && !isEstablished(evidence))
    yield [
      'apology',
      'It takes a fault for a fact. Nobody has logged what was found; say that you are sorry for what they went through.',
    ]
  // `done` is what is left where nothing tells more.
  const specific = claims.deeds.filter((deed) => deed !== 'done')
  const undone = (specific.length > 0 ? specific : claims.deeds).find((deed) => !isDone(deed, evidence))
  if (undone !== undefined && !stated) yield ['claim of action', WANTED[undone]]
}

/** The sentence's own spelling, where it can be told. */
function asWritten(found: string, sentence: string): string {
  const at = sentence.toLowerCase().indexOf(found)
  return at < 0 ? found : sentence.slice(at, at + found.length)
}

const WANTED: Readonly<Record<Claims['deeds'][number], string>> = {
  fixed: 'It says that something was mended. Log the fix, with a note.',
  changed: 'It says that something was changed. Log the change, with a note.',
  passedOn: 'It says that it was passed on. It is before no team yet: move it to the one that can act.',
  lookingAt: 'It says that somebody is looking into it. Nobody has claimed it.',
  told: 'It says that a colleague was told. Thank them first.',
  done: 'It says that something was done. Log what was done.',
}

const QUOTE = /[“”„«»"‹›]([^“”„«»"‹›]{8,400})[“”„«»"‹›]/gu

/** Three words and more between quotation marks that are neither this customer's nor the brand's own. */
function quotesAnother(sentence: string, said: string, own: readonly string[]): boolean {
  const known = [said, ...own.map(spelled)]
  return [...sentence.matchAll(QUOTE)].some(([, quote = '']) => {
    const words = spelled(quote).replace(/^[\s….,]+|[\s….,!?]+$/g, '')
    return words.split(' ').length >= 3 && !known.some((text) => text.includes(words))
  })
}

/** Whose name stands there, as the name is spelled: Grace, not grace. */
function namedIn(sentence: string, names: readonly string[]): string | null {
  const words = new Set(sentence.match(/\p{L}[\p{L}-]*/gu) ?? [])
  return (
    names.find((name) => name.split(/\s+/).some((part) => /^\p{Lu}.{2,}$/u.test(part) && words.has(part))) ??
    null
  )
}
