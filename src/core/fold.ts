/**
 * Case and accents folded away, so that `CAFÉ`, `café` and `cafe` are one word. Changes the length:
 * positions in the answer are not positions in `text`.
 */
export function fold(text: string): string {
  const plain = /^[\0-\x7f]*$/.test(text) ? text : text.normalize('NFKD').replace(/\p{M}+/gu, '')
  return plain.toLowerCase()
}
