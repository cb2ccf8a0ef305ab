import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { PeerPerson } from '../../peers/teams.ts'
import { wordsOf } from '../../peers/teams.ts'
import { openStage, type Stage } from './stage.ts'

let stage: Stage
beforeEach(async () => {
  stage = await openStage()
  await stage.install()
})
afterEach(() => stage.close())

async function home(person: PeerPerson, line = 'home') {
  await stage.say(person, 'chat', line)
  const message = stage.peer.seen(`a:${person.id.slice(3)}`).at(-1)
  if (message === undefined) throw new Error('Home was not shown.')
  return message
}

describe('home', () => {
  it('shows what is mine, what is open in my departments, and what else there is', async () => {
    const { mention } = await stage.posted({
      found: { text: 'mine to do' },
      analysis: { summary: 'mine to do' },
    })
    await stage.posted({ found: { text: 'nobody has it' }, analysis: { summary: 'nobody has it' } })
    await stage.say(stage.ines, 'chat', `claim ${mention}`)
    const words = wordsOf(await home(stage.ines))
    const [, yours = '', open = ''] = /Yours\n(.*)Open in billing\n(.*)$/s.exec(words) ?? []
    expect(yours).toContain('mine to do')
    expect(yours).not.toContain('nobody has it')
    expect(open).toContain('nobody has it')
    expect(wordsOf(await home(stage.omar))).not.toContain('Open in billing')
  })

  it('has pages, turned in their place', async () => {
    for (let index = 0; index < 12; index++) {
      const { mention } = await stage.posted()
      await stage.say(stage.ines, 'chat', `claim ${mention}`)
    }
    const first = await home(stage.ines)
    const { body } = await stage.press(stage.ines, first, 'Next page')
    expect(JSON.stringify(body)).toContain('Hello Ines Roth, page 2')
    expect(JSON.stringify(body)).toContain('Previous page')
    expect(JSON.stringify(body)).toContain('← Back')
  })

  it('shows an admin, and nobody else, what is in trouble', async () => {
    await stage.posted()
    stage.peer.roster.delete(stage.billing)
    await stage.say(stage.ines, 'chat', 'claim 1')
    await stage.outbox.step()
    const words = wordsOf(await home(stage.ines))
    expect(words).toMatch(/Channels in trouble\nbilling: \n1 waiting for .*: Earshot is not installed there/)
    expect(wordsOf(await home(stage.omar))).not.toContain('in trouble')
  })

  it('is answered wherever it is asked', async () => {
    await stage.say(stage.omar, { channel: stage.billing }, '/home')
    const whispered = stage.peer.messages.findLast(({ onlyFor }) => onlyFor === stage.omar.id)
    expect(whispered && wordsOf(whispered)).toContain('Hello Omar Diaz')
  })

  it('lets only an admin settle a post in doubt, and once', async () => {
    expect(wordsOf(await home(stage.omar, 'doubt 1 there'))).toContain('Only an admin')
    expect(wordsOf(await home(stage.ines, 'doubt 1 there'))).toContain('settled already')
  })
})
