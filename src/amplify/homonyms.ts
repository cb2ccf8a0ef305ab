import type { Config } from '../config/schema.ts'
import type { Mention } from '../core/mention.ts'
import { matches } from '../core/query.ts'

/** Says why a mention is of another of our name; null when nothing says so. */
export type Homonyms = (mention: Pick<Mention, 'title' | 'text'>) => string | null

/** Who names one of our products as well means us. */
export function compileHomonyms({
  homonyms,
  products,
}: Pick<Config['brand'], 'homonyms' | 'products'>): Homonyms {
  const another = { must: [], any: homonyms, not: [] }
  const ours = { must: [], any: products, not: [] }
  return ({ title, text }) => {
    if (homonyms.length === 0) return null
    const said = `${title ?? ''}\n${text}`
    if (!matches(another, said) || (products.length > 0 && matches(ours, said))) return null
    const word = homonyms.find((one) => matches({ must: [one], any: [], not: [] }, said))
    return `“${word}” tells that another of our name is meant`
  }
}
