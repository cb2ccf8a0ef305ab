import type { Intent } from './intent.ts'
import { readNote, takeWord } from './lexer.ts'
import { takePage } from './listfilter.ts'
import { plainWord } from './nearest.ts'
import { phrases } from './terms.ts'
import { parseTheme, type ThemeId, themeReference } from './theme.ts'
import { oneLine } from './wording.ts'

// How `theme ...` is read and written: one theme, and what can be done to it.

type ThemeIntent = Extract<Intent, { readonly verb: 'theme' }>

export const LONGEST_THEME = 60

const DEEDS: ReadonlyMap<string, ThemeIntent['does']> = new Map([
  ['rename', 'rename'],
  ['name', 'rename'],
  ['call', 'rename'],
  ['merge', 'merge'],
  ['join', 'merge'],
  ['split', 'split'],
  ['divide', 'split'],
  ['pin', 'pin'],
  ['keep', 'pin'],
  ['unpin', 'unpin'],
  ['show', 'show'],
])

/** The theme and the deed may stand in either order: `theme rename T-12 ...`, `theme T-12 rename ...`. */
export function readTheme(rest: string): ThemeIntent | { readonly problem: string } {
  const first = takeWord(rest)
  const second = takeWord(first.rest)
  const deed = DEEDS.get(plainWord(first.word)) ?? DEEDS.get(plainWord(second.word))
  const deedFirst = DEEDS.has(plainWord(first.word))
  const theme = parseTheme(plainWord(deedFirst ? second.word : first.word))
  if (theme === null) return { problem: 'Which theme?' }
  const after = deedFirst || deed !== undefined ? second.rest : first.rest
  switch (deed) {
    case 'rename':
      return renaming(theme, after)
    case 'merge':
      return merging(theme, after)
    case 'split':
      return splitting(theme, after)
    case 'pin':
    case 'unpin':
      return { verb: 'theme', does: deed, theme }
    default: {
      const { words, page } = takePage(after)
      if (words.trim() !== '')
        return { problem: 'It can be shown, renamed, merged, split, pinned or unpinned.' }
      return { verb: 'theme', does: 'show', theme, page }
    }
  }
}

function renaming(theme: ThemeId, after: string): ThemeIntent | { readonly problem: string } {
  const name = oneLine(readNote(after.replace(/^\s*(?:to|as)\s+(?=\S)/i, '')))
  if (name === '') return { problem: 'What shall it be called?' }
  if (name.length > LONGEST_THEME) return { problem: `A name holds at most ${LONGEST_THEME} characters.` }
  return { verb: 'theme', does: 'rename', theme, name }
}

function merging(theme: ThemeId, after: string): ThemeIntent | { readonly problem: string } {
  const { word, rest } = takeWord(after.replace(/^\s*(?:into|with|to|and)\s+(?=\S)/i, ''))
  const into = parseTheme(plainWord(word))
  if (into === null || rest !== '') return { problem: 'Into which theme?' }
  if (into === theme) return { problem: 'Those are one theme already.' }
  return { verb: 'theme', does: 'merge', theme, into }
}

/** The words as one line; its mentions hold all of them. */
function splitting(theme: ThemeId, after: string): ThemeIntent | { readonly problem: string } {
  const words = oneLine(readNote(after.replace(/^\s*by\s+(?=\S)/i, '')))
  if (phrases(words.split(/\s+/)).length === 0) return { problem: 'By which words?' }
  if (words.length > LONGEST_THEME) return { problem: `The words hold at most ${LONGEST_THEME} characters.` }
  return { verb: 'theme', does: 'split', theme, words }
}

export function sayTheme(intent: ThemeIntent, sayName: (name: string) => string): readonly string[] {
  const theme = themeReference(intent.theme)
  switch (intent.does) {
    case 'show':
      return ['theme', theme, intent.page > 1 ? `page ${intent.page}` : '']
    case 'rename':
      return ['theme', 'rename', theme, sayName(intent.name)]
    case 'merge':
      return ['theme', 'merge', theme, themeReference(intent.into)]
    case 'split':
      return ['theme', 'split', theme, sayName(intent.words)]
    case 'pin':
    case 'unpin':
      return ['theme', intent.does, theme]
  }
}
