import { reusedPostgres } from '../postgres.ts'
import { ledgerContract } from './ledger/contract.ts'

const database = reusedPostgres()

ledgerContract('PostgreSQL', async () => ({ url: await database() }))
