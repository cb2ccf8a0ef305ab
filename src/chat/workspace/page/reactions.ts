import { h } from 'preact'
import type { MemberId } from '../../../core/member.ts'
import type { PostView } from '../wire.ts'
import { type Actions, useActions } from './actions.ts'
import { CHOICE, picture, spoken } from './emoji.ts'
import { html } from './html.ts'
import { SmileIcon } from './icons.ts'
import { Menu } from './menu.ts'
import type { Spot } from './place.ts'
import { useStaff } from './staff.ts'

export interface ReactionsProps {
  readonly post: PostView
  readonly spot: Spot
}

/** Who reacted how. A click adds one's own or takes it back. */
export function Reactions({ post, spot }: ReactionsProps) {
  const actions = useActions()
  const staff = useStaff()
  if (post.reactions.length === 0) return null
  return html`<ul class="reactions" aria-label="Reactions">
    ${post.reactions.map(({ emoji, members }) => {
      const mine = members.includes(staff.me)
      const names = members.map((member) => staff.byId(member)?.name ?? 'someone').join(', ')
      const says = `${spoken(emoji)}${sayMeaning(staff.meaning(emoji))}: ${names}`
      return html`<li key=${emoji}>
        <button type="button" class="reaction" aria-pressed=${mine} aria-label=${says} title=${says}
          onClick=${() => toggle(actions, spot, post, emoji, staff.me)}>
          <span class="emoji" aria-hidden="true">${picture(emoji)}</span>${members.length}
        </button>
      </li>`
    })}
  </ul>`
}

/** The reactions that do something, at hand; the others in a menu. */
export function ReactionBar({ post, spot }: ReactionsProps) {
  const actions = useActions()
  const staff = useStaff()
  const choice = [...new Set([...staff.reactions.map((hint) => hint.emoji), ...CHOICE])]
  return html`${staff.reactions.slice(0, 4).map(({ emoji, means }) => {
    const says = `React with ${spoken(emoji)}${sayMeaning(means)}`
    return html`<button type="button" key=${emoji} class="tool emoji" aria-label=${says} title=${says}
        onClick=${() => toggle(actions, spot, post, emoji, staff.me)}>${picture(emoji)}</button>`
  })}
    ${h(Menu, {
      class: 'picker',
      label: 'Add a reaction',
      face: h(SmileIcon, {}),
      items: choice.map((emoji) => ({
        name: `${spoken(emoji)}${sayMeaning(staff.meaning(emoji))}`,
        content: html`<span class="emoji">${picture(emoji)}</span>${
          staff.meaning(emoji) === null ? null : html`<span class="means">${staff.meaning(emoji)}</span>`
        }`,
        chosen: null,
        choose: () => toggle(actions, spot, post, emoji, staff.me),
      })),
    })}`
}

function toggle(actions: Actions, spot: Spot, post: PostView, emoji: string, me: MemberId) {
  const mine = post.reactions.some((one) => one.emoji === emoji && one.members.includes(me))
  void actions.react(spot, post, emoji, !mine)
}

function sayMeaning(means: string | null): string {
  return means === null ? '' : ` (${means})`
}
