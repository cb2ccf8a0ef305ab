import type { DraftWish, HonestCheck } from '../../core/draft.ts'
import { fold } from '../../core/fold.ts'
import { ahead, votesOf } from '../../core/smallwords.ts'
import { clean } from '../../core/wording.ts'
import { isAimedAtMachines } from '../../model/aimed.ts'
import { parseJson } from '../../model/json.ts'
import { type Answer, ModelFault } from '../../model/model.ts'
import { isReadable } from '../honest/readable.ts'
import { sentencesOf } from '../honest/sentences.ts'
import { spelled } from '../honest/signs/signs.ts'
import { firstName } from '../name.ts'
import { TEMPLATES } from '../templates/index.ts'
import { type Asking, answerSchema } from './prompt.ts'

/** Where the customer's first name belongs: the model is not told it. */
const NAME = '[author]'

export interface Drafts {
  /** With `[author]` where the name belongs. */
  readonly texts: readonly string[]
  readonly language: string
}

/**
 * What of the model's answer may be shown: plain replies in the customer's language that fit where they go,
 * without a sentence that the honest check would mark, and without anything of the question.
 * @throws {ModelFault} when nothing is left.
 */
export function readDrafts(
  { text, usage }: Answer,
  wish: DraftWish,
  asking: Pick<Asking, 'material' | 'secrets'>,
  check: HonestCheck,
  stated: readonly string[],
): Drafts {
  const parsed = answerSchema.safeParse(parseJson(text))
  if (!parsed.success)
    throw new ModelFault('unusable', 'The model’s answer does not fit the schema.', { usage })
  const secret = runsOf(asking.secrets, SECRET_RUN)
  for (const run of runsOf(stated, SECRET_RUN)) secret.delete(run)
  const dictated = runsOf([asking.material.mention.title ?? '', asking.material.mention.text], DICTATED_RUN)
  const { language } = wish.story.analysis

  const texts = parsed.data.alternatives.flatMap((written) => {
    const draft = clean(written)
    if (!isPlain(draft) || isAimedAtMachines(draft) || !isIn(draft, language)) return []
    if (shares(draft, secret, SECRET_RUN) || shares(draft, dictated, DICTATED_RUN)) return []
    return withoutMarked(draft, wish, check) ?? []
  })
  const distinct = [...new Set(texts)].filter((draft) => !wish.unlike.includes(addressed(draft, wish)))
  if (distinct.length === 0)
    // Says nothing of the model's health: the mention, or the rules, may be what keeps it from writing well.
    throw new ModelFault('declined', 'Nothing of what the model wrote could be used.', { usage })
  const said = /^[a-z]{2}$/.test(parsed.data.language) ? parsed.data.language : 'und'
  return { texts: distinct, language: language === 'und' ? said : language }
}

/** With the customer's name, or without a place for it. */
export function addressed(draft: string, { story }: Pick<DraftWish, 'story'>): string {
  const name = firstName(story.mention.author)
  if (name !== null) return draft.replaceAll(NAME, () => name)
  return draft
    .replace(/[ ,]*\[author\](?=[,:!.\n])/g, '')
    .replace(/ ?\[author\] ?/g, ' ')
    .trim()
}

const SHORTEST = 20
/** Markup, brackets, the fence, what looks like code, or is hidden in letters and digits. */
const NOT_PLAIN =
  /[<>{}`|\\^~_=]|\[(?!author\])|(?<!\[author)\]|\*\*|(?:^|\n)\s*(?:[-*•#>]|\d+\.) |DATA-|[a-z0-9+/]{30,}|(?<![\p{L}\p{N}])[0-9a-f]{12,}(?![\p{L}\p{N}])/iu

function isPlain(draft: string): boolean {
  const letters = draft.match(/\p{L}/gu) ?? []
  const capitals = draft.match(/\p{Lu}/gu) ?? []
  const isReply = letters.length >= SHORTEST && capitals.length < letters.length / 2
  return isReply && !NOT_PLAIN.test(draft)
}

/** Where the language is one of those that can be told, it must be that one. */
function isIn(draft: string, language: string): boolean {
  const votes = votesOf(fold(draft).match(/\p{L}[\p{L}']*/gu) ?? [])
  if (!TEMPLATES.has(language)) return language === 'und' || [null, language].includes(ahead(votes))
  const own = votes.get(language) ?? 0
  return own > 0 && [...votes.values()].every((other) => other <= own)
}

/** So many words in a row are no accident. */
const SECRET_RUN = 5
const DICTATED_RUN = 7

function runsOf(texts: readonly string[], length: number): Set<string> {
  return new Set(
    texts.flatMap((text) => {
      const words = wordsOf(text)
      return words.slice(length - 1).map((_, at) => words.slice(at, at + length).join(' '))
    }),
  )
}

function shares(draft: string, runs: ReadonlySet<string>, length: number): boolean {
  return [...runsOf([draft], length)].some((run) => runs.has(run))
}

function wordsOf(text: string): string[] {
  return spelled(text).match(/[\p{L}\p{N}]+/gu) ?? []
}

/** The draft without the sentences that say more than is known. Null when too little of it is left, or it does not fit. */
function withoutMarked(draft: string, wish: DraftWish, check: HonestCheck): string | null {
  const concerns = check(addressed(draft, wish), wish.story, Number.MAX_SAFE_INTEGER)
  // Where the check cannot read it, all it says is that: a person who can must confirm it as it stands.
  if (!isReadable(draft, wish.story.analysis.language))
    return concerns.length === 1 && [...addressed(draft, wish)].length <= wish.most ? draft : null
  const marked = new Set(concerns.map(({ sentence }) => sentence))
  const rest = sentencesOf(draft)
    .filter((sentence) => marked.has(addressed(sentence, wish)))
    .reduce((text, sentence) => text.replace(sentence, ''), draft)
    .replace(/ {2,}/g, ' ')
    .replace(/ *\n */g, '\n')
    .trim()
  const kept = rest.length >= Math.max(SHORTEST, draft.length / 2)
  const whole = addressed(rest, wish)
  const fits = kept && [...whole].length <= wish.most
  return fits && check(whole, wish.story, wish.most).length === 0 ? rest : null
}
