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

/** So many digits reach or name somebody; fewer are an order, a sum, or a code that may be wanted. */
const FEWEST_DIGITS = 7

function isNeverWanted({ what, text }: PersonalDatum): boolean {
  return (
    what === 'e-mail' ||
    what === 'account' ||
    (what === 'number' && text.replace(/\P{Nd}/gu, '').length >= FEWEST_DIGITS)
  )
}

/** Personal data in a reply, but for the brand's own addresses and the handle that is answered. */
export function createPersonalRule({ brand, replies }: Pick<Config, 'brand' | 'replies'>) {
  const own = [...replies.facts, ...brand.promises, ...brand.names, ...brand.products]
  const ownTexts = new Set(own.flatMap(personalDataIn).map(({ text }) => bare(text)))

  return function* (
    sentence: string,
    { mention: { author } }: Story,
  ): Generator<readonly [ConcernAbout, string, false?]> {
    const answered = new Set(author ? [bare(author.key), bare(author.name)] : [])
    for (const datum of personalDataIn(sentence)) {
      const { what, text } = datum
      const theirs = what === 'handle' && answered.has(bare(text))
      if (theirs || ownTexts.has(bare(text)) || DATE.test(text)) continue
      const why = `“${text}” looks like ${SAY[what]}. Leave it out, or write to them in private.`
      yield isNeverWanted(datum) ? ['personal data', why, false] : ['personal data', why]
    }
  }
}

/** Letters and digits alone: `+44 20 7946 0000` is `+44-20-79460000`. */
function bare(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
}
