import type { Config } from './config/schema.ts'
import type { Drafter, HonestCheck } from './core/draft.ts'
import type { Mention } from './core/mention.ts'
import type { Replier } from './core/ports.ts'
import { excerpt } from './core/wording.ts'
import type { Answering } from './engage/needs.ts'

/** What writes replies, what checks them, and what sends them, joined. */
export function createAnswering(
  { brand }: Pick<Config, 'brand'>,
  replierOf: (mention: Mention) => Replier | null,
): Answering {
  return { drafter: plainDrafter(brand.name), check: checkLength, replierOf }
}

/** A plain beginning for a person to go on from. */
function plainDrafter(brand: string): Drafter {
  return {
    async propose({ story, most }) {
      const [first, second] = OPENINGS[story.analysis.kind]
      const texts = [first, second].map((text) => excerpt(`Hello, ${text} Your team at ${brand}`, most))
      return { texts, by: 'template', language: 'en', note: null }
    },
  }
}

const PASSED_ON = [
  'thank you for telling us. We have passed it on to the colleagues who can act on it.',
  'thank you for writing to us. The right people here are reading it now.',
] as const

const OPENINGS = {
  praise: [
    'thank you: this made our day. We have passed it on to those who earned it.',
    'thank you for taking the time to say so. The team is glad to read it.',
  ],
  complaint: PASSED_ON,
  question: ['thank you for asking. A colleague who knows is looking at it.', PASSED_ON[1]],
  suggestion: ['thank you for the idea. It is with the people who decide on it.', PASSED_ON[0]],
  other: PASSED_ON,
} as const

const checkLength: HonestCheck = (text, _story, most) =>
  [...text].length <= most
    ? []
    : [
        {
          about: 'length',
          sentence: excerpt(text, 80),
          why: `It has ${[...text].length} characters, and ${most} are taken there.`,
          confirmable: false,
        },
      ]
