import type { CommandHint } from '../wire.ts'

export interface Suggestions {
  /** Verbs that what was typed may become. */
  readonly choices: readonly CommandHint[]
  /** How the verb that was typed goes on. */
  readonly usage: CommandHint | null
}

const NONE: Suggestions = { choices: [], usage: null }

/** What the composer offers while a command is being typed. */
export function suggest(text: string, command: string, hints: readonly CommandHint[]): Suggestions {
  const [, word = '', space = '', verb = '', rest = ''] =
    /^\/([a-z0-9_-]*)(\s*)(\S*)(.*)$/is.exec(text.trimStart()) ?? []
  if (!text.trimStart().startsWith('/')) return NONE
  if (space === '') return { choices: command.startsWith(word.toLowerCase()) ? hints : [], usage: null }
  if (word.toLowerCase() !== command) return NONE
  const typed = verb.toLowerCase()
  if (rest !== '') return { choices: [], usage: hints.find((hint) => hint.verb === typed) ?? null }
  const choices = hints.filter((hint) => hint.verb.startsWith(typed))
  const exact = choices.find((hint) => hint.verb === typed)
  return exact ? { choices: [], usage: exact } : { choices, usage: null }
}
