import { hash } from 'node:crypto'
import { sql } from 'kysely'
import type { Pulled, Stored } from '../core/ledger.ts'
import type { Found } from '../core/mention.ts'
import { type Instant, MINUTE } from '../core/time.ts'
import { oweUpdates } from './debts.ts'
import { batch, inserting, type Store, type Writing } from './engine.ts'
import { indexWords, unindexWords } from './search-index.ts'
import { storable } from './storable.ts'

/** Clocks differ; a mention from further in the future than this is dated by when it was stored. */
const CLOCK_SKEW = 5 * MINUTE

/** What was found and how far the source is read now, each once. */
export async function keep(store: Store, trx: Writing, pulled: Pulled): Promise<Stored> {
  if (store.engine.concurrent) await lockSource(trx, pulled.source)
  const brought = distinct(pulled.found)
  const known = new Map(
    (await lookUp(store, trx, pulled.source, [...brought.keys()])).map((row) => [row.identity, row]),
  )
  const fresh: Brought[] = []
  const changed: (Brought & { readonly id: number })[] = []
  for (const one of brought.values()) {
    const before = known.get(one.identity)
    if (!before) fresh.push(one)
    else if (before.digest !== one.digest && before.erased_at === null)
      changed.push({ ...one, id: before.id })
  }
  const stored = fresh.length > 0 ? await insert(store, trx, pulled, fresh) : 0
  if (changed.length > 0) await rewrite(store, trx, pulled, changed)
  const newest = fresh.reduce<Instant | null>(
    (latest, one) => Math.max(latest ?? 0, when(one.found, pulled.at)),
    null,
  )
  await succeeded(trx, pulled, stored, newest)
  return { stored, known: pulled.found.length - stored }
}

/** Of two that store the same, one waits, and then knows what the other has stored. */
async function lockSource(trx: Writing, name: string): Promise<void> {
  await trx
    .insertInto('source')
    .values({ name })
    .onConflict((known) => known.doNothing())
    .execute()
  await trx.selectFrom('source').select('name').where('name', '=', name).forUpdate().execute()
}

/** Something found, with the digests it is known by. */
interface Brought {
  readonly identity: string
  readonly digest: string
  readonly found: Found
}

export function identityOf(externalId: string): string {
  return digest(storable(externalId))
}

/** What stands twice in one batch is one: in the place of the first, with the words of the last. */
function distinct(found: readonly Found[]): ReadonlyMap<string, Brought> {
  const brought = new Map<string, Brought>()
  for (const one of found) {
    const identity = identityOf(one.externalId)
    brought.set(identity, { identity, digest: digest(`${one.title ?? ''}\n${one.text}`), found: one })
  }
  return brought
}

/** 128 bits: no two texts share it by chance, and an index holds it however long the text. */
function digest(text: string): string {
  return hash('sha256', text, 'base64url').slice(0, 22)
}

function lookUp({ engine }: Store, trx: Writing, source: string, identities: readonly string[]) {
  const these = batch(
    engine,
    { identity: 'text' },
    identities.map((identity) => ({ identity })),
  )
  return trx
    .selectFrom('mention')
    .select(['id', 'identity', 'digest', 'erased_at'])
    .where('source', '=', source)
    .where('identity', 'in', trx.selectFrom(these).select('identity'))
    .execute()
}

const WORDS = {
  digest: 'text',
  external_id: 'text',
  author_key: 'text',
  author_name: 'text',
  author_url: 'text',
  title: 'text',
  text: 'text',
  url: 'text',
} as const

function words({ digest, found }: Brought) {
  return {
    digest,
    external_id: found.externalId,
    author_key: found.author?.key ?? null,
    author_name: found.author?.name ?? null,
    author_url: found.author?.url ?? null,
    title: found.title,
    text: found.text,
    url: found.url,
  }
}

const MENTION = {
  ...WORDS,
  identity: 'text',
  source: 'text',
  published_at: 'bigint',
  at: 'bigint',
  stored_at: 'bigint',
  reach: 'bigint',
  language: 'text',
  quiet: 'bigint',
  awaits: 'text',
} as const

/** How many were new. References are given in the order of `fresh`. */
async function insert(
  store: Store,
  trx: Writing,
  pulled: Pulled,
  fresh: readonly Brought[],
): Promise<number> {
  const rows = fresh.map((one) => ({
    ...words(one),
    identity: one.identity,
    source: pulled.source,
    published_at: one.found.publishedAt === null ? null : whole(one.found.publishedAt),
    at: when(one.found, pulled.at),
    stored_at: pulled.at,
    reach: Math.max(0, whole(one.found.reach)),
    language: one.found.language,
    quiet: pulled.quiet ? 1 : 0,
    awaits: 'understanding',
  }))
  const { rows: given } = await sql<{ id: number; identity: string }>`
    ${inserting(store.engine, 'mention', MENTION, rows)} on conflict do nothing returning id, identity`.execute(
    trx,
  )
  const ids = new Map(given.map((row) => [row.identity, row.id]))
  const documents = fresh.flatMap(({ identity, found }) => {
    const id = ids.get(identity)
    return id === undefined ? [] : [{ id, source: pulled.source, found }]
  })
  await indexWords(store, trx, documents)
  return given.length
}

/** The author changed the words. What was not yet shown is understood anew. */
async function rewrite(
  store: Store,
  trx: Writing,
  pulled: Pulled,
  changed: readonly (Brought & { readonly id: number })[],
): Promise<void> {
  const rows = changed.map((one) => ({ id: one.id, ...words(one) }))
  await trx
    .updateTable('mention')
    .from(batch(store.engine, { id: 'bigint', ...WORDS }, rows))
    .set((eb) => ({
      digest: eb.ref('batch.digest'),
      author_key: eb.ref('batch.author_key'),
      author_name: eb.ref('batch.author_name'),
      author_url: eb.ref('batch.author_url'),
      title: eb.ref('batch.title'),
      text: eb.ref('batch.text'),
      url: eb.ref('batch.url'),
      awaits: eb
        .case()
        .when('mention.routed_at', 'is', null)
        .then('understanding' as const)
        .else(eb.ref('mention.awaits'))
        .end(),
    }))
    .whereRef('mention.id', '=', 'batch.id')
    .execute()
  const ids = changed.map((one) => one.id)
  await unindexWords(store, trx, ids)
  await indexWords(
    store,
    trx,
    changed.map(({ id, found }) => ({ id, source: pulled.source, found })),
  )
  await oweUpdates(store, trx, ids, pulled.at)
}

async function succeeded(
  trx: Writing,
  pulled: Pulled,
  stored: number,
  newest: Instant | null,
): Promise<void> {
  const now = {
    fingerprint: pulled.fingerprint,
    cursor: pulled.cursor,
    failures: 0,
    not_before: 0,
    last_pull_at: pulled.at,
    last_success_at: pulled.at,
    fault: null,
  }
  await trx
    .insertInto('source')
    .values({ name: pulled.source, ...now, stored, skipped: pulled.skipped, last_mention_at: newest })
    .onConflict((known) =>
      known.column('name').doUpdateSet((eb) => ({
        ...now,
        stored: eb('source.stored', '+', stored),
        skipped: eb('source.skipped', '+', pulled.skipped),
        ...(newest === null
          ? {}
          : {
              last_mention_at: eb
                .case()
                .when('source.last_mention_at', '>', newest)
                .then(eb.ref('source.last_mention_at'))
                .else(eb.val(newest))
                .end(),
            }),
      })),
    )
    .execute()
}

function when(found: Found, at: Instant): Instant {
  return found.publishedAt !== null && found.publishedAt <= at + CLOCK_SKEW ? whole(found.publishedAt) : at
}

/** Sources may say 1.5 or NaN. */
function whole(number: number): number {
  return Number.isFinite(number) ? Math.round(number) : 0
}
