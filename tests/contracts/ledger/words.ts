import type { Analysis } from '../../../src/core/analysis.ts'
import type { Pulled, Routed, Understood } from '../../../src/core/ledger.ts'
import type { Found, Mention } from '../../../src/core/mention.ts'
import { HOUR } from '../../../src/core/time.ts'

/** Sat 14 Nov 2026, noon UTC. */
export const NOON = Date.UTC(2026, 10, 14, 12)

let entries = 0

export function found(given: Partial<Found> = {}): Found {
  return {
    externalId: `entry ${++entries}`,
    author: { key: 'ana', name: 'Ana P.', url: 'https://reviews.example/ana' },
    title: null,
    text: 'I was charged twice for one bag of beans.',
    url: 'https://reviews.example/1',
    publishedAt: NOON - HOUR,
    reach: 12,
    language: 'en',
    ...given,
  }
}

export function pulled(batch: readonly Found[], over: Partial<Pulled> = {}): Pulled {
  return {
    source: 'reviews',
    fingerprint: 'one',
    cursor: 'next',
    found: batch,
    skipped: 0,
    quiet: false,
    at: NOON,
    ...over,
  }
}

export function analysisOf(over: Partial<Analysis> = {}): Analysis {
  return {
    kind: 'complaint',
    sentiment: -0.6,
    urgency: 'normal',
    department: 'billing',
    themes: ['double charge'],
    promises: [],
    people: [],
    language: 'en',
    summary: 'charged twice',
    worth: 0.8,
    confidence: { kind: 0.9, sentiment: 0.8, department: 0.7, urgency: 0.6 },
    analyst: 'local 1',
    because: ['charged twice'],
    ...over,
  }
}

export function understoodOf(mention: Mention, over: Partial<Understood> = {}): Understood {
  return {
    mention: mention.id,
    analysis: analysisOf(),
    sketch: `sketch ${mention.id}`,
    standing: mention.reach,
    copyOf: null,
    leads: false,
    ...over,
  }
}

export function routedOf(mention: Mention, over: Partial<Routed> = {}): Routed {
  return {
    mention: mention.id,
    notability: 0.7,
    reason: 'strong words',
    department: 'billing',
    cards: [],
    ...over,
  }
}
