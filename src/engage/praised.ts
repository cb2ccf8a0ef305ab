import type { Intent } from '../core/intent.ts'
import type { Row } from '../core/ledger.ts'
import { takeWord } from '../core/lexer.ts'
import type { Member } from '../core/member.ts'
import type { DeskNeeds } from './needs.ts'

export interface Praised {
  readonly name: string
  /** Null when the name is nobody's on the staff whom Earshot can tell. */
  readonly member: Member | null
}

/**
 * Who earned the praise: the person named; else a name at the start of the note; else those whom the
 * customer named.
 */
export async function earnedBy(
  { directory, config }: Pick<DeskNeeds, 'directory' | 'config'>,
  { person, note }: Pick<Extract<Intent, { readonly verb: 'thank' }>, 'person' | 'note'>,
  { analysis }: Pick<Row, 'analysis'>,
): Promise<{ readonly people: readonly Praised[]; readonly note: string }> {
  const praised = async (name: string): Promise<Praised> => {
    const member = await directory.find(name)
    return { name: member?.name ?? name, member }
  }
  if (person !== '') return { people: [await praised(person)], note }
  const { word, rest } = takeWord(note)
  const known = [...config.brand.people, ...(await directory.all()).map(({ name }) => name)]
  if (known.includes(word)) return { people: [await praised(word)], note: rest }
  return { people: await Promise.all(analysis.people.map(praised)), note }
}
