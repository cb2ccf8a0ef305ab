import { afterEach, describe, expect, it } from 'vitest'
import { labelsIn, wordsOf } from '../../peers/slack-staff.ts'
import { type PeerView, wordsIn } from '../../peers/slack-world.ts'
import { openStage, type Stage } from './stage.ts'

let stage: Stage
afterEach(() => stage?.close())

const LOST = { fault: 'lost', carriedOut: true } as const
const NEVER_SENT = { fault: 'lost', carriedOut: false } as const

/** Slack loses the answer to the next post. */
async function hearAndLose(fault: typeof LOST | typeof NEVER_SENT, history: boolean): Promise<void> {
  stage = await openStage({ history })
  await stage.slack.probe()
  stage.peer.faults.script('chat.postMessage', fault)
  await stage.hear('It never came.').catch(() => undefined)
}

const cards = () => stage.peer.world.messages.filter(({ channel }) => channel === stage.billing.id)

async function homeOf(person: Stage['alex'], words: string): Promise<PeerView> {
  await person.openHome()
  return stage.peer.world.until(() =>
    wordsIn(person.home?.view['blocks']).includes(words) ? person.home : null,
  )
}

describe('a post whose answer was lost', () => {
  it('is found where the history may be read, and not posted again', async () => {
    await hearAndLose(LOST, true)
    expect(cards()).toHaveLength(1)
    expect(await stage.ledger.doubts()).toEqual([])
    await stage.noor.press(cards()[0] ?? fail(), 'Claim')
    await stage.delivered()
    expect(wordsOf(cards()[0] ?? fail())).toContain('Claimed by Noor')
  })

  it('is posted again where the history shows that it is not there', async () => {
    await hearAndLose(NEVER_SENT, true)
    while (cards().length === 0) await stage.outboxLater()
    expect(cards()).toHaveLength(1)
    expect(await stage.ledger.doubts()).toEqual([])
  })

  it('is shown to the administrator where nobody may look, and it is there', async () => {
    await hearAndLose(LOST, false)
    const home = await homeOf(stage.alex, 'Posts in doubt · 1')
    expect(wordsIn(home.view['blocks'])).toContain('The card of M-1 in #billing')
    await stage.alex.press(home, 'It is there')
    await stage.peer.world.until(() => !labelsIn(stage.alex.home?.view['blocks']).includes('It is there'))
    await stage.delivered()
    expect(cards()).toHaveLength(1)
    expect(await stage.ledger.doubts()).toEqual([])
    const card = cards()[0] ?? fail()
    await stage.noor.press(card, 'Claim')
    // The button tells which message the card is.
    while (!wordsOf(card).includes('Claimed by Noor')) await stage.outboxLater()
  })

  it('or it is not, and is posted again, once', async () => {
    await hearAndLose(NEVER_SENT, false)
    expect(cards()).toHaveLength(0)
    const home = await homeOf(stage.alex, 'Posts in doubt · 1')
    await stage.alex.press(home, 'Post it again')
    await stage.alex.press(home, 'Post it again')
    await stage.delivered()
    expect(cards()).toHaveLength(1)
  })

  it('is no business of the other staff', async () => {
    await hearAndLose(LOST, false)
    const home = await homeOf(stage.noor, 'Yours')
    expect(wordsIn(home.view['blocks'])).not.toContain('in doubt')
    const forged = { ...home, view: (await homeOf(stage.alex, 'Posts in doubt')).view }
    await stage.noor.press(forged, 'Post it again')
    expect(await stage.ledger.doubts()).toHaveLength(1)
  })
})

describe('what keeps Earshot from working', () => {
  it('is in the administrator’s Home tab, with what to do', async () => {
    stage = await openStage()
    stage.billing.members.clear()
    await stage.hear('Hello?').catch(() => undefined)
    await stage.ledger.pullFailed('reviews', 'The site answers 404. Correct its address.', 0, Date.now())
    const shown = wordsIn((await homeOf(stage.alex, 'To be mended')).view['blocks'])
    expect(shown).toContain('#billing: Earshot is not in')
    expect(shown).toContain('Source reviews: The site answers 404.')
    expect(wordsIn((await homeOf(stage.noor, 'Yours')).view['blocks'])).not.toContain('To be mended')
  })

  it('is found by a probe: rights, channels, and people who left', async () => {
    stage = await openStage()
    stage.noor.user.deleted = true
    stage.billing.archived = true
    const found = await stage.slack.probe()
    expect(found.join('\n')).toMatch(/archived[\s\S]*Noor \(U0000001\) has left Slack/)
  })

  it('queued work is done at once when Earshot is invited', async () => {
    stage = await openStage()
    stage.billing.members.clear()
    await stage.hear('Hello?').catch(() => undefined)
    await stage.alex.event('member_joined_channel', { user: stage.noor.id, channel: stage.billing.id }, null)
    await stage.delivered()
    expect(cards()).toHaveLength(0)
    await stage.alex.invite(stage.billing)
    await stage.delivered()
    expect(cards()).toHaveLength(1)
  })

  it('queued work is done once it is mended', async () => {
    stage = await openStage()
    stage.billing.members.clear()
    await stage.hear('Hello?').catch(() => undefined)
    expect(cards()).toHaveLength(0)
    stage.billing.members.add('U0000BOT')
    while (cards().length === 0) await stage.outboxLater()
    expect(cards()).toHaveLength(1)
  })
})

function fail(): never {
  throw new Error('There is no card.')
}
