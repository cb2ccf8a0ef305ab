import type { types } from '@slack/bolt'
import { clean, excerpt } from '../../../core/wording.ts'
import { LIMITS } from './limits.ts'

/** Clean, and at most `most` UTF-16 units: cut between words or characters, with an ellipsis. */
export function fit(text: string, most: number): string {
  const whole = clean(text)
  if (whole.length <= most) return whole
  const cut = excerpt(whole, most)
  // Code points outside the basic plane take two units each.
  return cut.length <= most ? cut : excerpt(whole, Math.floor(most / 2))
}

/** Text that Slack shows as it stands: no markup, no mention, no link, no `:emoji:`. Never empty. */
export function plainText(text: string, most: number): types.PlainTextElement {
  return { type: 'plain_text', text: fit(text, most) || '–', emoji: false }
}

/** For the top-level text: the only field where Slack reads `&`, `<` and `>` even of plain words. */
export function escaped(text: string, most: number): string {
  return fit(text, most).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

/** A line in small letters. */
export function note(text: string): types.ContextBlock {
  return { type: 'context', elements: [plainText(text, LIMITS.contextText)] }
}
