import { postgresUrl } from '../postgres.ts'
import { ledgerContract } from './ledger/contract.ts'

ledgerContract('PostgreSQL', async () => ({ url: await postgresUrl() }))
