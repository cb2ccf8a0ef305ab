import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { Analysis } from '../../src/core/analysis.ts'
import type { Lease, Ledger } from '../../src/core/ledger.ts'
import type { Found } from '../../src/core/mention.ts'
import { type Clock, HOUR } from '../../src/core/time.ts'
import { openLedger } from '../../src/ledger/open.ts'
import { analysis } from '../analysis.ts'

/** An empty ledger of the test's own, on disk; gone when the test is over. */
export async function freshLedger(clock: Clock): Promise<Ledger> {
  const folder = mkdtempSync(join(tmpdir(), 'earshot-'))
  const { ledger } = await openLedger({ file: join(folder, 'earshot.db') }, clock)
  onTestFinished(async () => {
    await ledger.close()
    rmSync(folder, { recursive: true })
  })
  return ledger
}

export async function leaseOf(
  ledger: Ledger,
  clock: Clock,
  name = 'amplify',
  holder = 'test',
): Promise<Lease> {
  const lease = await ledger.lease(name, holder, clock.now(), 24 * HOUR)
  if (!lease) throw new Error(`${name} is another's`)
  return lease
}

export interface Said {
  readonly source?: string
  readonly found?: Partial<Found>
  readonly analysis?: Partial<Analysis>
}

/** Stores what was said, and what we understood of it: ready to be routed, in this order. */
export async function hear(ledger: Ledger, clock: Clock, said: readonly Said[]): Promise<void> {
  const at = clock.now()
  for (const { source = 'reviews', found = {} } of said)
    await ledger.store({
      source,
      fingerprint: 'one',
      cursor: null,
      quiet: false,
      skipped: 0,
      at,
      found: [
        {
          externalId: `${Math.random()}`,
          author: { key: 'ana', name: 'Ana P.', url: null },
          title: null,
          text: 'I was charged twice for one bag of beans.',
          url: 'https://reviews.example/1',
          publishedAt: at,
          reach: 0,
          language: 'en',
          ...found,
        },
      ],
    })
  const unread = await ledger.unread(said.length)
  const lease = await leaseOf(ledger, clock, 'understand')
  await ledger.understood(
    lease,
    unread.map((mention, index) => ({
      mention: mention.id,
      analysis: analysis({ summary: mention.text, ...said[index]?.analysis }),
      sketch: null,
      standing: 0,
      copyOf: null,
      leads: false,
    })),
    at,
  )
}
