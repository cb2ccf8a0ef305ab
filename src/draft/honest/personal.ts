import type { Config } from '../../config/schema.ts'
import type { ConcernAbout } from '../../core/draft.ts'
import type { Story } from '../../core/ledger.ts'
import { type PersonalDatum, personalDataIn } from '../../model/mask.ts'

const DATE = /^(\d{4}-\d{2}-\d{2}|\d{1,2}[./-]\d{1,2}[./-]\d{2,4})$/

const SAY: Readonly<Record<PersonalDatum['what'], string>> = {
  'e-mail': 'an e-mail address',
  account: 'an account number',
  number: 'a number that may reach or name somebody',
  handle: 'somebody’s handle',
  code: 'a number of an order or a case',
}

/** Without these nobody needs to be reached in public; a code or a handle may be wanted. */
const NEVER: ReadonlySet<PersonalDatum['what']> = new Set(['e-mail', 'account', 'number'])

/** Personal data in a reply, but for the brand's own addresses and the handle that is answered. */
export function createPersonalRule({ brand, replies }: Pick<Config, 'brand' | 'replies'>) {
  const own = [...replies.facts, ...brand.promises, ...brand.names, ...brand.products]
  const ownTexts = new Set(own.flatMap(personalDataIn).map(({ text }) => bare(text)))

  return function* (
    sentence: string,
    { mention: { author } }: Story,
  ): Generator<readonly [ConcernAbout, string, false?]> {
    const answered = new Set(author ? [bare(author.key), bare(author.name)] : [])
    for (const { what, text } of personalDataIn(sentence)) {
      const theirs = what === 'handle' && answered.has(bare(text))
      if (theirs || ownTexts.has(bare(text)) || DATE.test(text)) continue
      const why = `“${text}” looks like ${SAY[what]}. Leave it out, or write to them in private.`
      yield NEVER.has(what) ? ['personal data', why, false] : ['personal data', why]
    }
  }
}

/** Letters and digits alone: `+44 20 7946 0000` is `+44-20-79460000`. */
function bare(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
}
