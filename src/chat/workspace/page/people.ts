import { h } from 'preact'
import type { MemberId } from '../../../core/member.ts'
import type { Person } from '../wire.ts'
import { Avatar } from './avatar.ts'
import { html } from './html.ts'
import { CheckIcon, SwitchIcon } from './icons.ts'
import { Menu } from './menu.ts'

export interface PeopleProps {
  readonly me: Person
  readonly members: readonly Person[]
  become(member: MemberId): void
}

/** Whom the page acts as: the staff of the configuration, each with the rights of their role. */
export function People({ me, members, become }: PeopleProps) {
  return h(Menu, {
    class: 'people',
    label: `You are ${me.name}, ${me.role}. Act as someone else`,
    face: html`${h(Face, { person: me })}${h(SwitchIcon, {})}`,
    items: members.map((person) => ({
      name: `${person.name}, ${rank(person)}`,
      content: html`${h(Face, { person })}${person.id === me.id ? h(CheckIcon, {}) : null}`,
      chosen: person.id === me.id,
      choose: () => become(person.id),
    })),
  })
}

function Face({ person }: { person: Person }) {
  return html`${h(Avatar, { person })}<span class="face">
    <span class="face-name">${person.name}</span><span class="face-role">${rank(person)}</span>
  </span>`
}

function rank({ role, departments }: Person): string {
  return departments.length === 0 ? role : `${role} · ${departments.join(', ')}`
}
