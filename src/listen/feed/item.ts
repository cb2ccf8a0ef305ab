/** Words in a feed: HTML, or text as it stands. */
export interface Words {
  readonly words: string
  readonly html: boolean
}

/** One entry of a feed of whichever format, as it was written. */
export interface Item {
  readonly id: string | null
  readonly link: string | null
  readonly title: Words | null
  readonly body: Words | null
  readonly author: { readonly name: string; readonly url: string | null } | null
  readonly date: string | null
  readonly language: string | null
}

export interface Document {
  readonly items: readonly Item[]
  readonly language: string | null
}

export const MAX_ITEMS = 2_000
