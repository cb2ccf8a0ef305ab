import type { CommandContext } from './command.ts'
import { type ReplyTone, TONES } from './draft.ts'
import type { Intent } from './intent.ts'
import { quote, readNote, takeWord } from './lexer.ts'
import { type MentionId, parseReference, reference } from './mention.ts'
import { plainWord } from './nearest.ts'

// How `draft ...` is read and written: a mention to be answered, or a draft and what becomes of it.

type DraftIntent = Extract<Intent, { readonly verb: 'draft' }>

/** The number in `D-7`. */
export type DraftId = number

export function draftReference(id: DraftId): string {
  return `D-${id}`
}

/** `D-7`, `d7`; a number alone is a mention's. */
function parseDraft(word: string): DraftId | null {
  const digits = /^d-?(\d{1,12})$/i.exec(word.trim())?.[1]
  return digits && Number(digits) > 0 ? Number(digits) : null
}

/** Characters of what a member asks of a draft in their own words. */
export const LONGEST_INSTRUCTION = 500

type Deed = Exclude<DraftIntent['does'], 'write'>

const DEEDS: ReadonlyMap<string, Deed> = new Map([
  ['show', 'show'],
  ['sent', 'sent'],
  ['again', 'again'],
  ['drop', 'drop'],
  ['discard', 'drop'],
])

/** The draft and the deed may stand in either order: `draft sent D-7`, `draft D-7 sent`. */
export function readDraft(
  rest: string,
  { about }: CommandContext,
): DraftIntent | { readonly problem: string } {
  const first = takeWord(rest)
  const second = takeWord(first.rest)
  const deed = DEEDS.get(plainWord(first.word))
  const named = parseDraft(plainWord(first.word))
  if (named !== null) {
    const does = second.word === '' ? 'show' : DEEDS.get(plainWord(second.word))
    return does === undefined
      ? { problem: 'It can be shown, marked as sent, sent again or dropped.' }
      : { verb: 'draft', does, draft: named }
  }
  const later = parseDraft(plainWord(second.word))
  if (deed !== undefined && later !== null) return { verb: 'draft', does: deed, draft: later }

  const mention = parseReference(plainWord(first.word)) ?? null
  if (mention !== null) return writing(mention, first.rest)
  return about === null ? { problem: 'A reply to which mention?' } : writing(about, rest)
}

function writing(mention: MentionId, words: string): DraftIntent | { readonly problem: string } {
  const { tone, instruction } = readWish(words)
  if (instruction.length > LONGEST_INSTRUCTION)
    return { problem: `What you ask for holds at most ${LONGEST_INSTRUCTION} characters.` }
  return { verb: 'draft', does: 'write', mention, tone, instruction }
}

/** `[warm|plain|formal] [instruction]` */
export function readWish(words: string): { readonly tone: ReplyTone | null; readonly instruction: string } {
  const { word, rest } = takeWord(words)
  const tone = TONES.find((one) => one === plainWord(word)) ?? null
  return { tone, instruction: readNote(tone === null ? words : rest) }
}

export function sayDraft(intent: DraftIntent): readonly string[] {
  if (intent.does === 'show') return ['draft', draftReference(intent.draft)]
  if (intent.does !== 'write') return ['draft', intent.does, draftReference(intent.draft)]
  const { mention, tone, instruction } = intent
  const plain = tone === null ? readWish(instruction) : { tone: null, instruction: readNote(instruction) }
  const asItStands = plain.tone === null && plain.instruction === instruction
  return ['draft', reference(mention), tone ?? '', asItStands ? instruction : quote(instruction)]
}
