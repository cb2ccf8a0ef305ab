import { afterEach, beforeEach, expect, it } from 'vitest'
import { doorFor, type Handle, openTeam, type Team } from './team.ts'

let team: Team
let id: number
let message: string
let keys = 0

beforeEach(async () => {
  team = await openTeam()
  ;[id = 0] = await team.hear({ text: 'I was charged twice.' })
  message = (await team.story(id)).cards[0]?.message ?? ''
})
afterEach(() => team.close())

async function react(handle: Handle, name: string, added: boolean, to = message) {
  keys += 1
  const reaction = { name, added, channel: 'billing', message: to }
  return team.desk.react(await team.who(handle), reaction, doorFor(`reaction-${keys}`))
}
const status = async () => (await team.story(id)).engagement?.status

it('a reaction acts, and taking it away undoes', async () => {
  expect((await react('noor', 'eyes', true))?.card.summary).toBe(`M-${id} is yours.`)
  expect((await react('noor', 'eyes', false))?.ok).toBe(true)
  expect(await status()).toBe('open')
  await react('noor', 'white_check_mark::skin-tone-2', true)
  expect(await status()).toBe('closed')
  await react('noor', 'white_check_mark', false)
  expect(await status()).toBe('reopened')
  await react('noor', 'no_entry_sign', true)
  expect(await status()).toBe('dismissed')
})

it('takes back only what the same member did, while it stands', async () => {
  await react('noor', 'eyes', true)
  expect(await react('piet', 'eyes', false)).toBeNull()
  await team.say('noor', `assign ${id} piet`)
  expect(await react('noor', 'eyes', false)).toBeNull()
  await team.say('piet', `close ${id}`)
  expect(await react('noor', 'white_check_mark', false)).toBeNull()
  expect(await status()).toBe('closed')
})

it('thanks stay when the reaction goes', async () => {
  expect((await react('noor', 'clap', true))?.ok).toBe(true)
  expect(await react('noor', 'clap', false)).toBeNull()
})

it('means nothing when the config or the message knows nothing of it', async () => {
  expect(await react('noor', 'tada', true)).toBeNull()
  expect(await react('noor', 'constructor', true)).toBeNull()
  expect(await react('noor', 'eyes', true, 'another message')).toBeNull()
  expect(await status()).toBe('open')
})

it('is refused in plain words like any other door', async () => {
  await react('noor', 'eyes', true)
  expect(await react('piet', 'eyes', true)).toMatchObject({ ok: false })
})

it('delivered twice acts once', async () => {
  const reaction = { name: 'eyes', added: true, channel: 'billing', message }
  const member = await team.who('noor')
  await team.desk.react(member, reaction, doorFor('same'))
  expect(await team.desk.react(member, reaction, doorFor('same'))).toMatchObject({ ok: true })
  expect((await team.story(id)).acts).toHaveLength(1)
})
