import type { Config } from '../../src/config/schema.ts'
import { configSchema } from '../../src/config/schema.ts'
import type { Analysis } from '../../src/core/analysis.ts'
import type { Act, ActDetail, ActVerb, Engagement } from '../../src/core/engagement.ts'
import type { Story } from '../../src/core/ledger.ts'
import type { Mention } from '../../src/core/mention.ts'
import { LOCAL, mention, NOON } from '../understand/model/stage.ts'

export const CONFIG: Config = configSchema.parse({
  brand: {
    name: 'Larkbean',
    about: 'Coffee machines and beans by post.',
    names: ['@larkbean'],
    products: ['Larkbean One'],
    people: ['Mira', 'Tobias'],
    promises: ['A person answers within four hours.'],
  },
  departments: {
    product: {
      about: 'The machine and the app.',
      playbook: 'Never argue about taste. Ask for the serial number.',
    },
    billing: { about: 'Charges and refunds.' },
  },
  members: [{ handle: 'noor', name: 'Noor Jansen' }],
  replies: {
    voice: 'Short sentences. A little dry humour.',
    facts: [
      'Every machine is repaired free of charge for five years.',
      'Returns are free within 30 days: https://help.larkbean.example/returns',
      'Write to care@larkbean.example or call +44 20 7946 0000.',
      'Jede Maschine reparieren wir fünf Jahre lang kostenlos.',
    ],
    banned: ['cheap', 'stupid*', 'no problem'],
    hosts: ['larkbean.example'],
  },
})

export const INES = { id: 'workspace:ines', name: 'Ines' }

let acts = 0

export function act(verb: ActVerb, detail: ActDetail = {}): Act {
  return { id: ++acts, mention: 1, verb, member: INES, via: 'workspace', at: NOON, detail }
}

export const OPEN: Engagement = {
  mention: 1,
  status: 'open',
  before: null,
  department: 'product',
  assignee: null,
  snoozedUntil: null,
  openedAt: NOON,
  respondedAt: null,
  closedAt: null,
}

export interface Telling {
  readonly mention?: Partial<Mention>
  readonly analysis?: Partial<Analysis>
  readonly engagement?: Engagement | null
  readonly acts?: readonly Act[]
  readonly theme?: string
}

/** A complaint that nobody has touched, but for what the test says. */
export function story({
  mention: words = {},
  analysis = {},
  engagement = null,
  acts = [],
  theme,
}: Telling = {}): Story {
  return {
    mention: mention('I waited since Monday for my parcel, I was charged twice and nobody answered.', {
      author: { key: 'ana_k', name: 'Ana Keller', url: null },
      ...words,
    }),
    analysis: { ...LOCAL, kind: 'complaint', people: [], ...analysis },
    engagement,
    acts,
    cards: [],
    copies: [],
    routed: null,
    ...(theme === undefined ? {} : { theme: { id: 1, name: theme } }),
  }
}
