import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import type { Draft, Ledger } from '../../src/core/ledger.ts'
import type { OutgoingReply, Replier, ReplyFinding, Sending } from '../../src/core/ports.ts'
import { HOUR, MINUTE, SECOND } from '../../src/core/time.ts'
import { createSender } from '../../src/reply/sender.ts'
import { silentLog } from '../amplify/silent-log.ts'
import { openTeam, type Team, textOf } from '../engage/team.ts'

/** A place that does as it is told. */
class Place implements Replier {
  readonly name = 'email'
  readonly most = 3_000
  repeatable = false
  readonly there: OutgoingReply[] = []
  answers: (Sending | 'sent, answer lost' | 'throws')[] = []
  finds: ReplyFinding['found'] | 'truth' = 'truth'
  looked = 0
  reaches() {
    return true
  }
  async send(reply: OutgoingReply): Promise<Sending> {
    const answer = this.answers.shift() ?? { outcome: 'sent', link: 'https://mail.example/1' }
    const known = this.there.some(({ key }) => key === reply.key && this.repeatable)
    const arrives = answer === 'sent, answer lost' || (answer !== 'throws' && answer.outcome === 'sent')
    if (arrives && !known) this.there.push(reply)
    if (answer === 'throws') throw new Error('a fault of ours')
    return answer === 'sent, answer lost' ? { outcome: 'in doubt', reason: 'The answer was lost.' } : answer
  }
  async find(reply: OutgoingReply): Promise<ReplyFinding> {
    this.looked += 1
    if (this.finds !== 'truth')
      return this.finds === 'there' ? { found: 'there', link: null } : { found: this.finds }
    const isThere = this.there.some(({ key }) => key === reply.key)
    return isThere ? { found: 'there', link: 'https://mail.example/found' } : { found: 'absent' }
  }
}

let team: Team
let place: Place
let step: () => Promise<number>

beforeEach(async () => {
  team = await openTeam()
  onTestFinished(() => team.close())
  await team.hear({ text: 'I was charged twice.' })
  await approve(team.ledger)
  await team.owed('billing')
  place = new Place()
  step = createSender({ ledger: team.ledger, replier: () => place, clock: team.clock, log: silentLog })
})

async function approve(ledger: Ledger, mention = 1): Promise<Draft> {
  const june = await team.who('june')
  const by = { id: june.id, name: june.name }
  const draft = await ledger.beginDraft(mention, by, team.clock.now())
  if (draft === null) throw new Error('no mention')
  const outcome = await ledger.changeDraft({
    draft: draft.id,
    version: draft.version,
    by,
    at: team.clock.now(),
    set: { text: 'We sent it again.' },
    confirms: [],
    step: { to: 'approve', through: 'email' },
  })
  if (outcome === null || !('changed' in outcome)) throw new Error('not approved')
  return outcome.changed
}

const draftNow = async () => (await team.ledger.draft(1)) ?? expect.fail('no draft')
/** Does what falls due in the next hours, step by step. */
async function goOn(ms: number) {
  for (let passed = 0; passed <= ms; passed += 5 * SECOND) {
    await step()
    team.clock.move(5 * SECOND)
  }
}

describe('the sender', () => {
  it('sends what was approved once, and tells the team', async () => {
    await goOn(MINUTE)
    expect(place.there).toMatchObject([{ text: 'We sent it again.', mention: { id: 1 } }])
    expect(await draftNow()).toMatchObject({ state: 'sent', reply: { link: 'https://mail.example/1' } })
    expect((await team.owed('billing')).map(({ owe }) => owe)).toEqual(['update', 'post'])
    expect((await team.story(1)).acts).toMatchObject([
      { verb: 'log', via: 'by email', member: { name: 'June' }, detail: { link: 'https://mail.example/1' } },
    ])
  })

  it('finds one whose answer was lost, and does not send it again', async () => {
    place.answers = ['sent, answer lost']
    await goOn(10 * MINUTE)
    expect(place.there).toHaveLength(1)
    expect(place.looked).toBe(1)
    expect(await draftNow()).toMatchObject({ state: 'sent', reply: { link: 'https://mail.example/found' } })
  })

  it('sends again what certainly is not there', async () => {
    place.answers = [{ outcome: 'in doubt', reason: 'The line went dead.' }]
    await goOn(10 * MINUTE)
    expect(place.there).toHaveLength(1)
    expect((await draftNow()).state).toBe('sent')
  })

  it('asks a person where nobody can tell', async () => {
    place.answers = ['sent, answer lost']
    place.finds = 'unknown'
    await goOn(10 * MINUTE)
    expect(place.there).toHaveLength(1)
    expect((await draftNow()).state).toBe('in doubt')
    const [told] = await team.owed('@workspace:june')
    expect(told?.owe === 'direct' && textOf(told.say)).toBe(
      [
        'The reply D-1 to M-1 may have been sent: the answer was lost.',
        'The answer was lost. Look whether it is there.',
        '[Open at reviews.example] [It is there] [It is not: send it again] [Show]',
      ].join('\n'),
    )
    expect((await team.say('june', 'draft again D-1')).ok).toBe(true)
    place.finds = 'truth'
    await goOn(MINUTE)
    expect((await draftNow()).state).toBe('sent')
  })

  it('repeats it where the place takes one key once', async () => {
    place.answers = ['sent, answer lost']
    place.finds = 'unknown'
    place.repeatable = true
    await goOn(10 * MINUTE)
    expect(place.there).toHaveLength(1)
    expect((await draftNow()).state).toBe('sent')
  })

  it('tries again while the place is down, then gives it back', async () => {
    place.answers = Array.from(
      { length: 30 },
      () => ({ outcome: 'unavailable', reason: 'It is down.' }) as const,
    )
    await goOn(30 * SECOND)
    expect(await draftNow()).toMatchObject({ state: 'approved', fault: 'It is down.' })
    await goOn(8 * HOUR)
    expect(place.answers.length).toBe(5)
    expect(await draftNow()).toMatchObject({ state: 'waiting for approval', reply: null })
    expect(await team.owed('@workspace:june')).toHaveLength(1)
  })

  it('waits as long as it is told', async () => {
    place.answers = [{ outcome: 'throttled', until: team.clock.now() + HOUR }]
    await goOn(59 * MINUTE)
    expect(place.there).toEqual([])
    await goOn(2 * MINUTE)
    expect(place.there).toHaveLength(1)
  })

  it('tells the approver why it was refused, with a door to the draft', async () => {
    place.answers = [{ outcome: 'refused', reason: 'The issue is locked.' }]
    await goOn(MINUTE)
    expect(await draftNow()).toMatchObject({ state: 'waiting for approval', fault: 'The issue is locked.' })
    const [told] = await team.owed('@workspace:june')
    expect(told?.owe === 'direct' && textOf(told.say)).toContain(
      'The issue is locked.\n[Open the draft…] [Show]',
    )
  })

  it('takes a fault of its own for a doubt', async () => {
    place.answers = ['throws']
    await goOn(10 * MINUTE)
    expect(place.there).toHaveLength(1)
    expect((await draftNow()).state).toBe('sent')
  })

  it('of what is not set up any more says so', async () => {
    const bare = createSender({ ledger: team.ledger, replier: () => null, clock: team.clock, log: silentLog })
    await bare()
    expect(await draftNow()).toMatchObject({ state: 'waiting for approval' })
    expect((await draftNow()).fault).toContain('Replies by email are not set up for reviews any more.')
  })

  it('sends nothing to a customer whose words were erased', async () => {
    await team.ledger.forgetAuthor(null, 'ana', team.clock.now())
    await goOn(MINUTE)
    expect(place.there).toEqual([])
    expect((await draftNow()).state).toBe('given up')
  })

  it('looks first for what another instance was sending when it died', async () => {
    const [owed] = await team.ledger.claimReplies(team.clock.now(), MINUTE, 9)
    if (owed) await place.send({ ...owed, text: owed.draft.text, approvedAt: owed.draft.reply.approvedAt })
    await goOn(10 * MINUTE)
    expect(place.there).toHaveLength(1)
    expect((await draftNow()).state).toBe('sent')
  })

  it('gives a place time to show what it took in before it believes that nothing is there', async () => {
    await team.ledger.claimReplies(team.clock.now(), SECOND, 9)
    team.clock.move(2 * SECOND)
    await step()
    expect(place.looked).toBe(1)
    expect(place.there).toEqual([])
    expect((await draftNow()).state).toBe('sending')
    await goOn(MINUTE)
    expect(place.there).toHaveLength(1)
  })
})
