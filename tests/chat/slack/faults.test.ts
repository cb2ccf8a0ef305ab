import { describe, expect, it } from 'vitest'
import { faultRun } from './faultrun.ts'

// The whole run, of 1,000 cards and 10 kills, is `node tests/chat/slack/faultmain.ts`.

const RUN = { cards: 80, channels: 10, kills: 2, seed: 7 } as const

describe('cards while Slack fails and the process is killed', () => {
  it('are all posted, none twice, where the history may be read', { timeout: 60_000 }, async () => {
    const { posts, inDoubt, owed, kills, answers } = await faultRun({ ...RUN, history: true })
    expect({ kills, owed, inDoubt }).toEqual({ kills: RUN.kills, owed: 0, inDoubt: 0 })
    expect(posts).toEqual(Array.from({ length: RUN.cards }, () => 1))
    for (const trouble of ['server error', 'rate limited', 'lost'])
      expect(answers[trouble]).toBeGreaterThan(0)
  })

  it('are posted or in doubt, none twice and none lost, where it may not', { timeout: 60_000 }, async () => {
    const { posts, inDoubt, owed, answers } = await faultRun({ ...RUN, history: false })
    expect(owed).toBe(0)
    expect(Math.max(...posts)).toBe(1)
    expect(inDoubt).toBeGreaterThan(0)
    expect(answers['ok']).toBeGreaterThanOrEqual(RUN.cards - inDoubt)
    expect(posts.length + inDoubt).toBeGreaterThanOrEqual(RUN.cards)
  })
})
