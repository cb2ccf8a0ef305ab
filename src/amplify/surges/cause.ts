import { fold } from '../../core/fold.ts'
import type { SurgeStory } from '../../core/surge.ts'
import { clean } from '../../core/wording.ts'

/** This share of a surge's mentions makes a source, a page or a word its likely cause. */
const MOST = 0.7
const OFTEN = 0.4
const WORDS_TOLD = 4

/** Words and versions, without links, addresses and handles. */
const NO_WORDS = /\b(?:https?:\/\/|www\.)\S+|\S*@\S*/giu
const WORD = /\p{L}{4,20}|(?<![\d.,])\d{1,3}\.\d{1,2}(?![\d.])/gu

/** What may be behind it, as the end of a sentence that begins `It may be that`; null where nothing stands out. */
export function likelyCause(
  { rows, sources, count, name }: Pick<SurgeStory, 'rows' | 'sources' | 'count' | 'name'>,
  ignored: ReadonlySet<string>,
): string | null {
  const causes: string[] = []
  const [first, second] = sources
  if (first && second && first.count >= MOST * count)
    causes.push(`something on ${first.source} set it off: ${first.count} of ${count} came from there`)
  const words = commonWords(
    rows.map(({ mention }) => `${mention.title ?? ''} ${mention.text}`),
    new Set([...ignored, ...(fold(name).match(/\p{L}+/gu) ?? [])]),
  )
  const version = words.find((word) => /\d/.test(word))
  if (version !== undefined) causes.push(`it has to do with ${version}, which many of them name`)
  const others = words.filter((word) => word !== version).slice(0, WORDS_TOLD)
  if (others.length > 0)
    causes.push(`it is about one event: many speak of ${others.map((word) => `“${word}”`).join(', ')}`)
  return causes.length === 0 ? null : `${causes.join('; or that ')}.`
}

/** Words of this length that hold sentences together are in all texts alike; the few here are the commonest. */
const COMMONPLACE = new Set(
  `about after again all also always another anything because been before being cannot could does doing done don
  down even every everything from getting have having here into just know like made make many more most much
  never nobody nothing only other over please same should since some someone something still such sure take than
  thank thanks that their them then there these they thing think this those through time today told under until
  very want went were what when where which while will with without would year your aber auch dass eine einen
  haben habe nicht noch oder sich sind wird avec dans mais pour plus vous como para pero esta este quando sono
  della niet voor maar`.split(/\s+/),
)

function commonWords(texts: readonly string[], ignored: ReadonlySet<string>): readonly string[] {
  const counts = new Map<string, number>()
  for (const text of texts) {
    const words = clean(text.slice(0, 4_000)).replace(NO_WORDS, ' ').toLowerCase().match(WORD) ?? []
    for (const word of new Set(words)) {
      const folded = fold(word)
      if (COMMONPLACE.has(folded) || ignored.has(folded)) continue
      counts.set(word, (counts.get(word) ?? 0) + 1)
    }
  }
  const least = Math.max(3, OFTEN * texts.length)
  return [...counts]
    .filter(([, texts]) => texts >= least)
    .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
    .map(([word]) => word)
}
