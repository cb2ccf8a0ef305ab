import { openDrafting } from '../chat/workspace/drafting.ts'
import { draftingContract } from './drafting.ts'

draftingContract('the workspace', openDrafting)
