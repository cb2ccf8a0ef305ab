import { excerpt, oneLine } from '../../core/wording.ts'

const MOST = 140
const SHORTEST = 20
const SEARCHED = 4_000

const GREETING =
  /^(hi|hello|hey|dear|good (morning|afternoon|evening|day)|guten (tag|morgen)|hallo|bonjour|hola|buenos|buenas|bom dia|boa|ol[aá]|buongiorno|salve|goedemiddag|goedemorgen|beste|sehr geehrte|madame|estimad)/i

/** The customer's own words in one line of at most 140 characters: the sentence that says most of it. */
export function summarise(title: string | null, text: string, telling: ReadonlySet<string>): string {
  const whole = oneLine(text.slice(0, SEARCHED))
  if (whole === '') return excerpt(oneLine(title ?? ''), MOST)
  if (whole.length <= MOST) return excerpt(whole, MOST)
  let best = whole
  let most = Number.NEGATIVE_INFINITY
  for (const [at, sentence] of sentences(whole).entries()) {
    const worth = worthOf(sentence, telling) - Math.min(at, 10) * 0.15
    if (worth > most) {
      most = worth
      best = sentence
    }
  }
  return excerpt(best, MOST)
}

function sentences(line: string): string[] {
  return line.split(/(?<=[.!?…。！？]["'”’)]?)\s+/u).filter((sentence) => /\p{L}/u.test(sentence))
}

function worthOf(sentence: string, telling: ReadonlySet<string>): number {
  let hits = 0
  for (const word of new Set(sentence.toLowerCase().match(/[\p{L}\p{N}'’]+/gu) ?? []))
    if (telling.has(word)) hits++
  const length = sentence.length
  const fits = length > MOST ? -0.6 : length < SHORTEST ? -1 : 0
  return Math.min(hits, 4) * 0.7 + fits - (GREETING.test(sentence) && length < 60 ? 2 : 0)
}
