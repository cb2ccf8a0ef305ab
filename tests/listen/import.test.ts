import { appendFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Ledger, LedgerFault } from '../../src/core/ledger.ts'
import type { Mention } from '../../src/core/mention.ts'
import { type ImportOptions, type ImportProgress, importFile } from '../../src/listen/import.ts'
import { freshFolder, freshLedger, ManualClock } from './world.ts'

async function world(name: string, content: string | Uint8Array) {
  const clock = new ManualClock()
  const ledger = await freshLedger(clock)
  const path = join(freshFolder(), name)
  writeFileSync(path, content)
  const run = (more: Partial<ImportOptions> = {}) => importFile(path, { ledger, clock, ...more })
  const mentions = (): Promise<readonly Mention[]> => ledger.unread(100_000)
  return { ledger, clock, path, run, mentions }
}

async function texts(content: string | Uint8Array, name = 'reviews.csv'): Promise<string[]> {
  const { run, mentions } = await world(name, content)
  await run()
  return (await mentions()).map(({ text }) => text)
}

describe('columns', () => {
  it('are known by the names they commonly have', async () => {
    const { run, mentions } = await world(
      'reviews.csv',
      [
        'Review ID,Review Title,REVIEW_TEXT,Reviewer Name,Review URL,Review Date,Likes,Locale',
        '7,Late,"Came late, again",Ana P.,https://r.example/7,2026-11-02,"1,204",en-GB',
      ].join('\n'),
    )
    expect(await run()).toMatchObject({ rows: 1, stored: 1, known: 0, bad: [], resumedAtLine: null })
    expect(await mentions()).toMatchObject([
      {
        source: 'import:reviews.csv',
        externalId: '7',
        title: 'Late',
        text: 'Came late, again',
        author: { key: 'Ana P.', name: 'Ana P.' },
        url: 'https://r.example/7',
        publishedAt: Date.UTC(2026, 10, 2),
        reach: 1204,
        language: 'en',
      },
    ])
  })

  it('are those that the person names, where their names do not say', async () => {
    const { run, mentions } = await world('x.csv', 'Was,Wer,Text\nzu spät,Ana,intern\n')
    await run({ map: { text: 'Was', AUTHOR: 'Wer' }, source: 'survey' })
    expect(await mentions()).toMatchObject([
      { source: 'import:survey', text: 'zu spät', author: { name: 'Ana' } },
    ])
  })

  it.each([
    [
      'a,b\n1,2',
      {},
      /No column is known to hold the text\. The columns are: a, b\. Name it: --map text=<column>/,
    ],
    ['text\nx', { text: 'Words' }, /There is no column Words for text\. The columns are: text/],
    ['text\nx', { colour: 'text' }, /A column cannot mean colour\. It can mean: text, title/],
  ])('that cannot be told end the import before anything is stored: %j', async (content, map, words) => {
    const { run, mentions } = await world('x.csv', content)
    await expect(run({ map })).rejects.toThrow(words)
    expect(await mentions()).toEqual([])
  })
})

describe('CSV', () => {
  it('keeps lines, quotes and delimiters inside quotes', async () => {
    expect(await texts('id,text\n1,"Two\r\nlines, and ""quotes"""\n2,a "word" in it\n')).toEqual([
      'Two\nlines, and "quotes"',
      'a "word" in it',
    ])
  })

  it.each([';', '\t', '|'])('finds out the delimiter %j', async (delimiter) => {
    expect(await texts(`id${delimiter}text\n1${delimiter}late, again\n`)).toEqual(['late, again'])
  })

  it.each([
    ['UTF-8', Buffer.from('text\nspät “now”\n')],
    ['UTF-8 with a mark', Buffer.from('\ufefftext\nspät “now”\n')],
    ['windows-1252', Buffer.from('text\nsp\xe4t \x93now\x94\n', 'latin1')],
    ['UTF-16 with a mark', Buffer.from('\ufeffid\ttext\r\n1\tspät “now”\r\n', 'utf16le')],
    ['big-endian UTF-16', Buffer.from('\ufefftext\nspät “now”\n', 'utf16le').swap16()],
  ])('reads %s', async (_charset, bytes) => {
    expect(await texts(bytes)).toEqual(['spät “now”'])
  })

  it('reports bad rows by their line, and reads all others', async () => {
    const rows = ['id,text', '1,one', '', '2,', '3,a,b,c', '4,"four', 'in two lines"', '5', '6,six,,']
    const { run, mentions, ledger } = await world('x.csv', rows.join('\n'))
    const { bad, rows: read, stored } = await run()
    expect(bad).toEqual([
      { line: 4, problem: 'has no text' },
      { line: 5, problem: 'has 4 cells where the first line names 2 columns' },
      { line: 8, problem: 'has 1 cells where the first line names 2 columns' },
    ])
    expect(read).toBe(6)
    expect(stored).toBe(3)
    expect((await mentions()).map(({ text }) => text)).toEqual(['one', 'four\nin two lines', 'six'])
    expect(await ledger.sourceState('import:x.csv')).toMatchObject({ stored: 3, skipped: 3 })
  })

  it('loses one row, not the rest of the file, to a quote that is never closed', async () => {
    const rows = ['id,text', '1,one', '', '2,"open', '3,three', '4,four']
    const { run, mentions } = await world('x.csv', rows.join('\r\n'))
    expect((await run()).bad).toEqual([{ line: 4, problem: 'opens a quote that is never closed' }])
    expect((await mentions()).map(({ text }) => text)).toEqual(['one', 'three', 'four'])
  })

  it('and to one that is closed by another row’s quote', async () => {
    const rows = ['id,text', '1,"open', '2,two', '3,"three, really"', '4,four']
    const { run, mentions } = await world('x.csv', rows.join('\n'))
    expect((await run()).bad).toMatchObject([{ line: 2 }])
    expect((await mentions()).map(({ text }) => text)).toEqual(['two', 'three, really', 'four'])
  })

  it('takes a row that is longer than a megabyte for broken', async () => {
    const { run, mentions } = await world('x.csv', `id,text\n1,one\n2,"${'x'.repeat(1_200_000)}\n3,three\n`)
    const { bad } = await run()
    expect(bad).toEqual([{ line: 3, problem: 'is longer than 1 MB, or opens a quote that is never closed' }])
    expect((await mentions()).map(({ text }) => text)).toEqual(['one', 'three'])
  })

  it('gives up on a file that is none', async () => {
    const rows = Array.from({ length: 110 }, (_, index) => `${index},"a\nb",c,d`)
    const { run } = await world('x.csv', `id,text\n${rows.join('\n')}`)
    await expect(run()).rejects.toThrow(/Most rows have no end\. Check the file’s quotes around line/)
  })

  it('reads back whatever a spreadsheet writes', async () => {
    const cell = fc.string({
      unit: fc.constantFrom('a', 'ü', ' ', ',', ';', '"', '\n', '\r\n', '日'),
      minLength: 1,
      maxLength: 12,
    })
    const words = fc.array(
      cell.map((text) => `x${text}x`),
      { minLength: 1, maxLength: 8 },
    )
    const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`
    await fc.assert(
      fc.asyncProperty(words, fc.constantFrom('\n', '\r\n'), fc.boolean(), async (all, end, mark) => {
        const lines = ['id,text', ...all.map((text, index) => `${index},${quoted(text)}`)]
        const read = await texts(`${mark ? '\ufeff' : ''}${lines.join(end)}${end}`)
        expect(read).toEqual(all.map((text) => text.replaceAll('\r\n', '\n')))
      }),
      { numRuns: 25 },
    )
  })
})

describe('JSONL', () => {
  it('takes each line for itself, whatever keys it has', async () => {
    const { run, mentions } = await world(
      'x.jsonl',
      [
        '{"id":1,"body":"one","user":{"name":"Ana P.","id":7},"created_at":1793613600}',
        '{"uuid":"b","title":"Two","comment":"two"}',
        '',
        '{"id":3,"body":',
        '[1]',
        '{"colour":"red"}',
        '{"id":4,"body":"four"}',
      ].join('\n'),
    )
    expect((await run()).bad).toEqual([
      { line: 4, problem: 'is no JSON' },
      { line: 5, problem: 'is no JSON object' },
      { line: 6, problem: 'has no text; it has: colour' },
    ])
    expect(await mentions()).toMatchObject([
      { externalId: '1', text: 'one', author: { name: 'Ana P.' }, publishedAt: Date.UTC(2026, 10, 2, 10) },
      { externalId: 'b', title: 'Two', text: 'two' },
      { externalId: '4', text: 'four' },
    ])
  })

  it('reaches into objects by JSON Pointer', async () => {
    const { run, mentions } = await world('x.ndjson', '{"data":{"words":"late"},"who":{"id":7}}\n')
    await run({ map: { text: '/data/words', authorKey: '/who/id' } })
    expect(await mentions()).toMatchObject([{ text: 'late', author: { key: '7' } }])
  })

  it('skips a line too long to be one', async () => {
    const content = `{"text":"one"}\n{"text":"${'x'.repeat(1_100_000)}"}\n{"text":"three"}`
    const { run, mentions } = await world('x.jsonl', content)
    expect((await run()).bad).toEqual([{ line: 2, problem: 'is longer than 1 MB' }])
    expect((await mentions()).map(({ text }) => text)).toEqual(['one', 'three'])
  })
})

describe('files that are none', () => {
  it.each([
    ['', /is empty/],
    ['\ufeff  \n', /is empty/],
    ['PK\x03\x04sheet', /is a spreadsheet\. Save it as CSV/],
    ['a\0b', /is no text/],
  ])('%j', async (content, words) => {
    const { run } = await world('x.csv', content)
    await expect(run()).rejects.toThrow(words)
  })

  it('that are folders', async () => {
    const { ledger, clock } = await world('x.csv', 'text')
    await expect(importFile(freshFolder(), { ledger, clock })).rejects.toThrow(/is no file\. Name a CSV/)
  })

  it('that are not there', async () => {
    const { ledger, clock } = await world('x.csv', 'text')
    await expect(importFile(join(freshFolder(), 'gone.csv'), { ledger, clock })).rejects.toThrow(
      /gone\.csv cannot be read/,
    )
  })
})

function rows(count: number): string {
  return Array.from({ length: count }, (_, index) => `${index},"words, ${index}\nof ä mention"\n`).join('')
}

/** Fails at the given batch, as a killed program would. */
function mortal(ledger: Ledger, dies: number): Ledger {
  let batches = 0
  return {
    ...ledger,
    store: async (pulled) => {
      batches += 1
      if (batches === dies) throw new LedgerFault('killed')
      return ledger.store(pulled)
    },
  }
}

describe('interruption', () => {
  it.each([
    ['x.csv', `id,text\n${rows(1_800)}`, ''],
    ['x.csv', Buffer.from(`\ufeffid,text\r\n${rows(1_800)}`, 'utf16le'), ''],
    ['x.csv', Buffer.from(`\ufeffid,text\r\n${rows(1_800)}3,4,5\n`), '3,4,5'],
    [
      'x.jsonl',
      Array.from({ length: 1_800 }, (_, index) => `{"id":${index},"text":"wörds ${index}"}\r\n`).join(''),
      '',
    ],
  ])('goes on where it was: %s', async (name, content, bad) => {
    const { ledger, run, mentions } = await world(name, content)
    await expect(run({ ledger: mortal(ledger, 3) })).rejects.toThrow('killed')
    expect(await mentions()).toHaveLength(1_000)
    const { cursor } = await ledger.sourceState(`import:${name}`)
    const result = await run()
    expect(result).toMatchObject({ rows: 800 + (bad ? 1 : 0), stored: 800, known: 0 })
    expect(result.resumedAtLine).toBe(JSON.parse(cursor ?? '').line)
    expect(result.bad.map(({ line }) => line)).toEqual(bad ? [1_800 * 2 + 2] : [])
    const all = await mentions()
    expect(all.map(({ externalId }) => Number(externalId))).toEqual(
      Array.from({ length: 1_800 }, (_, index) => index),
    )
  })

  it('begins anew when the file or the mapping is another; what is known stays known', async () => {
    const { ledger, run, path } = await world('x.csv', `id,text\n${rows(1_200)}`)
    await expect(run({ ledger: mortal(ledger, 2) })).rejects.toThrow('killed')
    appendFileSync(path, rows(1).replace('0', 'new'))
    expect(await run()).toMatchObject({ resumedAtLine: null, rows: 1_201, stored: 701, known: 500 })
    await expect(run({ ledger: mortal(ledger, 2) })).rejects.toThrow('killed')
    expect(await run({ map: { text: 'text' } })).toMatchObject({
      resumedAtLine: null,
      stored: 0,
      known: 1_201,
    })
  })

  it('finds all known when it is given again', async () => {
    const { run } = await world('x.csv', 'text,author\nsame words,Ana\nsame words,Ben\nsame words,Ana\n')
    expect(await run()).toMatchObject({ stored: 2, known: 1 })
    expect(await run()).toMatchObject({ stored: 0, known: 3, resumedAtLine: null })
  })

  it('ends between two batches when it is told to', async () => {
    const { run, mentions } = await world('x.csv', `id,text\n${rows(1_200)}`)
    const stop = new AbortController()
    await run({ signal: stop.signal, onProgress: () => stop.abort() })
    expect(await mentions()).toHaveLength(500)
    expect(await run()).toMatchObject({ stored: 700, known: 0 })
  })
})

describe('what the person sees', () => {
  it('is how far it is', async () => {
    const content = `id,text\n${rows(1_200)}`
    const { run } = await world('x.csv', content)
    const progress: ImportProgress[] = []
    await run({ onProgress: (step) => progress.push(step) })
    const bytes = Buffer.byteLength(content)
    expect(progress.map(({ rows, stored }) => [rows, stored])).toEqual([
      [500, 500],
      [1_000, 1_000],
      [1_200, 1_200],
    ])
    expect(progress.map(({ bytes: done }) => done)).toEqual(
      [...progress.map(({ bytes: done }) => done)].sort((a, b) => a - b),
    )
    expect(progress.at(-1)).toMatchObject({ bytes, totalBytes: bytes, bad: 0 })
    expect(progress[0]?.bytes).toBeLessThan(bytes / 2)
  })

  it('is told to nobody else, unless that is wanted', async () => {
    for (const quiet of [undefined, false]) {
      const { ledger, run } = await world('x.csv', 'text\nlate\n')
      const told: boolean[] = []
      const seeing: Ledger = {
        ...ledger,
        store: (pulled) => Promise.resolve(told.push(pulled.quiet)).then(() => ledger.store(pulled)),
      }
      await run({ ledger: seeing, ...(quiet === undefined ? {} : { quiet }) })
      expect(told).toEqual([quiet ?? true])
    }
  })
})
