import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { configSchema } from '../../../src/config/schema.ts'
import type { ConcernAbout } from '../../../src/core/draft.ts'
import { createHonestCheck } from '../../../src/draft/honest/check.ts'
import { story } from '../story.ts'

/**
 * How the sentences are labelled. Each is looked at alone, beside a complaint that nobody has touched, by a
 * brand that states no facts: so whatever claims anything is unsupported.
 * - promise: the brand commits itself to something to come, other than money.
 * - refund: money goes back, is due, or is refused. discount: something costs less, or nothing.
 * - date: it says when; not when the customer said so.
 * - apology: it takes a fault for a fact. To be sorry for what somebody went through does not.
 * - claim of action: it says that something was done, or is being done.
 * - other customer: what others say, or how many. blame: an employee named, and at fault.
 */
const ABOUT: Readonly<Record<string, ConcernAbout>> = {
  P: 'promise',
  R: 'refund',
  D: 'date',
  V: 'discount',
  A: 'apology',
  C: 'claim of action',
  O: 'other customer',
  B: 'blame',
}

interface Labelled {
  readonly language: string
  readonly sentence: string
  readonly about: ReadonlySet<ConcernAbout>
}

function read(file: string): readonly Labelled[] {
  let language = ''
  return readFileSync(join(import.meta.dirname, '..', 'corpus', file), 'utf8')
    .split('\n')
    .flatMap((line) => {
      language = /^\[(\w\w)\]$/.exec(line)?.[1] ?? language
      const [, codes, sentence] = /^([PRDVACOB-]+) \| (.+)$/.exec(line) ?? []
      if (codes === undefined || sentence === undefined) return []
      const about = new Set([...codes].flatMap((code) => ABOUT[code] ?? []))
      return [{ language, sentence, about }]
    })
}

const brand = { name: 'Larkbean', people: ['Mira', 'Tobias'], products: ['Harvest'] }
const check = createHonestCheck(configSchema.parse({ brand }))

interface Score {
  readonly found: number
  readonly wrong: number
  readonly missed: number
}

function scores(all: readonly Labelled[], by: (one: Labelled, about: ConcernAbout) => string) {
  const sums = new Map<string, Score>()
  const mistakes: string[] = []
  for (const one of all) {
    const marked = new Set(check(one.sentence, story(), 10_000).map(({ about }) => about))
    for (const about of Object.values(ABOUT)) {
      const key = by(one, about)
      const sum = sums.get(key) ?? { found: 0, wrong: 0, missed: 0 }
      const is = one.about.has(about)
      const said = marked.has(about)
      // Whoever is blamed by name has also been claimed something of: one mark is enough.
      if (said && !is && about === 'claim of action' && one.about.has('blame')) continue
      sums.set(key, {
        found: sum.found + Number(is && said),
        wrong: sum.wrong + Number(!is && said),
        missed: sum.missed + Number(is && !said),
      })
      if (is !== said) mistakes.push(`${one.language} ${said ? 'wrongly' : 'not'} ${about}: ${one.sentence}`)
    }
  }
  return { sums, mistakes }
}

/** Whether a sentence that says more than is known was marked at all, whatever for. */
function markedAtAll(all: readonly Labelled[]): Score {
  const each = all.map((one) => ({
    is: one.about.size > 0,
    said: check(one.sentence, story(), 10_000).length > 0,
  }))
  return {
    found: each.filter(({ is, said }) => is && said).length,
    wrong: each.filter(({ is, said }) => !is && said).length,
    missed: each.filter(({ is, said }) => is && !said).length,
  }
}

function say(sums: ReadonlyMap<string, Score>): string {
  return [...sums]
    .map(([key, { found, wrong, missed }]) => {
      const precision = found / (found + wrong)
      const recall = found / (found + missed)
      return `${key}: precision ${precision.toFixed(2)}, recall ${recall.toFixed(2)} of ${found + missed}`
    })
    .join('\n')
}

/** `EARSHOT_SCORES=kept.txt npx vitest run tests/draft/honest/corpus.test.ts` prints the figures. */
const asked = process.env['EARSHOT_SCORES']

describe('the labelled sentences', () => {
  const known = read('known.txt')
  const kept = read('kept.txt')

  it.runIf(asked !== undefined)('have these figures', () => {
    const all = read(asked ?? '')
    const { sums, mistakes } = scores(all, (_, about) => about)
    process.stdout.write(
      `${say(sums)}\n\n${say(scores(all, ({ language }) => language).sums)}\n\n${say(new Map([['marked at all', markedAtAll(all)]]))}\n`,
    )
    if (asked !== 'kept.txt') process.stdout.write(`${mistakes.join('\n')}\n`)
  })

  it('are many, in seven languages, and some were kept apart', () => {
    expect(new Set(known.map(({ language }) => language)).size).toBe(7)
    expect(new Set(kept.map(({ language }) => language)).size).toBe(7)
    expect(known.length).toBeGreaterThan(900)
    expect(kept.length).toBeGreaterThan(75)
    const sentences = new Set(known.map(({ sentence }) => sentence))
    expect(kept.filter(({ sentence }) => sentences.has(sentence))).toEqual([])
  })

  it('that the signs were worked out on are read right, nearly all', () => {
    for (const [about, { found, wrong, missed }] of scores(known, (_, concern) => concern).sums) {
      expect(found / (found + wrong), `precision of ${about}`).toBeGreaterThan(0.93)
      expect(found / (found + missed), `recall of ${about}`).toBeGreaterThan(0.95)
    }
    expectMarked(known, { precision: 0.99, recall: 0.99 })
  })

  it('that were kept apart are marked where they say too much, and left alone where they do not', () => {
    expectMarked(kept, { precision: 0.97, recall: 0.93 })
  })
})

function expectMarked(
  all: readonly Labelled[],
  least: { readonly precision: number; readonly recall: number },
) {
  const { found, wrong, missed } = markedAtAll(all)
  expect(found / (found + wrong)).toBeGreaterThan(least.precision)
  expect(found / (found + missed)).toBeGreaterThan(least.recall)
}
