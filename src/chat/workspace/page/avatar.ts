import type { Person } from '../wire.ts'
import { html } from './html.ts'
import { useStaff } from './staff.ts'

const HUES = 6

/** A member's initial on a colour of their own, or Earshot's sign. */
export function Avatar({ person }: { person: Person | null }) {
  const staff = useStaff()
  if (person === null) return html`<img class="avatar" src="/workspace/page/earshot.svg" alt="" />`
  const [initial = '?'] = person.name
  return html`<span class=${`avatar hue-${staff.rank(person.id) % HUES}`} aria-hidden="true">${initial}</span>`
}
