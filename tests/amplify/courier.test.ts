import { describe, expect, it, vi } from 'vitest'
import { createCourier, type Parcel } from '../../src/amplify/courier.ts'
import { DEBT_LEASE_MS, SEND_TIMEOUT_MS } from '../../src/amplify/delivery.ts'
import { say } from '../../src/core/card.ts'
import type { Debt, Owed, Settlement } from '../../src/core/ledger.ts'
import { HOUR, MINUTE, SECOND } from '../../src/core/time.ts'
import { MessengerDouble, type Mishap } from '../messenger-double.ts'
import { ManualClock } from './clock.ts'
import { NOON } from './rows.ts'

const POST: Owed = { owe: 'post', card: 7 }
const UPDATE: Owed = { owe: 'update', card: 7 }
const REPLY: Owed = { owe: 'reply', card: 7, say: say('a reply') }
const DIRECT: Owed = { owe: 'direct', member: 'workspace:ines', say: say('for you') }

const LATER = NOON + HOUR

function scene() {
  const clock = new ManualClock()
  const chat = new MessengerDouble(clock)
  const log = { debug: vi.fn(), info: vi.fn(), warn: vi.fn(), error: vi.fn() }
  const stop = new AbortController()
  let message: string | null = null
  let compose = async (): Promise<Parcel | null> => ({ card: say('words'), message })
  const courier = createCourier({
    messengers: new Map([['workspace', chat]]),
    quietUntil: async (queue) => (queue === '@asleep' ? LATER : null),
    place: (queue) => (queue === 'gone' ? null : { chat: 'workspace', address: queue, paceMs: 0 }),
    compose: () => compose(),
    clock,
    log,
    random: () => 0.5,
  })

  function debtOf(owed: Owed, given: Partial<Debt> = {}): Debt {
    return {
      id: 31,
      queue: 'billing',
      owed,
      tries: 0,
      createdAt: clock.now(),
      token: 't',
      until: clock.now() + DEBT_LEASE_MS,
      interrupted: false,
      ...given,
    }
  }

  /** Sends one debt while time moves on, and says how it ended. */
  async function send(owed: Owed, given: Partial<Debt> = {}): Promise<Settlement | null> {
    const debt = debtOf(owed, given)
    let ended: Settlement | null | undefined
    const sending = courier.deliver(debt, stop.signal).then((settlement) => {
      ended = settlement
      return settlement
    })
    await clock.until(() => ended !== undefined)
    return sending
  }

  /** The card is there already. */
  async function posted(): Promise<void> {
    await chat.post('billing', say('old words'), 'card:7')
    message = '1'
  }

  return {
    clock,
    chat,
    log,
    stop,
    send,
    putOff: (owed: Owed, given: Partial<Debt> = {}) => courier.putOff(debtOf(owed, given), LATER, 'down'),
    posted,
    composing: (next: typeof compose) => {
      compose = next
    },
  }
}

describe('sending what is owed', () => {
  it('posts under the card’s own key, updates, replies below it, and writes to members', async () => {
    const { chat, send, posted } = scene()
    expect(await send(POST)).toEqual({ state: 'done', message: '1' })
    expect(chat.posts[0]).toMatchObject({ key: 'card:7', address: 'billing', card: say('words') })
    await posted()
    expect(await send(REPLY)).toEqual({ state: 'done', message: '3' })
    expect(chat.posts[2]).toMatchObject({ key: 'debt:31', thread: '1' })
    expect(await send(DIRECT, { queue: '@ines' })).toMatchObject({ state: 'done' })
    expect(await send(UPDATE)).toEqual({ state: 'done', message: '1' })
  })

  it('has nothing to update before the post is there, nor to post when it is', async () => {
    const { chat, send, posted } = scene()
    expect(await send(UPDATE)).toEqual({ state: 'done', message: null })
    await posted()
    expect(await send(POST)).toEqual({ state: 'done', message: '1' })
    expect(chat.posts).toHaveLength(1)
  })

  it('keeps direct messages until a member’s quiet hours are over', async () => {
    const { chat, send } = scene()
    const later = { state: 'later', notBefore: LATER, spent: false, fault: null }
    expect(await send(DIRECT, { queue: '@asleep' })).toEqual(later)
    expect(chat.calls).toEqual([])
    expect(await send(POST, { queue: '@asleep' })).toMatchObject({ state: 'done' })
  })

  it('finds the message of a card that a person said is there', async () => {
    const { chat, send } = scene()
    await chat.post('billing', say('old words'), 'card:7')
    expect(await send(UPDATE)).toEqual({ state: 'done', message: '1' })
    expect(chat.posts[0]).toMatchObject({ card: say('words') })
  })

  it('replies in the channel where the card never came', async () => {
    const { chat, send } = scene()
    expect(await send(REPLY)).toMatchObject({ state: 'done' })
    expect(chat.posts[0]).toMatchObject({ address: 'billing', thread: null })
  })

  it('lets go what is no more', async () => {
    const { chat, send, composing } = scene()
    composing(async () => null)
    expect(await send(POST)).toEqual({ state: 'done', message: null })
    expect(chat.calls).toEqual([])
  })

  it('backs off from a chat that is down, ever longer, and never gives up', async () => {
    const { clock, chat, send } = scene()
    chat.mishap = () => 'unavailable'
    const waits: number[] = []
    for (const tries of [0, 1, 2, 3, 7, 8, 50, 5_000]) {
      const settlement = await send(POST, { tries })
      expect(settlement).toMatchObject({ state: 'later', spent: true, fault: 'The chat answered 503.' })
      if (settlement?.state === 'later') waits.push(settlement.notBefore - clock.now())
    }
    expect(waits).toEqual([2, 4, 8, 16, 256, 300, 300, 300].map((seconds) => seconds * SECOND))
  })

  it('waits as long as the chat says, at no cost of tries', async () => {
    const { clock, chat, send } = scene()
    chat.script({ throttledMs: 42 * SECOND })
    const notBefore = clock.now() + 42 * SECOND
    expect(await send(POST)).toEqual({ state: 'later', notBefore, spent: false, fault: null })
  })

  it('tries an address that a person must mend every five minutes, and shows why', async () => {
    const { clock, chat, send } = scene()
    chat.script('blocked')
    const notBefore = clock.now() + 5 * MINUTE
    const fault = 'Invite the bot to the channel.'
    expect(await send(POST)).toEqual({ state: 'later', notBefore, spent: false, fault })
    expect(await send(POST, { queue: 'gone' })).toMatchObject({
      state: 'later',
      spent: false,
      fault: expect.stringContaining('no gone any more'),
    })
  })

  it('gives up what the chat will never take', async () => {
    const { chat, send } = scene()
    chat.script('refused')
    expect(await send(POST)).toEqual({ state: 'refused', reason: 'The chat does not take this message.' })
  })

  it('keeps what cannot be composed, and tells the log', async () => {
    const { chat, log, send, composing } = scene()
    composing(() => Promise.reject(new Error('broken')))
    expect(await send(POST)).toMatchObject({ state: 'later', spent: true })
    expect(log.error).toHaveBeenCalledOnce()
    expect(chat.calls).toEqual([])
  })

  it('sends nothing that its lease would not outlast', async () => {
    const { clock, chat, send } = scene()
    const until = clock.now() + SEND_TIMEOUT_MS - 1
    expect(await send(POST, { until })).toMatchObject({ state: 'later', spent: false })
    expect(chat.calls).toEqual([])
  })
})

describe('a lost answer', () => {
  it.each([POST, REPLY, DIRECT])('is looked for, and found: $owe', async (owed) => {
    const { chat, send } = scene()
    chat.script('answer lost')
    expect(await send(owed)).toEqual({ state: 'done', message: '1' })
    expect(chat.posts).toHaveLength(1)
  })

  it('is sent again when it is not there', async () => {
    const { clock, chat, send } = scene()
    chat.script('request lost')
    const settlement = await send(POST)
    expect(settlement).toMatchObject({ state: 'later', spent: true })
    if (settlement?.state === 'later') expect(settlement.notBefore - clock.now()).toBeLessThan(MINUTE)
  })

  it.each<Mishap>(['answer lost', 'request lost'])(
    'is in doubt when the chat cannot tell: %s',
    async (mishap) => {
      const { chat, send } = scene()
      chat.tells = false
      chat.script(mishap)
      expect(await send(POST)).toEqual({
        state: 'in doubt',
        reason: 'The connection broke before the answer.',
      })
      expect(chat.calls).toHaveLength(1)
    },
  )

  it('is looked for a few times while the chat cannot tell', async () => {
    const { clock, chat, send } = scene()
    chat.tells = false
    chat.script('answer lost')
    const start = clock.now()
    const find = chat.find.bind(chat)
    chat.find = (address, key) => {
      chat.tells = clock.now() >= start + 10 * SECOND
      return find(address, key)
    }
    expect(await send(POST)).toEqual({ state: 'done', message: '1' })
  })

  it.each<Mishap>(['never answers', 'throws'])(
    'may still be under way, so that it is not sent again: %s',
    async (mishap) => {
      const { clock, chat, send } = scene()
      const start = clock.now()
      chat.script(mishap)
      expect(await send(POST)).toMatchObject({ state: 'in doubt' })
      expect(clock.now() - start).toBeLessThan(DEBT_LEASE_MS)
      expect(chat.calls).toHaveLength(1)
    },
  )

  it('of an update is simply sent again', async () => {
    const { chat, send, posted } = scene()
    await posted()
    chat.tells = false
    chat.script('answer lost', 'request lost')
    expect(await send(UPDATE)).toMatchObject({ state: 'later', spent: true })
    expect(await send(UPDATE)).toMatchObject({ state: 'later', spent: true })
    expect(await send(UPDATE)).toEqual({ state: 'done', message: '1' })
  })

  it('is left to the next holder when Earshot is told to stop', async () => {
    const { chat, stop, send } = scene()
    chat.script('answer lost')
    stop.abort()
    expect(await send(POST)).toBeNull()
  })
})

describe('what an earlier holder may have sent', () => {
  const interrupted = { interrupted: true }

  it('is looked for first: found, it is not sent again', async () => {
    const { chat, send } = scene()
    await chat.post('billing', say('words'), 'card:7')
    expect(await send(POST, interrupted)).toEqual({ state: 'done', message: '1' })
    expect(chat.posts).toHaveLength(1)
  })

  it('is sent when it is not there', async () => {
    const { chat, send } = scene()
    expect(await send(POST, interrupted)).toEqual({ state: 'done', message: '1' })
    expect(chat.posts).toHaveLength(1)
  })

  it.each([POST, REPLY, DIRECT])(
    'is for a person to decide when the chat cannot tell: $owe',
    async (owed) => {
      const { clock, chat, send } = scene()
      chat.tells = false
      const start = clock.now()
      expect(await send(owed, interrupted)).toMatchObject({ state: 'in doubt' })
      expect(clock.now() - start).toBeLessThan(HOUR)
      expect(chat.calls).toEqual([])
    },
  )

  it('is sent at once when it is an update', async () => {
    const { chat, send, posted } = scene()
    await posted()
    chat.tells = false
    expect(await send(UPDATE, interrupted)).toEqual({ state: 'done', message: '1' })
  })

  it('is never given back as if it had not been sent', async () => {
    const { chat, stop, send } = scene()
    chat.tells = false
    stop.abort()
    expect(await send(POST, interrupted)).toBeNull()
    expect(await send(POST, { ...interrupted, queue: 'gone' })).toMatchObject({ state: 'in doubt' })
  })
})

describe('what must wait behind another', () => {
  const later = { state: 'later', notBefore: LATER, spent: false, fault: 'down' }

  it('is put off as long, and nothing is sent', async () => {
    const { chat, putOff } = scene()
    expect(await putOff(POST)).toEqual(later)
    expect(await putOff(UPDATE, { interrupted: true })).toEqual(later)
    expect(chat.calls).toEqual([])
  })

  it('is put off after a look only, where an earlier holder may have sent it', async () => {
    const { chat, putOff } = scene()
    expect(await putOff(POST, { interrupted: true })).toEqual(later)
    chat.tells = false
    expect(await putOff(POST, { interrupted: true })).toBeNull()
    chat.tells = true
    await chat.post('billing', say('words'), 'card:7')
    expect(await putOff(POST, { interrupted: true })).toEqual({ state: 'done', message: '1' })
  })
})
