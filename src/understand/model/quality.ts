import type { Keyv } from 'keyv'
import { z } from 'zod'
import { reference } from '../../core/mention.ts'
import type { Clock } from '../../core/time.ts'
import { monthOf } from '../../model/spending.ts'
import { FIELDS } from './doubt.ts'
import type { Verdict } from './settle.ts'

const REMEMBERED = 50

const count = z.int().min(0)
const fieldSchema = z.strictObject({
  /** Both analysts said the same. */
  agreed: count,
  /** The local analyst doubted, and the model's word was taken. */
  changed: count,
  /** The local analyst was sure, and its word stood. */
  kept: count,
})
const qualitySchema = z.strictObject({
  /** When the first mention of the month was understood. */
  since: z.number(),
  seen: count,
  /** Doubted by the local analyst, and of these: what an answer was had for. */
  doubted: count,
  answered: count,
  fields: z.strictObject({
    kind: fieldSchema,
    sentiment: fieldSchema,
    department: fieldSchema,
    urgency: fieldSchema,
  }),
  /** The last disagreements, newest first. */
  disagreements: z.array(
    z.strictObject({
      mention: count,
      field: z.enum(FIELDS),
      outcome: z.enum(['changed', 'kept']),
      local: z.string(),
      model: z.string(),
    }),
  ),
})

/** How the two analysts get on with each other this month (UTC): numbers and labels, no customer's word. */
export type Quality = z.infer<typeof qualitySchema>

export interface QualityBook {
  note(
    batch: Pick<Quality, 'seen' | 'doubted' | 'answered'> & { verdicts: readonly Verdict[] },
  ): Promise<void>
  read(): Promise<Quality>
}

/** One writer at a time: it belongs under a lease. */
export function createQualityBook(keyv: Keyv, clock: Pick<Clock, 'now'>): QualityBook {
  const key = () => `model:quality:${monthOf(clock.now())}`

  async function read(): Promise<Quality> {
    return qualitySchema.safeParse(await keyv.get(key())).data ?? fresh(clock.now())
  }
  return {
    read,
    async note({ seen, doubted, answered, verdicts }) {
      const quality = await read()
      for (const { field, outcome } of verdicts) quality.fields[field][outcome] += 1
      const differing = verdicts.flatMap(({ outcome, ...rest }) =>
        outcome === 'agreed' ? [] : [{ outcome, ...rest }],
      )
      await keyv.set(key(), {
        ...quality,
        seen: quality.seen + seen,
        doubted: quality.doubted + doubted,
        answered: quality.answered + answered,
        disagreements: [...differing.toReversed(), ...quality.disagreements].slice(0, REMEMBERED),
      } satisfies Quality)
    },
  }
}

function fresh(since: number): Quality {
  const none = () => ({ agreed: 0, changed: 0, kept: 0 })
  return {
    since,
    seen: 0,
    doubted: 0,
    answered: 0,
    fields: { kind: none(), sentiment: none(), department: none(), urgency: none() },
    disagreements: [],
  }
}

/** For `check --quality`: a line each. */
export function sayQuality(quality: Quality): string[] {
  const { seen, doubted, answered, fields, disagreements } = quality
  if (seen === 0) return ['no mention has been understood this month']
  const totals = FIELDS.map((field) => {
    const { agreed, changed, kept } = fields[field]
    const share = agreed + changed + kept === 0 ? '' : ` (${percent(agreed, agreed + changed + kept)})`
    return `${field}: agreed on ${agreed}${share}; the model’s word was taken for ${changed}, the local analyst’s stood for ${kept}`
  })
  return [
    `${seen} mentions this month; the local analyst doubted ${doubted} (${percent(doubted, seen)}), and the model answered for ${answered}`,
    ...totals,
    ...disagreements
      .slice(0, 10)
      .map(
        ({ mention, field, outcome, local, model }) =>
          `${reference(mention)}: ${field} ${local} by the local analyst, ${model} by the model; ${outcome === 'changed' ? 'taken' : 'not taken'}`,
      ),
  ]
}

function percent(part: number, whole: number): string {
  return `${Math.round((100 * part) / whole)} %`
}
