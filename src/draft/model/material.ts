import type { DraftWish } from '../../core/draft.ts'
import type { Act } from '../../core/engagement.ts'
import { linkTo } from '../../core/wording.ts'
import { mask } from '../../model/mask.ts'

const LONGEST_TEXT = 3_000
const LONGEST_TITLE = 200
const LONGEST_NOTE = 500
const LONGEST_REQUEST = 1_000
const MOST_ACTS = 20
const MOST_UNLIKE = 6

/** What leaves the house for one draft. No name of the author, and nothing that reaches anybody. */
export interface Material {
  readonly mention: { readonly title?: string; readonly text: string; readonly kind: string }
  readonly history: readonly {
    readonly act: string
    readonly action?: string
    readonly note?: string
    /** The host alone. */
    readonly link?: string
  }[]
  readonly request?: string
  readonly unlike: readonly string[]
}

export function materialOf({ story, instruction, unlike }: DraftWish): Material {
  const { title, text, author } = story.mention
  const names = author ? [author.name, author.key] : []
  const short = (words: string, longest: number) => mask(words, names).slice(0, longest).toWellFormed()
  return {
    mention: {
      ...(title === null ? {} : { title: short(title, LONGEST_TITLE) }),
      text: short(text, LONGEST_TEXT),
      kind: story.analysis.kind,
    },
    history: story.acts.slice(-MOST_ACTS).map((act) => deed(act, short)),
    ...(instruction === null ? {} : { request: short(instruction, LONGEST_REQUEST) }),
    unlike: unlike.slice(-MOST_UNLIKE).map((draft) => short(draft, LONGEST_TEXT)),
  }
}

function deed(
  { verb, detail }: Act,
  short: (words: string, longest: number) => string,
): Material['history'][number] {
  const host = URL.parse(linkTo(detail.link ?? null)?.url ?? '')?.host
  return {
    act: verb,
    ...(detail.action === undefined ? {} : { action: detail.action }),
    ...(detail.note === undefined ? {} : { note: short(detail.note, LONGEST_NOTE) }),
    ...(host === undefined ? {} : { link: host }),
  }
}
