import { DAY, HOUR, MINUTE, SECOND } from './time.ts'

// How a typed line falls into words, quoted values, notes and links, and how these are written again.

/** The first word and all after it, as it was typed. */
export function takeWord(text: string): { readonly word: string; readonly rest: string } {
  const [, word = '', rest = ''] = /^\s*(\S*)\s*(.*)$/s.exec(text) ?? []
  return { word, rest }
}

/** Text in quotes at the start, straight or curly; `\"` is a quote inside it. Null when there is none. */
export function takeQuoted(text: string): { readonly value: string; readonly rest: string } | null {
  const [whole, inside] = /^\s*["“”„‟]((?:\\.|[^"“”„‟\\])*)["“”„‟](?=\s|$)/s.exec(text) ?? []
  if (whole === undefined || inside === undefined) return null
  const value = inside.replace(/\\(["“”„‟\\])/g, '$1')
  return { value: value.trim(), rest: text.slice(whole.length).trim() }
}

export function quote(value: string): string {
  return `"${value.replace(/["“”„‟\\]/g, '\\$&')}"`
}

/** Quotes around the whole of a note are not part of it. */
export function readNote(text: string): string {
  const quoted = takeQuoted(text)
  return quoted?.rest === '' ? quoted.value : text.trim()
}

export function sayNote(note: string): string {
  return readNote(note) === note ? note : quote(note)
}

export interface NoteAndLink {
  readonly note: string
  readonly link: string | null
}

/** A note, and the http(s) address that stands at its end, if any. `<address|label>` is an address too. */
export function readNoteAndLink(text: string): NoteAndLink {
  const quoted = takeQuoted(text)
  if (quoted?.rest === '') return { note: quoted.value, link: null }
  const alone = quoted ? readAddress(quoted.rest) : null
  if (quoted && alone !== null) return { note: quoted.value, link: alone }
  const typed = text.trim()
  const lastWord = typed.length - (typed.split(/\s/).at(-1) ?? '').length
  const start = typed.endsWith('>') ? Math.max(0, typed.lastIndexOf('<')) : lastWord
  const address = readAddress(typed.slice(start))
  return address === null
    ? { note: typed, link: null }
    : { note: typed.slice(0, start).trim(), link: address }
}

export function sayNoteAndLink(said: NoteAndLink): string {
  const plain = said.link === null ? said.note : `${said.note} ${said.link}`.trim()
  const read = readNoteAndLink(plain)
  if (read.note === said.note && read.link === said.link) return plain
  return said.link === null ? quote(said.note) : `${quote(said.note)} ${said.link}`
}

/** The address as typed when it is http(s) and names a host, else null. */
export function readAddress(word: string): string | null {
  const address = /^(?:<(https?:[^\s<>|]+)(?:\|[^<>]*)?>|(https?:[^\s<>|]+))$/i.exec(word)
  const typed = address?.[1] ?? address?.[2]
  return typed !== undefined && URL.canParse(typed) ? typed : null
}

const UNITS = [
  ['w', 7 * DAY],
  ['d', DAY],
  ['h', HOUR],
  ['m', MINUTE],
  ['s', SECOND],
] as const

/** A duration as it can be typed: `2h`. Rounded up to a whole second. */
export function typeDuration(ms: number): string {
  for (const [unit, size] of UNITS) if (ms % size === 0 && ms > 0) return `${ms / size}${unit}`
  return `${Math.ceil(ms / SECOND)}s`
}
