/**
 * The control: the plain script somebody would write in an evening. Fetch, parse, count good and bad
 * words, store, post. No analysis, no routing, no audit, no outbox: what a crash loses is lost.
 */
import { DatabaseSync } from 'node:sqlite'
import { parseFeed } from 'feedsmith'

const [feedsUrl = '', feedCount = '0', sinkUrl = '', file = ''] = process.argv.slice(2)

process.on('SIGTERM', () => process.exit(0))

const GOOD = new Set(
  'good great love loved excellent perfect happy fast friendly thanks nice best fresh smooth'.split(' '),
)
const BAD = new Set(
  'bad late broken slow rude angry leak refund worst never terrible wrong cold missing cancel'.split(' '),
)

const database = new DatabaseSync(file)
database.exec(`
  pragma journal_mode = wal;
  pragma synchronous = full;
  create table if not exists item (
    id integer primary key,
    feed text not null,
    guid text not null,
    title text,
    text text not null,
    url text,
    score real not null,
    posted integer not null default 0,
    unique (feed, guid)
  );
`)
const insert = database.prepare(
  'insert into item (feed, guid, title, text, url, score) values (?, ?, ?, ?, ?, ?) on conflict do nothing',
)
const markPosted = database.prepare('update item set posted = 1 where feed = ? and guid = ?')

interface Entry {
  readonly guid: string
  readonly title: string
  readonly text: string
  readonly url: string
}

function entriesOf(xml: string): Entry[] {
  const { format, feed } = parseFeed(xml)
  if (format !== 'rss') return []
  return (feed.items ?? []).map((item) => ({
    guid: item.guid?.value ?? item.link ?? '',
    title: item.title ?? '',
    text: (item.description ?? '').replace(/<[^>]+>/g, ' '),
    url: item.link ?? '',
  }))
}

function scoreOf(text: string): number {
  const words = text.toLowerCase().split(/[^a-z]+/)
  const good = words.filter((word) => GOOD.has(word)).length
  const bad = words.filter((word) => BAD.has(word)).length
  return (good - bad) / Math.max(1, good + bad)
}

async function post(entry: Entry, score: number): Promise<void> {
  const response = await fetch(sinkUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      key: entry.guid,
      text: `${score < 0 ? '🔻' : '💚'} ${entry.title}\n${entry.text}\n${entry.url}`,
    }),
  })
  await response.arrayBuffer()
}

for (let number = 0; number < Number(feedCount); number++) {
  const url = `${feedsUrl}/${number}.xml`
  const entries = entriesOf(await (await fetch(url)).text())
  database.exec('begin')
  const scored = entries.map((entry) => ({ entry, score: scoreOf(entry.text) }))
  for (const { entry, score } of scored) {
    insert.run(url, entry.guid, entry.title, entry.text, entry.url, score)
  }
  database.exec('commit')
  for (const { entry, score } of scored) {
    await post(entry, score)
    markPosted.run(url, entry.guid)
  }
}
database.close()
process.stdout.write(JSON.stringify({ peakKb: process.resourceUsage().maxRSS }))
