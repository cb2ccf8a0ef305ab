import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { ledgerContract } from './ledger/contract.ts'

const folder = mkdtempSync(join(tmpdir(), 'earshot-ledger-'))
let files = 0
afterAll(() => rmSync(folder, { recursive: true }))

ledgerContract('SQLite', async () => ({ file: join(folder, `${++files}.db`) }))
