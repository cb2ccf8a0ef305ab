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

/** Of a word that several languages share, each gets a part. */
const LANGUAGES_OF = sharedWords()

export type Votes = Map<string, number>

/** A word that says nothing by itself. It is folded. */
export function isSmallWord(word: string): boolean {
  return LANGUAGES_OF.has(word)
}

/** A small word is one vote, parted between the languages that share it. The words are folded. */
export function votesOf(words: readonly string[]): Votes {
  const votes: Votes = new Map()
  for (const word of new Set(words)) {
    const languages = LANGUAGES_OF.get(word) ?? []
    for (const language of languages) votes.set(language, (votes.get(language) ?? 0) + 1 / languages.length)
  }
  return votes
}

/** The language that is clearly ahead, or null. */
export function ahead(votes: Votes): string | null {
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
