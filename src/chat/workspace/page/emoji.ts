/** The emoji that can be chosen, by the short names that all chats share. */
const EMOJI: Readonly<Record<string, string>> = {
  eyes: '👀',
  white_check_mark: '✅',
  clap: '👏',
  no_entry_sign: '🚫',
  '+1': '👍',
  heart: '❤️',
  tada: '🎉',
  raised_hands: '🙌',
  bulb: '💡',
  thinking_face: '🤔',
  fire: '🔥',
  pray: '🙏',
  wrench: '🔧',
  zzz: '💤',
  x: '❌',
  star: '⭐',
}

export const CHOICE: readonly string[] = [
  '+1',
  'heart',
  'tada',
  'raised_hands',
  'bulb',
  'thinking_face',
  'fire',
  'pray',
]

/** The picture, or `:name:` for one that is not known here. */
export function picture(name: string): string {
  return EMOJI[name] ?? `:${name}:`
}

/** As it is read out. */
export function spoken(name: string): string {
  return name === '+1' ? 'thumbs up' : name.replaceAll('_', ' ')
}
