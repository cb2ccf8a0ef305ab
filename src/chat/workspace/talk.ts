/** What a line in the composer is: staff talk among themselves, or a wish to Earshot. */
export type Talk =
  | { readonly talk: 'plain' }
  /** `/gap ...`: only the answer is seen. */
  | { readonly talk: 'command'; readonly line: string }
  /** `@earshot ...`: the words are seen too. */
  | { readonly talk: 'mention'; readonly line: string }
  | { readonly talk: 'unknown'; readonly word: string }

export function readTalk(text: string, command: string): Talk {
  const words = text.trim()
  const mention = /^@earshot(?![\w-])[:,]?\s*/i.exec(words)
  if (mention) return { talk: 'mention', line: words.slice(mention[0].length) }
  const slash = /^\/([a-z][a-z0-9_-]*)(?:\s+|$)/i.exec(words)
  if (!slash) return { talk: 'plain' }
  const word = (slash[1] ?? '').toLowerCase()
  return word === command
    ? { talk: 'command', line: words.slice(slash[0].length) }
    : { talk: 'unknown', word }
}
