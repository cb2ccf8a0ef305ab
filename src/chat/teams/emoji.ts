import { SHORT_NAMES } from '../../core/emoji.ts'

/** The six that Teams had first, and whatever else it names without a code point. */
const NAMES: Readonly<Record<string, readonly string[]>> = {
  like: ['+1', 'thumbsup'],
  heart: ['heart'],
  laugh: ['laughing', 'satisfied'],
  surprised: ['open_mouth'],
  sad: ['cry'],
  angry: ['rage'],
  launch: ['rocket'],
}

/**
 * The short name by which the configuration knows a reaction of Teams: `like`, `1f440_eyes`,
 * `1f44f-1f3fd_clappinghands-tone3`. One that is not in the tables goes by Teams' own name for it, and
 * one that the configuration calls so by that.
 */
export function reactionName(type: string, configured: Readonly<Record<string, unknown>>): string {
  const [, code = '', own = type] =
    /^([0-9a-f]{4,6})(?:-[0-9a-f]{4,6})*_([\w-]+?)(?:-tone\d)?$/i.exec(type) ?? []
  const names = [...(NAMES[type.toLowerCase()] ?? SHORT_NAMES[code.toLowerCase()] ?? []), own, type]
  return names.find((name) => Object.hasOwn(configured, name)) ?? names[0] ?? type
}

/** Done, as Teams calls it: on what was asked of Earshot where others see it. */
export const DONE = '2705_whiteheavycheckmark'
