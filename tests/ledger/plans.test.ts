import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { say } from '../../src/core/card.ts'
import type { SearchQuery } from '../../src/core/ledger.ts'
import { HOUR } from '../../src/core/time.ts'
import { INES, onStage } from '../contracts/ledger/stage.ts'
import { found, NOON, pulled } from '../contracts/ledger/words.ts'

/** Statement by statement, what SQLite means to walk through. */
const plans = new Map<string, readonly string[]>()
/** Migrations may walk as they like. */
let watching = false

const prepare = DatabaseSync.prototype.prepare
beforeAll(() => {
  DatabaseSync.prototype.prepare = function (text) {
    if (watching && /^\s*(select|insert|update|delete)/i.test(text) && !plans.has(text))
      plans.set(
        text,
        prepare
          .call(this, `explain query plan ${text}`)
          .all()
          .map((step) => String(step['detail'])),
      )
    return prepare.call(this, text)
  }
})
afterAll(() => {
  DatabaseSync.prototype.prepare = prepare
})

/** A walk back from what was said last, which ends at the limit. */
const NEWEST_FIRST = 'SCAN mention USING INDEX mention_at'

const HOURS = { since: NOON - 3.5 * HOUR, until: NOON }

/** Of these there are as many as mentions, of the others a few; and few are in an index of some rows only. */
const PARTIAL = 'INDEX (?:debt_queue|debt_sent|debt_doubted|card_held)\\b'
const LARGE =
  'theme_tally|tally|praised|mention|analysis|sketch|engagement|act|card|debt|room_post|room_reaction|kv|slot|model_call'

it('no step on the data’s way walks through a whole table', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'earshot-plans-'))
  try {
    await exercise(join(folder, 'earshot.db'))
  } finally {
    rmSync(folder, { recursive: true })
  }
  const walks = [...plans].flatMap(([text, steps]) =>
    steps
      .filter((step) => step !== NEWEST_FIRST || !/limit \?/.test(text))
      .filter((step) => new RegExp(`^SCAN (?:${LARGE})(?: |$)(?!.*${PARTIAL})`).test(step))
      .map((step) => `${step}: ${text}`),
  )
  expect(plans.size).toBeGreaterThan(60)
  expect(walks).toEqual([])
})

async function exercise(file: string): Promise<void> {
  const { ledger, room, keyv, ...stage } = await onStage({ file, exclusive: true })
  watching = true
  await stage.show([{ externalId: 'a' }, {}])
  await stage.deliver()
  await stage.store([{ externalId: 'a', text: 'changed' }, { externalId: 'b' }])
  await stage.understand((_, index) => ({ copyOf: index + 1, leads: true }))
  await stage.show([{}], [{ channel: 'people', reason: '', hold: 'budget' }])
  await ledger.gather(await stage.lease(), 'people', NOON)
  await stage.act(1, { verb: 'claim' }, { cards: [{ channel: 'people', reason: '', hold: null }] })
  const [doubted, later] = await stage.claim(NOON, 1)
  if (!doubted || !later) throw new Error('two')
  await ledger.settle(doubted, { state: 'in doubt', reason: '' }, NOON)
  await ledger.settle(later, { state: 'later', notBefore: NOON, spent: true, fault: 'x' }, NOON)
  await ledger.resolveDoubt(doubted.id, 'post again', NOON)
  await stage.deliver(NOON + HOUR)
  await ledger.store(pulled([found()]))
  await ledger.pullFailed('reviews', 'x', NOON, NOON)
  const call = { purpose: 'draft', model: 'm', inputTokens: 1, outputTokens: 1, cost: 1, at: NOON } as const
  await ledger.settleCall((await ledger.reserveCall(call, NOON, 9)) ?? 0, null)
  await ledger.oweDirect(INES.id, say('x'), 'k', NOON)

  await Promise.all([
    ledger.backlog(NOON),
    ledger.nextDebtAt(),
    ledger.queueFaults(),
    ledger.doubts(),
    ledger.held(),
    ledger.cardsSince('billing', NOON),
    ledger.card(1),
    ledger.cardByMessage('billing', 'm1'),
    ledger.roundup(3),
    ledger.story(1),
    ledger.sketches(NOON - HOUR, 10),
    ledger.dueToWake(NOON, 10),
    ledger.list({ limit: 10, offset: 0 }),
    ledger.list({
      limit: 10,
      offset: 0,
      statuses: ['open'],
      department: 'billing',
      kind: 'praise',
      assignee: 'x',
    }),
    ledger.search({
      must: ['beans'],
      any: ['twice', 'bag'],
      not: ['tea'],
      limit: 10,
      offset: 0,
      since: NOON,
    }),
    ledger.search({ must: [], any: [], not: ['tea'], limit: 10, offset: 0, since: 0, until: NOON }),
    ...(
      [
        { theme: 1 },
        { status: 'open' },
        { praises: 'Mira' },
        { acted: {} },
        { acted: { in: HOURS, by: 'Ines', action: 'refund' } },
        { handled: { how: 'either', in: HOURS } },
        { unansweredSince: NOON },
      ] satisfies Partial<SearchQuery>[]
    ).flatMap((asked) => {
      const terms = { must: [], any: [], not: [], ...asked }
      return [ledger.search({ ...terms, limit: 10, offset: 0 }), ledger.count(terms, HOURS)]
    }),
    ledger.count({ must: ['beans'], any: [], not: [] }, HOURS),
    ledger.tally(HOURS),
    ledger.tallyThemes(HOURS, 'billing'),
    ledger.themeVoices(1, HOURS, null, 3),
    ledger.voices(HOURS, null, 3),
    ledger.deeds(HOURS, null),
    ledger.pace(HOURS, null),
    ledger.praised(HOURS, null),
    ledger.forgetBefore(NOON, 10, NOON),
    ledger.spentSince(NOON),
    ledger.forgetCalls(NOON),
  ])

  const { id } = await room.post({
    key: 'a',
    channel: 'c',
    thread: null,
    author: null,
    card: say('x'),
    at: NOON,
  })
  await room.post({ key: 'b', channel: 'c', thread: id, author: null, card: say('x'), at: NOON })
  await room.edit(id, say('y'), NOON)
  await room.react(id, 'eyes', INES.id, true, NOON)
  await Promise.all([room.changed(0, 10), room.latest('c', 9, 10), room.thread(id), room.byKey('a')])
  await keyv.set('k', 'v', NOON)
  await keyv.getMany(['k', 'l'])
  await keyv.deleteMany(['k'])
}
