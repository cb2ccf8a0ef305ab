/** Where in the workspace the page is; kept in the address, so that back, forward and reload work. */
export interface Place {
  readonly channel: string
  /** The root of the thread that is open beside it. */
  readonly thread: number | null
}

/** The address names one's own direct messages `@`: it means the same for whoever opens it. */
export function readPlace(hash: string, known: (channel: string) => boolean, direct: string): Place | null {
  const [, name = '', thread = ''] = /^#\/([^/]*)(?:\/(\d{1,15}))?$/.exec(hash) ?? []
  const channel = name === '@' ? direct : decode(name)
  if (!known(channel)) return null
  return { channel, thread: thread === '' ? null : Number(thread) }
}

export function placeAddress({ channel, thread }: Place): string {
  const name = channel.startsWith('@') ? '@' : encodeURIComponent(channel)
  return thread === null ? `#/${name}` : `#/${name}/${thread}`
}

function decode(name: string): string {
  try {
    return decodeURIComponent(name)
  } catch {
    return ''
  }
}

/** Where something was done, and so where its answer is shown. */
export interface Spot {
  readonly place: Place
  /** The post whose button or reaction it was; null for the composer and for what was whispered. */
  readonly post: { readonly id: number; readonly thread: number | null } | null
  /** The answer stands below this post; null: below all that is there. */
  readonly below: number | null
}

/** What the server is told: an answer for everyone goes into the thread of the post. */
export function addressee({ place, post }: Spot): Place {
  return post === null ? place : { channel: place.channel, thread: post.thread ?? post.id }
}
