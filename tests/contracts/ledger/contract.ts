import { describe } from 'vitest'
import { amplifyContract } from './amplify.ts'
import { draftsContract } from './drafts.ts'
import { engageContract } from './engage.ts'
import { keptWordsContract } from './kept-words.ts'
import { keyvContract } from './keyv.ts'
import { learnContract } from './learn.ts'
import { listenContract } from './listen.ts'
import { outboxContract } from './outbox.ts'
import { remindContract } from './remind.ts'
import { roomContract } from './room.ts'
import { savedContract } from './saved.ts'
import { searchContract } from './search.ts'
import { sharingContract } from './sharing.ts'
import { spendingContract } from './spending.ts'
import type { Fresh } from './stage.ts'
import { teachContract } from './teach.ts'
import { themesContract } from './themes.ts'
import { understandContract } from './understand.ts'

/** What the ledger promises on whichever database. */
export function ledgerContract(name: string, fresh: Fresh): void {
  describe(`the ledger on ${name}`, () => {
    sharingContract(fresh)
    listenContract(fresh)
    understandContract(fresh)
    themesContract(fresh)
    amplifyContract(fresh)
    outboxContract(fresh)
    engageContract(fresh)
    remindContract(fresh)
    draftsContract(fresh)
    searchContract(fresh)
    savedContract(fresh)
    learnContract(fresh)
    spendingContract(fresh)
    keptWordsContract(fresh)
    teachContract(fresh)
    roomContract(fresh)
    keyvContract(fresh)
  })
}
