import type { Config } from '../config/schema.ts'
import type { Story } from '../core/ledger.ts'

/** With a scheme or not: chats and sites make a link of either. */
const LINK =
  /(?<![\p{L}\p{N}@.-])(?:https?:\/\/[^\s<>"')\]]+|(?:[\p{L}\p{N}-]{2,63}\.)+[a-z]{2,24}(?:[/?#:][^\s<>"')\]]*)?(?![\p{L}\p{N}@-])|(?:[\p{L}\p{N}-]{1,63}\.)+[a-z]{2,24}[/?#:][^\s<>"')\]]*)/giu
const OTHER_SCHEME = /(?<![\p{L}\p{N}])(?!https?:)[a-z][a-z0-9+.-]{1,20}:\/\/[^\s<>"')\]]+/giu
const TRAILING = /[.,;:!?…]+$/u

export function linksIn(text: string): string[] {
  return [...text.matchAll(LINK), ...text.matchAll(OTHER_SCHEME)].map(([link]) => link.replace(TRAILING, ''))
}

/** Which links a reply may hold: to the brand's own sites, as the facts name them, or as an action was logged. */
export function createLinkRule({
  brand,
  replies,
}: Pick<Config, 'brand' | 'replies'>): (link: string, story: Story) => boolean {
  const stated = [...replies.facts, ...brand.promises]
    .flatMap(linksIn)
    .flatMap((link) => addressOf(link) ?? [])
  return (link, { acts }) => {
    const address = addressOf(link)
    if (address === null || address.username !== '' || address.password !== '') return false
    const isOwn = replies.hosts.some((host) => address.host === host || address.host.endsWith(`.${host}`))
    const logged = acts.flatMap(({ verb, detail }) =>
      verb === 'log' && detail.link !== undefined ? (addressOf(detail.link) ?? []) : [],
    )
    return isOwn || [...stated, ...logged].some(({ href }) => href === address.href)
  }
}

function addressOf(link: string): URL | null {
  const url = URL.parse(/^[a-z][a-z0-9+.-]*:\/\//i.test(link) ? link : `https://${link}`)
  return url && (url.protocol === 'https:' || url.protocol === 'http:') ? url : null
}
