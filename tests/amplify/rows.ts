import { type Config, configSchema } from '../../src/config/schema.ts'
import type { Analysis } from '../../src/core/analysis.ts'
import type { Act, Engagement } from '../../src/core/engagement.ts'
import type { Row, Story } from '../../src/core/ledger.ts'
import type { Mention } from '../../src/core/mention.ts'
import { analysis } from '../analysis.ts'

/** Sat 14 Nov 2026, noon UTC. */
export const NOON = Date.UTC(2026, 10, 14, 12)

export function configOf(given: object = {}): Config {
  return configSchema.parse({ brand: { name: 'Larkbean' }, ...given })
}

export function mention(given: Partial<Mention> = {}): Mention {
  return {
    id: 142,
    source: 'reviews',
    externalId: 'r-142',
    author: { key: 'ana', name: 'Ana P.', url: null },
    title: null,
    text: 'I was charged twice for one bag of beans.',
    url: 'https://reviews.example/r/142',
    publishedAt: NOON,
    reach: 0,
    language: null,
    storedAt: NOON,
    at: NOON,
    copyOf: null,
    copies: 0,
    ...given,
  }
}

export function engagement(given: Partial<Engagement> = {}): Engagement {
  return {
    mention: 142,
    status: 'open',
    before: null,
    department: 'billing',
    assignee: null,
    snoozedUntil: null,
    openedAt: NOON,
    respondedAt: null,
    closedAt: null,
    ...given,
  }
}

export function row(said: Partial<Mention> = {}, understood: Partial<Analysis> = {}): Row {
  return { mention: mention(said), analysis: analysis(understood), engagement: null }
}

export function story(given: Partial<Story> = {}): Story {
  return {
    mention: mention(),
    analysis: analysis(),
    engagement: engagement(),
    acts: [],
    cards: [],
    copies: [],
    routed: null,
    ...given,
  }
}

export function act(given: Partial<Act>): Act {
  return {
    id: 1,
    mention: 142,
    verb: 'claim',
    member: { id: 'workspace:ines', name: 'Ines' },
    via: 'workspace',
    at: NOON,
    detail: {},
    ...given,
  }
}
