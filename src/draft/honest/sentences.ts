/** Longer ones are looked at in parts, so that nothing takes long to look at. */
const LONGEST = 400

const locales = new Intl.Segmenter('und', { granularity: 'sentence' })

/** As they stand in the text, in order; a line ends a sentence. */
export function sentencesOf(text: string): string[] {
  return text
    .split(/\n+/)
    .flatMap((line) => [...locales.segment(line)].map(({ segment }) => segment.trim()))
    .filter((sentence) => /[\p{L}\p{N}]/u.test(sentence))
    .flatMap(parts)
}

function parts(sentence: string): string[] {
  if (sentence.length <= LONGEST) return [sentence]
  const space = sentence.lastIndexOf(' ', LONGEST)
  const end = space > LONGEST / 2 ? space : LONGEST
  return [sentence.slice(0, end), ...parts(sentence.slice(end).trimStart())]
}
