import type { Found } from '../core/mention.ts'
import type { Instant } from '../core/time.ts'
import { digest } from './digest.ts'

/** What a source read of one entry, as it stood there. */
export interface Entry {
  readonly id: string
  readonly author?: {
    readonly key?: string | null
    readonly name: string
    readonly url?: string | null
  } | null
  readonly title?: string | null
  readonly text: string
  readonly url?: string | null
  readonly publishedAt?: Instant | null
  readonly reach?: number | null
  readonly language?: string | null
}

export const LONGEST_TEXT = 20_000
const LONGEST_LINE = 500
const LONGEST_NAME = 200
const LONGEST_URL = 2_000
/** The largest whole number of a PostgreSQL `integer`. */
const LARGEST_REACH = 2_147_483_647

/**
 * An entry fit to be stored: no control characters, one Unicode form, nothing too long, web addresses
 * only. Null when it says nothing. `base` is what relative addresses are relative to.
 */
export function toFound(entry: Entry, base?: string): Found | null {
  const title = line(entry.title ?? '', LONGEST_LINE) || null
  const words = prose(entry.text)
  const text = words || title
  const id = line(entry.id, 10_000)
  if (!text || !id) return null
  const name = line(entry.author?.name ?? '', LONGEST_NAME)
  const key = line(entry.author?.key ?? '', LONGEST_NAME) || name
  return {
    externalId: id.length > 300 ? digest(id) : id,
    author: key === '' ? null : { key, name: name || key, url: webAddress(entry.author?.url, base) },
    title: words ? title : null,
    text,
    url: webAddress(entry.url, base),
    publishedAt: entry.publishedAt ?? null,
    reach: Math.min(LARGEST_REACH, Math.max(0, Math.round(entry.reach ?? 0) || 0)),
    language: languageTag(entry.language),
  }
}

/** Absolute, http or https, without a user name that could pose as the host; null for all else. */
export function webAddress(address: string | null | undefined, base?: string): string | null {
  if (!address || address.length > LONGEST_URL) return null
  const url = URL.parse(address.trim(), base)
  if (!url || (url.protocol !== 'http:' && url.protocol !== 'https:')) return null
  url.username = ''
  url.password = ''
  return url.href.length > LONGEST_URL ? null : url.href
}

/** `pt-BR` -> `pt`; null for what is no language. */
function languageTag(tag: string | null | undefined): string | null {
  const primary = /^\s*([a-z]{2,3})(?:[-_]|\s*$)/i.exec(tag ?? '')?.[1]?.toLowerCase()
  return primary === undefined || NO_LANGUAGE.has(primary) ? null : primary
}

const NO_LANGUAGE = new Set(['und', 'mul', 'mis', 'zxx'])

function prose(text: string): string {
  return shorten(normal(text.slice(0, LONGEST_TEXT * 2)).trim(), LONGEST_TEXT)
}

function line(text: string, longest: number): string {
  return shorten(
    normal(text.slice(0, longest * 2))
      .replace(/\s+/g, ' ')
      .trim(),
    longest,
  )
}

function normal(text: string): string {
  if (PLAIN.test(text)) return text
  return text.replace(/\r\n?/g, '\n').replace(CONTROL, '').toWellFormed().normalize('NFC')
}

/** ASCII without control characters needs no further look. */
const PLAIN = /^[\n\t -~]*$/
/** All but tab and line feed; U+FEFF, U+FFFE and U+FFFF are no characters either. */
const CONTROL = /[^\P{Cc}\t\n]|[\ufeff\ufffe\uffff]/gu

function shorten(text: string, longest: number): string {
  if (text.length <= longest) return text
  const cut = text.slice(0, longest - 1)
  return `${/[\ud800-\udbff]$/.test(cut) ? cut.slice(0, -1) : cut}…`
}
