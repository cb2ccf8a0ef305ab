import type { Config } from './config/schema.ts'
import { createDrafter, type DrafterParts } from './draft/drafter.ts'
import { createHonestCheck } from './draft/honest/check.ts'
import type { Answering } from './engage/needs.ts'

/** What writes replies, what checks them, and what sends them, joined. */
export function createAnswering(
  parts: Omit<DrafterParts, 'check'> & Pick<Answering, 'replierOf'> & { readonly config: Config },
): Answering {
  const check = createHonestCheck(parts.config)
  return { drafter: createDrafter({ ...parts, check }), check, replierOf: parts.replierOf }
}
