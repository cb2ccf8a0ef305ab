/**
 * Text as the analyst sees it: folded (case, accents and look-alike quotes do not matter) and cut into
 * words and the marks that carry feeling.
 */
export type TokenKind = 'word' | 'tag' | 'number' | 'handle' | 'link' | 'emoji' | 'mark'

export interface Token {
  readonly kind: TokenKind
  /** Folded; large numbers, handles and links all read the same. */
  readonly text: string
}

const HIDDEN = /\p{Default_Ignorable_Code_Point}+/gu

/** Case, accents, hidden characters and typographic quotes taken away. */
export function fold(text: string): string {
  const lower = text.toLowerCase()
  if (ASCII.test(lower)) return lower
  return lower
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .normalize('NFC')
    .replace(/[’‘ʼ´`]/g, "'")
    .replace(HIDDEN, '')
    .replaceAll('ß', 'ss')
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: the range is all of ASCII
const ASCII = /^[\x00-\x7F]*$/
const WORD = /^[\p{L}\p{N}]$/u
const EMOJI = /^\p{Extended_Pictographic}$/u
/** Scripts that leave no space between words: each character stands for itself. */
const UNSPACED = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]$/u
const EMOTICON = /^(?:[:;=]['o^-]?[)\]([dp/\\|3*]|<3|:'\(|\^_?\^)(?![a-z0-9])/

/** The text that was cut last: its language and its features are read one after the other. */
let last: { readonly folded: string; readonly most: number; readonly tokens: readonly Token[] } | undefined

/** At most `most` tokens of a folded text. */
export function tokenise(folded: string, most = 1_000): readonly Token[] {
  if (last?.folded !== folded || last.most < most) last = { folded, most, tokens: cut(folded, most) }
  return last.tokens.length > most ? last.tokens.slice(0, most) : last.tokens
}

function cut(folded: string, most: number): Token[] {
  const tokens: Token[] = []
  let at = 0
  while (at < folded.length && tokens.length < most) {
    const code = folded.charCodeAt(at)
    if (code <= 32) {
      at++
    } else if (isLetter(code)) {
      const link = code === 0x68 || code === 0x77 ? linkEnd(folded, at) : at
      const end = link > at ? link : wordEnd(folded, at)
      tokens.push(link > at ? LINK : { kind: 'word', text: folded.slice(at, end) })
      at = end
    } else if (isDigit(code)) {
      const end = numberEnd(folded, at)
      tokens.push(end - at <= 2 ? { kind: 'number', text: folded.slice(at, end) } : NUMBER)
      at = end
    } else if (code === 0x40 || code === 0x23) {
      const end = wordEnd(folded, at + 1)
      if (end > at + 1) tokens.push(code === 0x40 ? HANDLE : { kind: 'tag', text: folded.slice(at + 1, end) })
      at = Math.max(end, at + 1)
    } else if (code === 0x21 || code === 0x3f || code === 0x2e) {
      const end = markEnd(folded, at)
      const mark = shortMark(folded.slice(at, end))
      if (mark !== null) tokens.push(mark)
      at = end
    } else if (code < 0x80) {
      const face = EMOTICON.exec(folded.slice(at, at + 4))?.[0]
      if (face) tokens.push({ kind: 'emoji', text: face })
      else if (code === 0x24) tokens.push(MONEY)
      else if (code === 0x22 || code === 0x2c || code === 0x3b) tokens.push(PAUSE)
      at += face?.length ?? 1
    } else {
      at = beyondAscii(folded, at, tokens)
    }
  }
  return tokens
}

const LINK: Token = { kind: 'link', text: 'http' }
const NUMBER: Token = { kind: 'number', text: '#' }
const HANDLE: Token = { kind: 'handle', text: '@' }
const MONEY: Token = { kind: 'mark', text: '$' }
const PAUSE: Token = { kind: 'mark', text: ',' }
const ELLIPSIS: Token = { kind: 'mark', text: '...' }

function beyondAscii(folded: string, at: number, tokens: Token[]): number {
  const char = String.fromCodePoint(folded.codePointAt(at) ?? 0)
  if (UNSPACED.test(char)) tokens.push({ kind: 'word', text: char })
  else if (WORD.test(char)) {
    const end = wordEnd(folded, at)
    tokens.push({ kind: 'word', text: folded.slice(at, end) })
    return end
  } else if (char === '€' || char === '£' || char === '¥') tokens.push(MONEY)
  else if (char === '？' || char === '؟') tokens.push({ kind: 'mark', text: '?' })
  else if (char === '！') tokens.push({ kind: 'mark', text: '!' })
  else if (char === '…') tokens.push(ELLIPSIS)
  else if (EMOJI.test(char)) tokens.push({ kind: 'emoji', text: char })
  return at + char.length
}

function isLetter(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || code === 0x5f
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39
}

function isWordChar(folded: string, at: number): boolean {
  const code = folded.charCodeAt(at)
  if (code < 0x80) return isLetter(code) || isDigit(code)
  const char = String.fromCodePoint(folded.codePointAt(at) ?? 0)
  return WORD.test(char) && !UNSPACED.test(char)
}

function wordEnd(folded: string, from: number): number {
  let at = from
  while (at < folded.length) {
    if (isWordChar(folded, at)) at += (folded.codePointAt(at) ?? 0) > 0xffff ? 2 : 1
    else if (folded[at] === "'" && at > from && isWordChar(folded, at + 1)) at++
    else break
  }
  return at
}

function numberEnd(folded: string, from: number): number {
  let at = from
  while (
    at < folded.length &&
    (isDigit(folded.charCodeAt(at)) || (/[.,:]/.test(folded[at] ?? '') && isDigit(folded.charCodeAt(at + 1))))
  )
    at++
  return at
}

function linkEnd(folded: string, from: number): number {
  if (!folded.startsWith('http', from) && !folded.startsWith('www.', from)) return from
  if (!/^(?:https?:\/\/|www\.)/.test(folded.slice(from, from + 8))) return from
  let at = from
  while (at < folded.length && folded.charCodeAt(at) > 32) at++
  return at
}

function markEnd(folded: string, from: number): number {
  let at = from
  while (at < folded.length && /[!?.]/.test(folded[at] ?? '')) at++
  return at
}

/** Runs of marks told apart only as far as they mean something: `!`, `!!`, `?`, `??`, `?!`, `...`, `.`. */
function shortMark(run: string): Token | null {
  const asks = run.includes('?')
  const calls = run.includes('!')
  if (asks && calls) return { kind: 'mark', text: '?!' }
  if (asks || calls) {
    const mark = asks ? '?' : '!'
    return { kind: 'mark', text: run.length > 1 ? mark + mark : mark }
  }
  return run.length > 1 ? ELLIPSIS : { kind: 'mark', text: '.' }
}
