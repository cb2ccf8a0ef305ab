import { describe, expect, it } from 'vitest'
import { configSchema } from '../../src/config/schema.ts'
import { type Ledger, LedgerFault, type Pulled } from '../../src/core/ledger.ts'
import type { Found } from '../../src/core/mention.ts'
import { type Batch, type Source, SourceFault } from '../../src/core/ports.ts'
import { DAY, HOUR, type Instant, MINUTE, SECOND, systemClock } from '../../src/core/time.ts'
import { createFeedParser } from '../../src/listen/feed/parser.ts'
import type { Listening } from '../../src/listen/pull.ts'
import { createRunner, type Runner, type RunnerOptions } from '../../src/listen/runner.ts'
import { createSources } from '../../src/listen/sources/index.ts'
import { freshLedger, ManualClock, NOON, page, serve, settle, silentLog } from './world.ts'

function entry(id: string, text = `words of ${id}`): Found {
  return {
    externalId: id,
    author: null,
    title: null,
    text,
    url: null,
    publishedAt: null,
    reach: 0,
    language: null,
  }
}

function batch(found: readonly Found[], cursor: string | null = null, more = false): Batch {
  return { found, cursor, more, skipped: [] }
}

type Pull = Source['pull']

/** A source of the test's own, with the cursors and times it was pulled with. */
function scripted(clock: ManualClock, pull: Pull, name = 'reviews', fingerprint = 'one') {
  const cursors: (string | null)[] = []
  const times: Instant[] = []
  const source: Source = {
    name,
    kind: 'json',
    fingerprint,
    async pull(cursor, signal) {
      cursors.push(cursor)
      times.push(clock.now())
      return pull(cursor, signal)
    },
  }
  return { source, cursors, times, after: () => times.map((time) => time - NOON) }
}

function listening(source: Source, more: Partial<Listening> = {}): Listening {
  return { source, every: '10m', query: null, baseline: true, ...more }
}

/** Sees what is stored; can be made to fail. */
function watched(ledger: Ledger) {
  const pulled: Pulled[] = []
  const broken = { now: false }
  const store: Ledger['store'] = async (each) => {
    if (broken.now) throw new LedgerFault('The disk is full.')
    pulled.push(each)
    return ledger.store(each)
  }
  return { ledger: { ...ledger, store }, pulled, broken }
}

async function world() {
  const clock = new ManualClock()
  const { ledger, pulled, broken } = watched(await freshLedger(clock))
  const runner = (sources: readonly Listening[], more: Partial<RunnerOptions> = {}): Runner =>
    createRunner({ sources, ledger, clock, log: silentLog, zone: 'UTC', random: () => 0, ...more })
  return { clock, ledger, pulled, broken, runner }
}

/** Until this very thing happened, as far as it can without time passing. */
async function until(done: () => boolean): Promise<void> {
  for (let turns = 0; !done(); turns++) {
    if (turns > 500) throw new Error('it does not happen')
    await settle()
  }
}

describe('schedule', () => {
  it('pulls at the start and then every so often, from where it was', async () => {
    const { clock, runner } = await world()
    let pulls = 0
    const reviews = scripted(clock, async () => batch([entry(`${++pulls}`)], `c${pulls}`))
    const running = runner([listening(reviews.source)])
    running.start()
    await clock.advance(25 * MINUTE)
    await running.stop()
    expect(reviews.after()).toEqual([0, 10 * MINUTE, 20 * MINUTE])
    expect(reviews.cursors).toEqual([null, 'c1', 'c2'])
  })

  it('pulls at the times of a cron expression, in the company’s zone', async () => {
    const { clock, runner } = await world()
    const reviews = scripted(clock, async () => batch([]))
    const running = runner([listening(reviews.source, { every: '30 14 * * *' })], { zone: 'Europe/Berlin' })
    running.start()
    await clock.advance(3 * HOUR)
    await running.stop()
    expect(reviews.after()).toEqual([0, 90 * MINUTE])
  })

  it('goes on after a restart as if nothing had been, and makes up at once for what it slept through', async () => {
    const { clock, runner } = await world()
    const reviews = scripted(clock, async () => batch([], 'c'))
    const first = runner([listening(reviews.source)])
    first.start()
    await clock.advance(MINUTE)
    await first.stop()
    const second = runner([listening(reviews.source)])
    second.start()
    await clock.advance(9 * MINUTE - SECOND)
    expect(reviews.after()).toEqual([0])
    await clock.advance(2 * SECOND)
    expect(reviews.after()).toEqual([0, 10 * MINUTE])
    await second.stop()
    clock.set(clock.now() + 3 * DAY)
    const third = runner([listening(reviews.source)])
    third.start()
    await clock.advance(SECOND)
    await third.stop()
    expect(reviews.times).toHaveLength(3)
    expect(reviews.cursors).toEqual([null, 'c', 'c'])
  })

  it('pulls again at once while there is more, each batch stored before the next', async () => {
    const { clock, runner, pulled } = await world()
    const reviews = scripted(clock, async (cursor) => {
      const next = Number(cursor ?? 0) + 1
      return batch([entry(`${next}`)], `${next}`, next < 5)
    })
    const running = runner([listening(reviews.source, { baseline: false })])
    const pull = await running.pullNow('reviews')
    expect(pull).toMatchObject({ outcome: 'pulled', report: { found: 5, stored: 5, known: 0 } })
    expect(pulled.map(({ cursor }) => cursor)).toEqual(['1', '2', '3', '4', '5'])
  })

  it('does not let a source without end keep on for ever', async () => {
    const { clock, runner } = await world()
    const reviews = scripted(clock, async () => batch([], 'c', true))
    const running = runner([listening(reviews.source)])
    await running.pullNow('reviews')
    expect(reviews.times).toHaveLength(100)
  })

  it('is not led astray by a clock that is set, forward or back', async () => {
    const { clock, runner } = await world()
    const reviews = scripted(clock, async () => batch([]))
    const often = scripted(clock, async () => batch([]), 'often')
    const running = runner([listening(reviews.source), listening(often.source, { every: '*/10 * * * *' })])
    running.start()
    await clock.advance(15 * MINUTE)
    for (const jump of [400 * DAY, -800 * DAY, -3 * HOUR, 90 * DAY]) {
      clock.set(clock.now() + jump)
      const before = [reviews.times.length, often.times.length]
      await clock.advance(31 * MINUTE)
      const pulls = [reviews.times.length, often.times.length].map((now, index) => now - (before[index] ?? 0))
      for (const many of pulls) {
        expect(many).toBeGreaterThanOrEqual(3)
        expect(many).toBeLessThanOrEqual(5)
      }
    }
    await running.stop()
  })

  it('does not wait for the end of a back-off that began in a future that never was', async () => {
    const { clock, runner } = await world()
    clock.set(NOON + 400 * DAY)
    const reviews = scripted(clock, () => Promise.reject(new SourceFault('down')))
    const running = runner([listening(reviews.source)])
    running.start()
    await clock.advance(SECOND)
    clock.set(NOON)
    await clock.advance(MINUTE)
    await running.stop()
    expect(reviews.times.length).toBeGreaterThanOrEqual(2)
  })

  it('leaves a source alone that has nothing more to bring', async () => {
    const { clock, runner } = await world()
    const sample = scripted(clock, async () => batch([], 'all'))
    const source: Source = { ...sample.source, finished: (cursor) => cursor === 'all' }
    const running = runner([listening(source, { every: '2s', baseline: false })])
    running.start()
    await clock.advance(HOUR)
    expect(sample.times).toHaveLength(1)
    expect(await running.health()).toMatchObject([{ finished: true, pulling: false }])
    await running.stop()
  })
})

describe('what is stored', () => {
  it('is only what the query asks for, in title or text', async () => {
    const { clock, runner, pulled } = await world()
    const entries = [
      entry('1', 'Larkbean is late'),
      { ...entry('2', 'It is late'), title: 'Larkbéan!' },
      entry('3', 'A job at Larkbean'),
      entry('4', 'Something else'),
    ]
    const reviews = scripted(clock, async () => batch(entries))
    const query = { must: ['larkbean'], any: [], not: ['job'] }
    const pull = await runner([listening(reviews.source, { query })]).pullNow('reviews')
    expect(pulled[0]?.found.map(({ externalId }) => externalId)).toEqual(['1', '2'])
    expect(pull).toMatchObject({ report: { found: 4, stored: 2 } })
  })

  it('is told to nobody at the first pull, to the last page of it', async () => {
    const { clock, runner, pulled } = await world()
    let pages = 3
    const reviews = scripted(clock, async (cursor) => batch([entry(`${cursor}`)], `${pages}`, --pages > 0))
    const running = runner([listening(reviews.source)])
    await running.pullNow('reviews')
    await running.pullNow('reviews')
    expect(pulled.map(({ quiet }) => quiet)).toEqual([true, true, true, false])
    expect(reviews.cursors).toEqual([null, '3', '2', '1'])
  })

  it('is still told to nobody when the first pull was interrupted', async () => {
    const { clock, runner, pulled } = await world()
    let up = true
    const reviews = scripted(clock, async (cursor) => {
      if (cursor !== null && up) throw new SourceFault('down')
      return batch([entry(`${cursor}`)], cursor === null ? 'p1' : 'p2', cursor === null)
    })
    await runner([listening(reviews.source)]).pullNow('reviews')
    up = false
    const restarted = runner([listening(reviews.source)])
    await restarted.pullNow('reviews')
    await restarted.pullNow('reviews')
    expect(reviews.cursors).toEqual([null, 'p1', 'p1', 'p2'])
    expect(pulled.map(({ quiet }) => quiet)).toEqual([true, true, false])
  })

  it('is told from the first pull on where the config wants that', async () => {
    const { clock, runner, pulled } = await world()
    const reviews = scripted(clock, async () => batch([entry('1')]))
    await runner([listening(reviews.source, { baseline: false })]).pullNow('reviews')
    expect(pulled.map(({ quiet }) => quiet)).toEqual([false])
  })

  it('begins anew, quietly, when the address or the query is another', async () => {
    const { clock, runner, pulled } = await world()
    const one = scripted(clock, async () => batch([entry('1')], 'c'))
    await runner([listening(one.source)]).pullNow('reviews')
    await runner([listening(one.source, { query: { must: [], any: ['words'], not: [] } })]).pullNow('reviews')
    expect(one.cursors).toEqual([null, null])
    const two = scripted(clock, async () => batch([entry('1')], 'c'), 'reviews', 'two')
    const other = runner([listening(two.source)])
    other.start()
    await clock.advance(SECOND)
    await other.stop()
    expect(two.cursors).toEqual([null])
    expect(pulled.map(({ quiet }) => quiet)).toEqual([true, true, true])
  })
})

describe('failures', () => {
  it('are tried again ever more slowly, up to an hour, and forgotten after a success', async () => {
    const { clock, runner, ledger } = await world()
    let down = true
    const reviews = scripted(clock, async () => {
      if (down) throw new SourceFault('reviews.example has a fault of its own (500).')
      return batch([])
    })
    const running = runner([listening(reviews.source, { every: '1m' })])
    running.start()
    await clock.advance(5 * HOUR)
    const gaps = reviews.times.map((time, index) => time - (reviews.times[index - 1] ?? NOON)).slice(1)
    expect(gaps.slice(0, 4).map((gap) => Math.round(gap / SECOND))).toEqual([27, 53, 105, 210])
    expect(Math.max(...gaps)).toBeLessThanOrEqual(HOUR + SECOND)
    expect(await ledger.sourceState('reviews')).toMatchObject({
      fault: 'reviews.example has a fault of its own (500).',
    })
    down = false
    await clock.advance(HOUR)
    expect(await ledger.sourceState('reviews')).toMatchObject({ failures: 0, fault: null })
    const before = reviews.times.length
    await clock.advance(10 * MINUTE)
    expect(reviews.times.length - before).toBe(10)
    await running.stop()
  })

  it('keep the cursor, and the wait is kept over a restart', async () => {
    const { clock, runner, ledger } = await world()
    let down = false
    const reviews = scripted(clock, async () => {
      if (down) throw new SourceFault('called too often', { notBefore: clock.now() + 3 * HOUR })
      return batch([], 'c1')
    })
    await runner([listening(reviews.source)]).pullNow('reviews')
    down = true
    await runner([listening(reviews.source)]).pullNow('reviews')
    expect(await ledger.sourceState('reviews')).toMatchObject({
      cursor: 'c1',
      failures: 1,
      notBefore: NOON + 3 * HOUR,
    })
    const running = runner([listening(reviews.source)])
    running.start()
    await clock.advance(3 * HOUR - SECOND)
    expect(reviews.times).toHaveLength(2)
    await clock.advance(2 * SECOND)
    expect(reviews.after()[2]).toBe(3 * HOUR)
    expect(reviews.cursors).toEqual([null, 'c1', 'c1'])
    await running.stop()
  })

  it('that only a person can mend are tried less often', async () => {
    const { clock, runner, ledger } = await world()
    const reviews = scripted(clock, async () => {
      throw new SourceFault('refuses access', { lasting: true })
    })
    await runner([listening(reviews.source)]).pullNow('reviews')
    expect((await ledger.sourceState('reviews')).notBefore).toBeGreaterThan(NOON + 10 * MINUTE)
  })

  it('that nobody thought of are failures too', async () => {
    const { clock, runner, ledger } = await world()
    const reviews = scripted(clock, () => Promise.reject(new TypeError('undefined is not a function')))
    const pull = await runner([listening(reviews.source)]).pullNow('reviews')
    expect(pull?.outcome).toBe('failed')
    expect(await ledger.sourceState('reviews')).toMatchObject({
      failures: 1,
      fault: 'Something unexpected happened: undefined is not a function',
    })
  })

  it('of the ledger are not the source’s: it is pulled again soon', async () => {
    const { clock, runner, ledger, broken } = await world()
    const reviews = scripted(clock, async () => batch([entry('1')], 'c'))
    const running = runner([listening(reviews.source)])
    broken.now = true
    running.start()
    await clock.advance(7 * SECOND)
    expect(reviews.times.length).toBe(2)
    broken.now = false
    await clock.advance(10 * SECOND)
    await running.stop()
    expect(await ledger.sourceState('reviews')).toMatchObject({ failures: 0, stored: 1 })
    await expect(ledger.lease('pull reviews', 'another', clock.now(), SECOND)).resolves.not.toBeNull()
  })

  it('of a source that never answers are cut off', async () => {
    const { clock, runner, ledger } = await world()
    const silent = scripted(clock, () => new Promise(() => undefined))
    const running = runner([listening(silent.source)])
    running.start()
    await clock.advance(2 * MINUTE + SECOND)
    expect(await ledger.sourceState('reviews')).toMatchObject({
      failures: 1,
      fault: expect.stringMatching(/more than 2 minutes/),
    })
    await running.stop()
  })
})

describe('side by side', () => {
  it('a slow source holds up no other, and no more than eight are pulled at a time', async () => {
    const { clock, runner } = await world()
    let open = 0
    const slow = Array.from({ length: 12 }, (_, index) =>
      scripted(
        clock,
        () =>
          new Promise((resolve) => {
            open += 1
            void clock.after(30 * SECOND).then(() => {
              open -= 1
              resolve(batch([]))
            })
          }),
        `slow-${index}`,
      ),
    )
    const quick = scripted(clock, async () => batch([]), 'quick')
    const running = runner([quick, ...slow].map(({ source }) => listening(source, { every: '1m' })))
    running.start()
    await clock.advance(5 * SECOND)
    expect(open).toBe(8)
    await clock.advance(10 * MINUTE)
    expect(quick.times.length).toBeGreaterThanOrEqual(8)
    for (const { times } of slow) expect(times.length).toBeGreaterThanOrEqual(5)
    await running.stop()
  })

  it('two instances share the work: each pull is made by one of them', async () => {
    const { clock, runner } = await world()
    const sources = Array.from({ length: 5 }, (_, index) =>
      scripted(clock, async () => batch([]), `s${index}`),
    )
    const both = [0, 1].map(() => runner(sources.map(({ source }) => listening(source))))
    for (const each of both) each.start()
    await clock.advance(35 * MINUTE)
    for (const { times } of sources) {
      expect(times.length).toBe(4)
      const gaps = times.slice(1).map((time, index) => time - (times[index] ?? 0))
      expect(Math.min(...gaps)).toBeGreaterThanOrEqual(10 * MINUTE)
    }
    await Promise.all(both.map((each) => each.stop()))
  })

  it('an instance that died holds its source only for seconds', async () => {
    const { clock, runner, ledger } = await world()
    await ledger.lease('pull reviews', 'dead', clock.now(), 15 * SECOND)
    const reviews = scripted(clock, async () => batch([]))
    const running = runner([listening(reviews.source)])
    expect(await running.pullNow('reviews')).toEqual({ outcome: 'not ours' })
    running.start()
    await clock.advance(20 * SECOND)
    expect(reviews.times).toHaveLength(1)
    await running.stop()
  })

  it('a long pull stays its instance’s', async () => {
    const { clock, runner } = await world()
    const long = scripted(clock, async () => {
      await clock.after(100 * SECOND)
      return batch([])
    })
    const both = [0, 1].map(() => runner([listening(long.source)]))
    for (const each of both) each.start()
    await clock.advance(110 * SECOND)
    expect(long.times).toHaveLength(1)
    await Promise.all(both.map((each) => each.stop()))
  })
})

describe('by hand', () => {
  it('pulls at once, whatever the schedule and the wait say; two calls are one pull', async () => {
    const { clock, runner } = await world()
    let down = true
    const reviews = scripted(clock, async () => {
      if (down) throw new SourceFault('down', { notBefore: clock.now() + DAY })
      return batch([entry('1')])
    })
    const running = runner([listening(reviews.source)])
    expect(await running.pullNow('reviews')).toMatchObject({ outcome: 'failed', fault: { message: 'down' } })
    down = false
    const [one, two] = await Promise.all([running.pullNow('reviews'), running.pullNow('reviews')])
    expect(one).toMatchObject({ outcome: 'pulled', report: { stored: 1 } })
    expect(two).toBe(one)
    expect(await running.pullNow('nowhere')).toBeNull()
  })

  it('tells how each source does, inlets too', async () => {
    const { clock, runner } = await world()
    const good = scripted(clock, async () => batch([entry('1')]), 'good')
    const bad = scripted(clock, () => Promise.reject(new SourceFault('Check the address.')), 'bad')
    const idle = scripted(clock, async () => batch([]), 'idle')
    const running = runner(
      [good, bad, idle].map(({ source }) => listening(source)),
      { inlets: [{ name: 'hook' }] },
    )
    await running.pullNow('good')
    await running.pullNow('bad')
    expect(await running.health()).toMatchObject([
      { name: 'good', kind: 'json', every: '10m', state: { stored: 1, failures: 0, lastSuccessAt: NOON } },
      { name: 'bad', state: { failures: 1, fault: 'Check the address.', lastSuccessAt: null } },
      { name: 'idle', state: { lastPullAt: null } },
      { name: 'hook', kind: 'webhook', every: null, state: { lastPullAt: null } },
    ])
  })
})

describe('stopping', () => {
  it('lets a pull that is under way finish, and begins no other', async () => {
    const { clock, runner, pulled } = await world()
    const reviews = scripted(clock, async (cursor) => {
      await clock.after(2 * SECOND)
      return batch([entry(`${cursor}`)], `${Number(cursor ?? 0) + 1}`, true)
    })
    const running = runner([listening(reviews.source)])
    running.start()
    await until(() => reviews.times.length === 1)
    const stopped = running.stop()
    await clock.advance(10 * SECOND)
    await stopped
    expect(pulled).toHaveLength(1)
    expect(reviews.times).toHaveLength(1)
  })

  it('cuts one that takes too long within five seconds, and counts no failure', async () => {
    const { clock, runner, ledger } = await world()
    const reviews = scripted(
      clock,
      (_cursor, signal) =>
        new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason))),
    )
    const running = runner([listening(reviews.source)])
    running.start()
    await until(() => reviews.times.length === 1)
    const stopped = running.stop().then(() => clock.now())
    await clock.advance(MINUTE)
    expect((await stopped) - NOON).toBeLessThan(5 * SECOND)
    expect(await ledger.sourceState('reviews')).toMatchObject({ failures: 0, lastPullAt: null })
    expect(await ledger.lease('pull reviews', 'another', clock.now(), SECOND)).not.toBeNull()
  })

  it('leaves a source behind that does not heed its signal', async () => {
    const { clock, runner } = await world()
    const deaf = scripted(clock, () => new Promise(() => undefined))
    const running = runner([listening(deaf.source)])
    running.start()
    await until(() => deaf.times.length === 1)
    const stopped = running.stop().then(() => clock.now())
    await clock.advance(MINUTE)
    expect((await stopped) - NOON).toBeLessThan(5 * SECOND)
  })
})

describe('all together', () => {
  it('brings what a configuration names from the web into the ledger', async () => {
    const site = await serve(
      page(
        '<rss version="2.0"><channel><item><guid>1</guid><title>Larkbean is late</title></item></channel></rss>',
      ),
    )
    const config = configSchema.parse({
      brand: { name: 'Larkbean' },
      sources: [
        { kind: 'feed', name: 'blog', url: site.url, query: { any: ['larkbean'] } },
        { kind: 'webhook', name: 'hook', secret: 'whsec_c2VjcmV0IHNlY3JldA==' },
        { kind: 'sample', name: 'social', channel: 'social' },
      ],
      network: { allowPrivate: ['127.0.0.1'] },
    })
    const feeds = createFeedParser()
    const { sources, inlets, close } = await createSources(config, { clock: systemClock, feeds })
    expect([...inlets.keys()]).toEqual(['hook'])
    const ledger = await freshLedger(systemClock)
    const told: string[] = []
    const running = createRunner({
      sources,
      inlets: inlets.values(),
      ledger,
      clock: systemClock,
      log: silentLog,
      zone: config.zone,
      metrics: {
        pulled: (source, entries) => told.push(`${source} brought ${entries}`),
        stored: (source, mentions) => told.push(`${source} stored ${mentions}`),
        failed: (source) => told.push(`${source} failed`),
      },
    })
    running.start()
    while (told.length < 4) await settle()
    await running.stop()
    await Promise.all([close(), feeds.close()])
    expect(told).toEqual(expect.arrayContaining(['blog brought 1', 'blog stored 1']))
    expect(told.some((line) => line.endsWith('failed'))).toBe(false)
    expect((await ledger.unread(10)).map(({ source }) => source)).toEqual(
      expect.arrayContaining(['blog', 'social']),
    )
    expect(site.requests[0]?.headers['user-agent']).toMatch(/^Earshot\/\d+\.\d+\.\d+$/)
  })
})
