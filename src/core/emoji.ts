/** Short names that all chats share, by code point: those that people use to say what they do. */
export const SHORT_NAMES: Readonly<Record<string, readonly string[]>> = {
  '1f440': ['eyes'],
  '2705': ['white_check_mark'],
  '2714': ['heavy_check_mark'],
  '2611': ['ballot_box_with_check'],
  '1f44f': ['clap'],
  '1f6ab': ['no_entry_sign'],
  '26d4': ['no_entry'],
  '1f44d': ['+1', 'thumbsup'],
  '1f44e': ['-1', 'thumbsdown'],
  '2764': ['heart'],
  '1f389': ['tada'],
  '1f64c': ['raised_hands'],
  '270b': ['hand', 'raised_hand'],
  '1f64b': ['raising_hand'],
  '1f4a1': ['bulb'],
  '1f914': ['thinking_face'],
  '1f525': ['fire'],
  '1f64f': ['pray'],
  '1f527': ['wrench'],
  '1f6e0': ['hammer_and_wrench'],
  '1f4a4': ['zzz'],
  '274c': ['x'],
  '2b50': ['star'],
  '1f31f': ['star2'],
  '1f680': ['rocket'],
  '1f4cc': ['pushpin'],
  '1f5d1': ['wastebasket'],
  '1f600': ['grinning'],
  '1f62e': ['open_mouth'],
  '1f622': ['cry'],
  '1f621': ['rage'],
  '1f606': ['laughing', 'satisfied'],
}

/** The emoji itself, or its short name where only a chat knows it: 👀, `:party_parrot:`. */
export function sayEmoji(name: string): string {
  const code = Object.keys(SHORT_NAMES).find((one) => SHORT_NAMES[one]?.includes(name))
  return code === undefined ? `:${name}:` : String.fromCodePoint(Number.parseInt(code, 16))
}
