import type { Correctable } from '../../../src/core/correction.ts'

const APP = /\b(app|login|log in|password|account)\b/i
const STAFF = /\b(staff|lady|guy|woman|man|driver|cashier|agent|barista)\b/i
const PRICES = /\b(price|prices|expensive|fee|fees|cost|charged|refund)\b/i
const DELIVERIES = /\b(deliver\w*|parcels?|packages?|couriers?|orders?|ordered|shipp\w+)\b/i
const SHOPS = /\b(stores?|shops?|branch|till|aisle|counter)\b/i
const CONTACT = /\b(support|phone|call|called|email|emailed|chat|hotline|helpline)\b/i
const JOURNEYS =
  /\b(flights?|trains?|airports?|airlines?|gates?|planes?|seats?|bus|buses|luggage|bags?|boarding|crew)\b/i

/** How companies might want what speaks of a thing understood, which the analyst cannot know. */
export const WAYS: readonly (readonly [name: string, field: Correctable, about: RegExp, right: string])[] = [
  ['app and account', 'department', APP, 'marketing'],
  ['app and account', 'urgency', APP, 'high'],
  ['staff', 'kind', STAFF, 'praise'],
  ['staff', 'department', STAFF, 'support'],
  ['prices', 'worth', PRICES, 'no'],
  ['prices', 'department', PRICES, 'product'],
  ['deliveries and orders', 'kind', DELIVERIES, 'question'],
  ['deliveries and orders', 'department', DELIVERIES, 'people'],
  ['shops', 'department', SHOPS, 'operations'],
  ['calls and chats', 'department', CONTACT, 'people'],
  ['calls and chats', 'urgency', CONTACT, 'high'],
  ['journeys', 'worth', JOURNEYS, 'no'],
]
