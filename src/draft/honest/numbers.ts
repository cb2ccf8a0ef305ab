import { spelled } from './signs/signs.ts'

/** From two on: “one” is an article in most of them. */
const WORDS = [
  'two three four five six seven eight nine ten eleven twelve',
  'zwei drei vier fuenf sechs sieben acht neun zehn elf zwoelf',
  'deux trois quatre cinq - sept huit neuf dix - douze',
  'dos tres cuatro cinco seis siete ocho nueve diez - doce',
  'dois tres quatro cinco seis sete oito nove dez - doze',
  'due tre quattro cinque - sette otto nove dieci undici dodici',
  'twee drie vier vijf zes zeven acht negen tien elf twaalf',
].map((words) => words.split(' '))

const DIGITS: ReadonlyMap<string, string> = new Map(
  WORDS.flatMap((words) => words.map((word, at) => [word, String(at + 2)] as const)),
)

/** In digits, whether written so or in words, as they stand. */
export function numbersIn(text: string): readonly string[] {
  const found = spelled(text).match(/\d+(?:[.,:]\d+)*|\p{L}+/gu) ?? []
  return found.flatMap((one) => (/^\d/.test(one) ? one : (DIGITS.get(one) ?? [])))
}
