import type { Directory } from '../core/desk.ts'
import { choose, plainWord } from '../core/nearest.ts'
import { excerpt, oneLine } from '../core/wording.ts'

/** That nobody is called so, and who may be meant. */
export async function unknownPerson(word: string, directory: Directory): Promise<string> {
  const all = await directory.all()
  const asked = `I know nobody on the staff called “${excerpt(oneLine(word), 40)}”.`
  const handles = all.map(({ handle }) => handle)
  const first = plainWord(word).split(' ')[0] ?? ''
  const namesakes = all.filter(({ name }) => name.toLowerCase().split(' ').includes(first))
  const choice = choose(first, handles)
  const like =
    namesakes.length > 0
      ? namesakes.map(({ handle }) => handle)
      : 'like' in choice
        ? choice.like
        : [choice.chosen]
  if (like.length > 0) return `${asked} Did you mean ${like.map((handle) => `@${handle}`).join(' or ')}?`
  return `${asked} Name them by their handle, such as @${handles[0] ?? 'ines'}.`
}
