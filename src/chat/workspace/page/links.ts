import { h } from 'preact'
import { html } from './html.ts'
import { OutIcon } from './icons.ts'

/** An address that may be opened, with the host it really leads to; null for any other kind. */
export function safeAddress(url: string): { readonly href: string; readonly host: string } | null {
  const address = URL.parse(url)
  if (!address || (address.protocol !== 'https:' && address.protocol !== 'http:')) return null
  return { href: address.href, host: address.host }
}

export interface OutwardProps {
  readonly url: string
  readonly label: string
  readonly class: string
}

/** A way out of Earshot: it always names the host, and tells that host nothing. */
export function Outward({ url, label, class: look }: OutwardProps) {
  const address = safeAddress(url)
  if (address === null) return html`<span class="no-address">${label} (this address cannot be opened)</span>`
  const named = label.includes(address.host)
  return html`<a class=${look} href=${address.href} title=${address.href} target="_blank"
    rel="noopener noreferrer nofollow external">
    <span>${label}</span>${named ? null : html`<span class="host">${address.host}</span>`}${h(OutIcon, {})}
    <span class="unseen">(opens in a new tab)</span>
  </a>`
}
