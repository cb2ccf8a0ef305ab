import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Keyv } from 'keyv'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { check } from '../../src/commands/check.ts'
import { DAY, HOUR, systemClock } from '../../src/core/time.ts'
import { openLedger } from '../../src/ledger/open.ts'
import { createQualityBook } from '../../src/understand/model/quality.ts'
import { found, pulled, understoodOf } from '../contracts/ledger/words.ts'
import { ModelPeer } from '../peers/model.ts'
import { honest } from '../understand/model/stage.ts'

let folder: string
let peer: ModelPeer
const file = () => join(folder, 'ledger.db')

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'earshot-check-'))
  peer = new ModelPeer(honest)
  await peer.start()
  writeFileSync(
    join(folder, 'earshot.yaml'),
    `brand: { name: Larkbean }
sources: []
ledger: { file: ${JSON.stringify(file())} }
model:
  apiKey: ${peer.key}
  baseUrl: ${peer.baseUrl}
  name: scripted-1
  prices: { inputPerMillion: 1, outputPerMillion: 10 }`,
  )
})
afterEach(async () => {
  vi.restoreAllMocks()
  await peer.stop()
  rmSync(folder, { recursive: true, force: true })
})

async function checked(quality: boolean): Promise<string> {
  let said = ''
  vi.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
    said += String(chunk)
    return true
  })
  await check(join(folder, 'earshot.yaml'), quality)
  vi.restoreAllMocks()
  return said
}

/** Twelve mentions that were heard ten days ago; the two analysts differed on one. */
async function heard(): Promise<void> {
  const { ledger, keyv } = await openLedger({ file: file() }, systemClock)
  const at = systemClock.now() - 10 * DAY
  const batch = Array.from({ length: 12 }, () => found({ publishedAt: at }))
  await ledger.store(pulled(batch, { at }))
  const lease = await ledger.lease('understand', 'test', systemClock.now(), HOUR)
  if (lease === null) throw new Error('no lease')
  const understood = (await ledger.unread(99)).map((mention) => understoodOf(mention))
  await ledger.understood(lease, understood, at)
  await createQualityBook(new Keyv({ store: keyv }), systemClock).note({
    seen: 12,
    doubted: 2,
    answered: 2,
    verdicts: [
      { mention: 4, field: 'kind', outcome: 'changed', local: 'other', model: 'complaint' },
      { mention: 5, field: 'kind', outcome: 'agreed', local: 'praise', model: 'praise' },
    ],
  })
  await ledger.close()
}

describe('check', () => {
  it('says what the model costs at the volume that was heard', async () => {
    expect(await checked(false)).toContain('model: what a month costs can be said when mentions have come in')
    await heard()
    expect(await checked(false)).toMatch(
      /^· model: at the present volume of 36 mentions a month about \$0\.\d+, by a rough guess$/m,
    )
  })

  it('says on what the two analysts differ when it is asked to, and not otherwise', async () => {
    await heard()
    const differing = 'M-4: kind other by the local analyst, complaint by the model; taken'
    expect(await checked(true)).toContain(`· model: ${differing}\n`)
    expect(await checked(true)).toContain(
      '· model: 12 mentions this month; the local analyst doubted 2 (17 %)',
    )
    const plain = await checked(false)
    expect(plain).toContain('model: scripted-1 answers')
    expect(plain).not.toContain('local analyst doubted')
    expect(plain).not.toContain('M-4')
  })
})
