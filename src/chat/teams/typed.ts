import { verbNamed } from '../../core/verbs.ts'
import type { Account, MessageActivity } from './activity.ts'

/** What a person typed, as Teams sends it, back to what they meant; without the bot's own mention. */
export async function readTyped(
  activity: Pick<MessageActivity, 'text' | 'entities' | 'recipient'>,
  memberId: (account: Account) => Promise<string>,
): Promise<string> {
  let text = activity.text ?? ''
  for (const { type, mentioned, text: shown } of (activity.entities ?? []).slice(0, MOST_MENTIONS)) {
    if (type !== 'mention' || !mentioned || !shown) continue
    const said = mentioned.id === activity.recipient.id ? ' ' : `<@${await memberId(mentioned)}>`
    text = text.replace(shown, () => said)
  }
  return text
    .replace(/<at\b[^<>]*>([^<]*)<\/at>/gi, '$1')
    .replace(/&(nbsp|amp|lt|gt|quot|apos|#39|#160);/g, (_, name: string) => CHARACTERS[name] ?? ' ')
    .replaceAll('\u00A0', ' ')
    .trim()
}

/** Each is looked up. */
const MOST_MENTIONS = 6

const CHARACTERS: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  '#39': "'",
}

/** Whether the words are meant for the bot: said to it alone, or naming it. */
export function isAddressed({
  entities,
  recipient,
  conversation,
}: Pick<MessageActivity, 'entities' | 'recipient' | 'conversation'>): boolean {
  return (
    conversation.conversationType === 'personal' ||
    recipient.isTargeted === true ||
    (entities ?? []).some(({ type, mentioned }) => type === 'mention' && mentioned?.id === recipient.id)
  )
}

/**
 * Teams inserts a slash command's name as text, and people type the rest behind it: `/claim M-142`,
 * `claim M-142`, `/gap claim M-142` all mean the same.
 */
export function withoutSlash(line: string, command: string): string {
  const [whole, word = ''] = /^\s*\/\s*([\w-]+)\s*/.exec(line) ?? []
  if (whole === undefined) return line
  const rest = line.slice(whole.length)
  if (word.toLowerCase() === command) return rest
  return verbNamed(word.toLowerCase()) !== null || word.toLowerCase() === 'home' ? `${word} ${rest}` : line
}
