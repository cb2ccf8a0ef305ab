import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { channelOfLink } from '../../../src/chat/teams/address.ts'
import { say } from '../../../src/core/card.ts'
import { hear, leaseOf } from '../../amplify/ledger.ts'
import { wordsOf } from '../../peers/teams.ts'
import { linkTo, openStage, type Stage } from './stage.ts'

let stage: Stage
beforeEach(async () => {
  stage = await openStage()
})
afterEach(() => stage.close())

const TEAM = '19:general@thread.tacv2'
const probe = (address: string) => stage.teams.messenger.probe(address)
const posts = async (address: string) =>
  (await stage.teams.messenger.post(address, say('x'), 'card:1')).outcome

/** Something that happened to a team. */
function update(more: object, channelData: object): Promise<unknown> {
  const { peer, ines } = stage
  return stage.deliver(
    stage.activity(
      'conversationUpdate',
      ines,
      { channel: TEAM },
      {
        conversation: { id: TEAM, conversationType: 'channel', tenantId: peer.tenantId },
        channelData: { tenant: { id: peer.tenantId }, team: { id: TEAM, name: 'Larkbean' }, ...channelData },
        ...more,
      },
    ),
  )
}
const bot = () => ({ id: `28:${stage.peer.appId}` })

describe('before Earshot is in a team', () => {
  it('every channel says what to do, and posts wait', async () => {
    expect(await probe('billing')).toContain('Add the app to the team')
    expect(await posts(linkTo(stage.billing))).toBe('blocked')
    expect(await stage.teams.messenger.direct(stage.ines.aadObjectId, say('x'), 'debt:1')).toMatchObject({
      outcome: 'blocked',
    })
    expect((await stage.teams.probe()).join('\n')).toContain('channel billing: Earshot is in no team yet')
  })
})

describe('a department’s channel', () => {
  it('is found by its name, by its link, by its id, and by team and name', async () => {
    await stage.install()
    for (const address of [
      'billing',
      'Billing',
      '#billing',
      'Larkbean > Billing',
      linkTo(stage.billing),
      stage.billing,
    ]) {
      expect(await probe(address)).toBeNull()
      expect(await posts(address)).toBe('delivered')
    }
    expect(stage.peer.seen(stage.billing)).toHaveLength(6)
    expect(await posts('general')).toBe('delivered')
  })

  it('that there is none of says which there are', async () => {
    await stage.install()
    expect(await probe('nonsense')).toMatch(/no channel nonsense in Larkbean.*link/)
    expect(await posts('nonsense')).toBe('blocked')
    expect(await probe(linkTo('19:gone@thread.tacv2'))).toContain('no such channel in Teams')
  })

  it('of which two teams have one asks which is meant', async () => {
    await stage.install()
    const other = '19:other@thread.tacv2'
    await update(
      { conversation: { id: other, conversationType: 'channel' }, membersAdded: [bot()] },
      { team: { id: other, name: 'Roastery' } },
    )
    expect(await probe('billing')).toMatch(/Several teams.*Larkbean, Roastery.*Team > Channel/)
    expect(await probe('Larkbean > billing')).toBeNull()
  })

  it('stays the same when it is renamed', async () => {
    await stage.install()
    const { mention, card } = await stage.posted()
    await update({}, { eventType: 'channelRenamed', channel: { id: stage.billing, name: 'Money' } })
    expect(await probe('Money')).toBeNull()
    expect(await probe('billing')).toBeNull()
    expect(await posts('billing')).toBe('delivered')
    await stage.press(stage.ines, card, 'Claim')
    expect((await stage.story(mention)).engagement?.status).toBe('claimed')
  })

  it('that is deleted is known no more, and one that is new is known at once', async () => {
    await stage.install()
    await update({}, { eventType: 'channelDeleted', channel: { id: stage.billing } })
    expect(await probe('billing')).toContain('no channel billing')
    await update(
      {},
      { eventType: 'channelCreated', channel: { id: stage.peer.channel('Returns'), name: 'Returns' } },
    )
    expect(await posts('returns')).toBe('delivered')
  })

  it('may be private: Earshot learns of it when it is added there', async () => {
    await stage.install()
    const secret = '19:secret@thread.tacv2'
    stage.peer.channels.set(secret, 'Secret')
    expect(await probe(linkTo(secret))).toMatch(/not installed there.*private channel/)
    stage.peer.roster.add(secret)
    stage.peer.channels.delete(secret)
    await update(
      { conversation: { id: secret, conversationType: 'channel' }, membersAdded: [bot()] },
      { channel: { id: secret, name: 'Secret' } },
    )
    expect(await posts('secret')).toBe('delivered')
    expect(await posts(linkTo(secret))).toBe('delivered')
  })

  it('gets at once what waited for Earshot to be installed there', async () => {
    const { ledger, clock } = stage
    await hear(ledger, clock, [{}])
    const cards = [{ channel: 'billing', reason: 'money', hold: null }]
    const routed = { mention: 1, notability: 0.9, reason: 'money', department: 'billing', cards }
    await ledger.routed(await leaseOf(ledger, clock), [routed], clock.now())
    await stage.outbox.step()
    expect(stage.peer.seen(stage.billing)).toHaveLength(0)
    expect(await ledger.queueFaults()).toMatchObject([{ queue: 'billing' }])
    await stage.install()
    await stage.outbox.step()
    expect(stage.peer.seen(stage.billing)).toHaveLength(1)
  })

  it('is known to the next process too', async () => {
    await stage.install()
    const next = await stage.restarted()
    expect((await next.teams.messenger.post('billing', say('after a restart'), 'card:2')).outcome).toBe(
      'delivered',
    )
    await next.close()
  })
})

describe('the app in a team', () => {
  it('that is taken out leaves nothing behind, and comes back when it is added again', async () => {
    await stage.install()
    await update({ membersRemoved: [bot()] }, { eventType: 'teamMemberRemoved' })
    expect(await probe('billing')).toContain('in no team yet')
    await stage.deliver(
      stage.activity(
        'installationUpdate',
        stage.ines,
        { channel: TEAM },
        {
          action: 'add-upgrade',
          conversation: { id: TEAM, conversationType: 'channel' },
        },
      ),
    )
    expect(await probe('billing')).toBeNull()
  })

  it('that is upgraded stays where it is', async () => {
    await stage.install()
    await stage.deliver(
      stage.activity('installationUpdate', stage.ines, { channel: TEAM }, { action: 'remove-upgrade' }),
    )
    expect(await probe('billing')).toBeNull()
  })

  it('that was added while Earshot was down is noticed when anybody speaks', async () => {
    await stage.say(stage.ines, { channel: stage.billing }, 'help')
    expect(await probe('billing')).toBeNull()
  })

  it('that is taken out of the roster says how to come back', async () => {
    await stage.install()
    stage.peer.roster.delete(stage.billing)
    expect(await probe('billing')).toMatch(/Manage team, Apps/)
    expect(await stage.teams.probe()).toContainEqual(
      expect.stringMatching(/^channel billing: Earshot is not installed/),
    )
    expect(await posts('billing')).toBe('blocked')
  })
})

describe('the app with one person', () => {
  it('greets them with what there is for them, once', async () => {
    const chat = `a:${stage.ines.id.slice(3)}`
    const added = stage.activity('conversationUpdate', stage.ines, 'chat', { membersAdded: [bot()] })
    const installed = stage.activity('installationUpdate', stage.ines, 'chat', { action: 'add' })
    for (const activity of [added, installed, added]) await stage.deliver(activity)
    await stage.teams.idle()
    const greetings = stage.peer.seen(chat).map(wordsOf)
    expect(greetings).toHaveLength(1)
    expect(greetings[0]).toContain('Hello Ines Roth')
  })

  it('opens a chat with whoever is to be told something, and tells what hinders it', async () => {
    await stage.install()
    const lena = stage.peer.person('Lena Vogt')
    const direct = (id: string) => stage.teams.messenger.direct(id, say('for you'), 'debt:9')
    expect((await direct(lena.aadObjectId)).outcome).toBe('delivered')
    expect(stage.peer.seen(`a:${lena.id.slice(3)}`)).toHaveLength(1)
    expect(await direct('00000000-0000-0000-0000-000000000000')).toMatchObject({
      outcome: 'blocked',
      reason: expect.stringContaining('add Earshot in Teams first'),
    })
  })
})

describe('a reply', () => {
  it('stands in the thread in a channel, and at the end of a chat, which has none', async () => {
    await stage.install()
    const { messenger } = stage.teams
    const { card } = await stage.posted()
    await messenger.reply(`${stage.billing};messageid=${card.id}`, say('below the card'), 'debt:1')
    expect(stage.peer.seen(`${stage.billing};messageid=${card.id}`).map(wordsOf)).toEqual(['below the card'])
    const direct = await messenger.direct(stage.ines.aadObjectId, say('alone'), 'debt:2')
    if (direct.outcome !== 'delivered') throw new Error(direct.outcome)
    await messenger.reply(direct.message, say('after it'), 'debt:3')
    expect(stage.peer.seen(`a:${stage.ines.id.slice(3)}`).map(wordsOf)).toEqual(['alone', 'after it'])
  })
})

describe('a link', () => {
  it('is a channel’s only when Teams made it', () => {
    expect(channelOfLink(linkTo('19:a_b@thread.tacv2'))).toBe('19:a_b@thread.tacv2')
    expect(channelOfLink('https://teams.cloud.microsoft/l/channel/19%3Ax%40thread.tacv2/n')).toBe(
      '19:x@thread.tacv2',
    )
    for (const other of [
      'https://evil.example/l/channel/19%3Ax%40thread.tacv2/n',
      'https://teams.microsoft.com.evil.example/l/channel/19%3Ax%40thread.tacv2/n',
      'https://teams.microsoft.com/l/message/19%3Ax%40thread.tacv2/1',
      'https://teams.microsoft.com/l/channel/%E0%A4%A/n',
      'billing',
      '',
    ])
      expect(channelOfLink(other)).toBeNull()
  })
})
