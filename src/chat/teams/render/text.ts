import { clean, excerpt } from '../../../core/wording.ts'

export interface Fitted {
  readonly text: string
  /** Not all of it is there. */
  readonly cut: boolean
}

/**
 * Clean and short enough, for where Teams reads no markdown. `{{DATE(...)}}` is all that is read even
 * there: an invisible joiner between the braces keeps it as it was written.
 */
export function fit(text: string, most: number): Fitted {
  const whole = clean(text)
  const short = excerpt(whole, most)
  return { text: short.replaceAll('{{', '{\u2060{'), cut: short !== whole }
}

export function shown(text: string, most: number): string {
  return fit(text, most).text
}

/** In one line: names, titles, labels. */
export function shownInLine(text: string, most: number): string {
  return shown(inOneLine(text, most), most)
}

/** Only as much of it as can matter is looked at: a text may be of any length. */
export function inOneLine(text: string, most: number): string {
  return text.slice(0, 16 * most).replace(/\s+/g, ' ')
}

/** An http(s) address that is no longer than `most`, as browsers write it; else null. */
export function webAddress(address: string, most: number): URL | null {
  const url = URL.parse(address)
  if (!url || (url.protocol !== 'https:' && url.protocol !== 'http:') || url.hostname === '') return null
  url.username = ''
  url.password = ''
  return url.href.length <= most ? url : null
}
