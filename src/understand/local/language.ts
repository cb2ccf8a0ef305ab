import type { Mention } from '../../core/mention.ts'
import { LANGUAGES, matcherFor } from './lexicon/matcher.ts'
import { fold, type Token, tokenise } from './tokens.ts'

/** When it cannot be told. */
export const UNKNOWN = 'und'

/** Enough to tell a language by, and more than is needed. */
const FEWEST_WORDS = 10
const MOST_CHARACTERS = 300
/** Two of the detector's scores this close are a guess. */
const MARGIN = 0.06

const TAG = /^([a-z]{2})(?:[-_][a-z0-9-]+)?$/

/** Small words that hardly a sentence does without. */
const SMALL: Readonly<Record<string, string>> = {
  en: "the and is my to for you it of this that with your i'm i've it's was have has are been but they what how when why from just so got get will would could our we she he their there about after now all out on at by an if any who which too can had did does u i me in a be or as up its im only then than more some see know go going one make day time think people say said much many doing here where every before over into off being each let lol omg yes",
  de: 'der die das und ist nicht ich ein eine einen mit auf fur sie es den dem von zu im war auch aber wie noch mir mich wir ihr uns bei nach hat habe haben wird kann nur schon seit sich am an als aus so dass wenn mein meine kein keine sehr bitte danke warum was wer wo ihre gibt mehr immer wieder heute zum zur',
  fr: "a le la les un une des et est pas je ne que qui dans pour sur avec vous nous il elle au aux du de en ce cette ces mon ma mes votre vos mais ou plus tres bien depuis j'ai c'est n'est qu'il d'un d'une l'on toujours jamais merci bonjour comment pourquoi quand sont etait fait par sans",
  es: 'a el la los las un una y es no que de en por para con mi me se lo le su al del pero como mas muy ya esta este eso esto son hay he ha fue sin cuando donde porque tengo llevo desde nos sus gracias hola todo nada si mis tu aqui hace alguien todavia siempre nunca y o ni',
  pt: 'a o os as um uma e nao que de em por para com meu minha me se do da dos das no na nos nas mas como mais muito ja esta este isso foi sem quando onde porque tenho estou desde seu sua obrigado obrigada ola tudo nada voces voce ate ao pelo pela ha tem ainda sempre nunca eu ele ela pra',
  it: "il lo la i gli le un una e non che di in per con mi si ma come piu molto gia sono ho ha stato senza quando dove perche da del della dei delle al alla nel nella questo questa mio mia vostro grazie ciao tutto niente sempre mai ancora anche c'e qualcuno ci vi se era dal dopo ogni",
  nl: 'de het een en is niet ik van op met voor dat die er maar ook nog wel geen mijn jullie je we wij ze hij bij naar als aan om te in was zijn heb heeft wordt kan al weer zo hoe waarom wat wie waar dit deze door over uit na dan meer heel bedankt dank graag alleen altijd nooit',
}

/** Scripts that one language alone is written in, or nearly. */
const SCRIPTS: readonly (readonly [RegExp, string])[] = [
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/u, 'ja'],
  [/\p{Script=Hangul}/u, 'ko'],
  [/\p{Script=Han}/u, 'zh'],
  [/\p{Script=Hebrew}/u, 'he'],
  [/\p{Script=Greek}/u, 'el'],
  [/\p{Script=Thai}/u, 'th'],
]

/** Of a word that several languages share, each gets a part. */
const LANGUAGES_OF = sharedWords()

type Detector = (text: string) => {
  language: string
  isReliable: () => boolean
  getScores: () => Record<string, number>
}

let detector: Promise<Detector> | undefined

/** Its tables take 90 MB and a moment to load: it is asked only where small words cannot tell. */
function load(): Promise<Detector> {
  detector ??= import('eld/extrasmall').then(
    ({ eld }) =>
      (text) =>
        eld.detect(text),
  )
  return detector
}

/** A word that says nothing by itself. */
export function isSmallWord(word: string): boolean {
  return LANGUAGES_OF.has(word)
}

/** ISO 639-1, or `und`; a promise only where the detector is needed. The source's own tag is believed. */
export function languageOf(mention: Pick<Mention, 'language' | 'text'>): string | Promise<string> {
  const tag = TAG.exec(mention.language?.toLowerCase() ?? '')?.[1]
  if (tag !== undefined && tag !== 'xx') return tag
  const text = mention.text.slice(0, MOST_CHARACTERS)
  const words = tokenise(fold(text)).filter((token) => token.kind === 'word')
  const votes = smallWords(words)
  const told = ahead(votes) ?? ahead(knownWords(words, votes))
  if (told !== null) return told
  const script = SCRIPTS.find(([pattern]) => pattern.test(text))
  if (script !== undefined) return script[1]
  const latin = /\p{Script=Latin}/u.test(text)
  if (latin ? words.length < FEWEST_WORDS || Math.max(0, ...votes.values()) >= 1 : words.length === 0)
    return UNKNOWN
  return load().then((detect) => {
    const found = detect(text.replace(/[@#]\S+|https?:\/\/\S+/g, ' '))
    const [first = 0, second = 0] = Object.values(found.getScores()).sort((a, b) => b - a)
    return found.isReliable() && (!latin || first - second >= MARGIN) ? found.language : UNKNOWN
  })
}

type Votes = Map<string, number>

/** A small word is one vote, parted between the languages that share it. */
function smallWords(words: readonly Token[]): Votes {
  const votes: Votes = new Map()
  for (const word of new Set(words.map(({ text }) => text))) {
    const languages = LANGUAGES_OF.get(word) ?? []
    for (const language of languages) votes.set(language, (votes.get(language) ?? 0) + 1 / languages.length)
  }
  return votes
}

/** Beside the small words, half a vote for each other word that a language's lexicon knows. */
function knownWords(words: readonly Token[], votes: Votes): Votes {
  const more = new Map(votes)
  for (const language of LANGUAGES) {
    const known = new Set<number>()
    matcherFor(language).match(words, (token) => known.add(token))
    more.set(language, (more.get(language) ?? 0) + known.size / 2)
  }
  return more
}

/** The language that is clearly ahead, or null. */
function ahead(votes: Votes): string | null {
  const [first, second] = [...votes].sort((a, b) => b[1] - a[1])
  return first !== undefined && first[1] >= 1 && first[1] - (second?.[1] ?? 0) >= 0.7 ? first[0] : null
}

function sharedWords(): ReadonlyMap<string, readonly string[]> {
  const languages = new Map<string, string[]>()
  for (const [language, words] of Object.entries(SMALL))
    for (const word of new Set(words.split(' ')))
      languages.set(word, [...(languages.get(word) ?? []), language])
  return languages
}
