import { PEERS } from '../peers/replies.ts'
import { replierContract } from './replier.ts'

for (const [name, open] of Object.entries(PEERS)) replierContract(name, open)
