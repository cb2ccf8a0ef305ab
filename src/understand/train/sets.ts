import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { HEADS } from '../local/heads.ts'

/** The public sets, mapped to what they can teach; what each is and under which licence stands in NOTICE. */

type Department = (typeof HEADS.department)[number]
type Sentiment = (typeof HEADS.sentiment)[number]

export interface Taught {
  readonly text: string
  readonly sentiment?: Sentiment
  /** Index into EMOTIONS. */
  readonly emotion?: number
  readonly department?: Department
}

const linesOf = <T>(folder: string, set: string, schema: z.ZodType<T>): T[] =>
  readFileSync(join(folder, `${set}.jsonl`), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => schema.parse(JSON.parse(line)))

/** Emotions of one colour together; the groups are what the emotion teacher tells apart. */
export const EMOTIONS = [
  ['admiration', 'approval', 'pride'],
  ['gratitude'],
  ['love', 'joy', 'excitement', 'relief'],
  ['amusement'],
  ['curiosity'],
  ['confusion'],
  ['desire', 'optimism', 'caring'],
  ['anger', 'annoyance'],
  ['disappointment', 'sadness', 'grief', 'remorse', 'embarrassment'],
  ['disapproval', 'disgust'],
  ['surprise', 'realization', 'fear', 'nervousness'],
  ['neutral'],
]

const POSITIVE = new Set(
  'admiration amusement approval caring desire excitement gratitude joy love optimism pride relief'.split(
    ' ',
  ),
)
const NEGATIVE = new Set(
  'anger annoyance disappointment disapproval disgust embarrassment fear grief nervousness remorse sadness'.split(
    ' ',
  ),
)
const COLOURLESS = new Set('curiosity confusion realization surprise neutral'.split(' '))

/** Undefined where the emotions pull both ways, or one stands beside "neutral". */
function sentimentOf(emotions: readonly string[]): Sentiment | undefined {
  const good = emotions.some((emotion) => POSITIVE.has(emotion))
  const bad = emotions.some((emotion) => NEGATIVE.has(emotion))
  const neutral = emotions.includes('neutral')
  if ((good && bad) || ((good || bad) && neutral)) return undefined
  if (good) return 'positive'
  if (bad) return 'negative'
  const plain = neutral ? emotions.length === 1 : emotions.every((emotion) => COLOURLESS.has(emotion))
  return plain ? 'neutral' : undefined
}

export function emotionSet(folder: string): Taught[] {
  const schema = z.object({ text: z.string(), emotions: z.array(z.string()) })
  return linesOf(folder, 'goemotions', schema).map(({ text, emotions }) => {
    const group =
      emotions.length === 1 ? EMOTIONS.findIndex((names) => names.includes(emotions[0] ?? '')) : -1
    const sentiment = sentimentOf(emotions)
    return { text, ...(group >= 0 && { emotion: group }), ...(sentiment && { sentiment }) }
  })
}

export function sentimentSet(
  folder: string,
  set: 'vader_tweets' | 'vader_amazon' | 'uci' | 'clothing',
): Taught[] {
  return linesOf(folder, set, z.object({ text: z.string(), sentiment: z.enum(HEADS.sentiment) }))
}

const CLINC: Partial<Record<Department, string>> = {
  operations:
    'lost_luggage flight_status book_flight carry_on order_status order cancel_reservation confirm_reservation restaurant_reservation how_busy accept_reservations replacement_card_duration order_checks car_rental book_hotel',
  support: 'account_blocked report_fraud pin_change new_card report_lost_card damaged_card freeze_account',
  billing:
    'card_declined balance transactions pay_bill bill_due bill_balance interest_rate apr international_fees min_payment credit_limit credit_limit_change spending_history transfer rewards_balance redeem_rewards',
  product: 'sync_device reset_settings change_language smart_home whisper_mode change_volume change_speed',
}

/** In this order: the first pattern that an intent fits decides. */
const BANKING: readonly (readonly [Department, RegExp])[] = [
  [
    'billing',
    /charge|fee|rate|refund|amount|not_recognised|twice|balance|payment|transfer|top_up|topping|exchange|receiving|withdrawal/i,
  ],
  ['operations', /arrival|delivery|order_physical|get_physical|getting_spare/],
  ['support', /verify|identity|passcode|pin|lost|stolen|compromised|terminate|personal_details|beneficiary/],
  [
    'product',
    /virtual|contactless|not_working|apple_pay|disposable|linking|activate|swallowed|support|acceptance|visa/,
  ],
]

const BITEXT: Readonly<Record<string, Department>> = {
  ORDER: 'operations',
  INVOICE: 'billing',
  DELIVERY: 'operations',
  ACCOUNT: 'support',
  CONTACT: 'support',
  SHIPPING_ADDRESS: 'operations',
  REFUND: 'billing',
  FEEDBACK: 'support',
  NEWSLETTER: 'marketing',
  CANCELLATION_FEE: 'billing',
  PAYMENT: 'billing',
}

const ECOM: Readonly<Record<string, Department>> = {
  Inventory: 'operations',
  Subscriptions: 'billing',
  Delivery: 'operations',
  'Security and Privacy': 'support',
  'Product Integrity & Accuracy': 'product',
  'Technical Issues': 'product',
  'Refund & Returns': 'billing',
  'Billing & Transaction Problems': 'billing',
  'Account & Profile Management': 'support',
  Promotions: 'marketing',
}

/** Texts with a department, and how far each set is to be believed. */
export function departmentSets(folder: string): (Taught & { department: Department; weight: number })[] {
  const intents = z.object({ text: z.string(), intent: z.string() })
  const categories = z.object({ text: z.string(), category: z.string() })
  const clinc = new Map(
    HEADS.department.flatMap((name) =>
      (CLINC[name] ?? '').split(' ').map((intent) => [intent, name] as const),
    ),
  )
  const taught = []
  for (const { text, intent } of linesOf(folder, 'clinc', intents)) {
    const department = clinc.get(intent)
    taught.push({ text, department: department ?? ('none' as const), weight: department ? 1 : 0.3 })
  }
  for (const { text, intent } of linesOf(folder, 'banking77', intents)) {
    const department = BANKING.find(([, pattern]) => pattern.test(intent))?.[0]
    if (department) taught.push({ text, department, weight: 0.7 })
  }
  for (const { text, category } of linesOf(folder, 'bitext', categories)) {
    const department = BITEXT[category]
    if (department) taught.push({ text, department, weight: 0.7 })
  }
  for (const { text, category } of linesOf(folder, 'ecom10', categories)) {
    const department = ECOM[category]
    if (department) taught.push({ text, department, weight: 2 })
  }
  return taught
}
