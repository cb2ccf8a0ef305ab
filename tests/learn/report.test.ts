import { Window } from 'happy-dom'
import { beforeEach, describe, expect, it } from 'vitest'
import { report } from '../../src/commands/digest.ts'
import { configSchema } from '../../src/config/schema.ts'
import { Fault } from '../../src/core/fault.ts'
import { DAY, HOUR } from '../../src/core/time.ts'
import type { Material, Narrator } from '../../src/learn/phrase/narrator.ts'
import { found } from '../contracts/ledger/words.ts'
import { mixed, NOON, openWorld, spread, type World } from './world.ts'

const config = configSchema.parse({
  brand: { name: 'Larkbean' },
  zone: 'Europe/Berlin',
  departments: { billing: { about: 'a' }, people: { about: 'b' }, product: { about: 'c' } },
})

const HOSTILE = '</style><script>alert(1)</script> ![x](https://evil.example) `@channel` "=cmd()"'

describe('earshot digest', () => {
  let world: World
  beforeEach(async () => {
    world = await openWorld()
    await world.hear(spread(24, NOON - 3 * DAY, NOON - DAY, mixed))
    await world.hear([
      {
        at: NOON - HOUR,
        analysis: { kind: 'praise', sentiment: 1, department: 'people', worth: 1 },
        found: {
          text: HOSTILE,
          author: { key: 'x', name: '<b>Eve</b>', url: null },
          url: 'javascript:alert(1)',
        },
      },
    ])
  })
  const write = async (...given: Parameters<typeof made>) => (await made(...given)).text
  const made = (
    format: 'md' | 'html' | 'json' | 'csv',
    more: { department?: string; period?: string } = {},
    narrator: Narrator | null = null,
  ) => report(world.ledger, config, world.clock, { format, period: '7d', ...more }, narrator)

  it('in HTML is one page that loads nothing, and customers’ words are text in it', async () => {
    const page = await write('html')
    const document = new Window().document
    document.write(page)
    expect(document.querySelectorAll('script, img, link, iframe')).toHaveLength(0)
    expect([...document.querySelectorAll('blockquote p')].map((quote) => quote.textContent)).toContain(
      HOSTILE,
    )
    for (const link of document.querySelectorAll('a'))
      expect(link.getAttribute('href')).toMatch(/^https:\/\/reviews\.example\//)
    expect(document.querySelector('h1')?.textContent).toBe('Digest, the last 7 days')
    const chart = document.querySelector('svg[role=img]')
    expect(document.getElementById(chart?.getAttribute('aria-labelledby') ?? '')?.textContent).toContain(
      'Mentions by the day',
    )
    const course = document.querySelector('figure')
    const cells = [...(course?.querySelectorAll('tbody tr') ?? [])].map((row) =>
      Number(row.querySelector('td')?.textContent),
    )
    expect(cells.reduce((sum, count) => sum + count, 0)).toBe(25)
  })

  it('in Markdown shows customers’ words as they stand', async () => {
    const page = await write('md')
    expect(page).not.toMatch(/<script|!\[x\]\(|`@channel|javascript:/)
    expect(page).toContain('&lt;script&gt;')
  })

  it('in JSON holds the figures, and commands that open them', async () => {
    const made = JSON.parse(await write('json', { department: 'people' }))
    expect(made).toMatchObject({
      department: 'people',
      zone: 'Europe/Berlin',
      period: { until: '2026-11-14T12:01:00.000Z' },
      total: { mentions: 9 },
    })
    expect(made.sections[0].lines[0].open).toBe(
      'search since:2026-11-07T12:01Z until:2026-11-14T12:01Z dept:people',
    )
  })

  it('in CSV has a row for each day, department and kind', async () => {
    const [head, ...rows] = (await write('csv')).trim().split('\r\n')
    expect(head).toBe('since,until,department,kind,mentions,copies,negative,positive')
    const counts = rows.map((row) => Number(row.split(',')[4]))
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(25)
  })

  it.each(['md', 'html', 'json', 'csv'] as const)(
    'in %s holds nothing of authors but their public name',
    async (format) => {
      await world.hear([
        {
          at: NOON - HOUR,
          analysis: { kind: 'praise', sentiment: 1, department: 'people', worth: 1 },
          found: {
            text: 'Lovely people.',
            author: { key: 'account-9981', name: 'Zoe Quist', url: 'https://social.example/zoe' },
            externalId: 'review-77123',
          },
        },
      ])
      const page = await write(format)
      expect(page).not.toMatch(/account-9981|social\.example|review-77123/)
      expect(page.includes('Zoe Quist')).toBe(format !== 'csv')
    },
  )

  it('in a model’s words says whose they are, in every format that has words', async () => {
    const asked: Material[] = []
    const narrator: Narrator = {
      name: 'scripted-1',
      async tell(material) {
        asked.push(material)
        const fact = material.facts.find(({ id }) => id === 'total') ?? null
        return [{ text: 'customers said <b>25</b> things', fact, mentions: [1] }]
      },
    }
    for (const format of ['md', 'html', 'json'] as const) {
      const { text, notes } = await made(format, {}, narrator)
      expect(text).toContain(format === 'json' ? '<b>25</b> things (M-1)' : '&lt;b&gt;25&lt;/b&gt; things')
      expect(text).toContain(format === 'json' ? '"phrasedBy": "scripted-1"' : 'Put into words by scripted-1')
      expect(notes).toEqual([])
    }
    await made('csv', {}, narrator)
    expect(asked).toHaveLength(3)
  })

  it('says beside the report that the model was of no help, and is what it is without one', async () => {
    const silent: Narrator = { name: 'scripted-1', tell: async () => [] }
    const { text, notes } = await made('md', {}, silent)
    expect(text).toBe(await write('md'))
    expect(notes).toEqual([expect.stringMatching(/^scripted-1 had no words .* “earshot check”/)])
  })

  it('says beside the report what is not in it because it was not read yet', async () => {
    await world.ledger.store({
      source: 'reviews.csv',
      fingerprint: 'f',
      cursor: null,
      found: [found({ text: 'Late again.' })],
      skipped: 0,
      quiet: true,
      at: NOON,
    })
    const { notes } = await made('md')
    expect(notes).toEqual(['Not in it: 1 mention not read yet. Earshot reads them while it runs.'])
  })

  it.each([
    [{ department: 'nowhere' }, /nowhere/],
    [{ period: 'soonish' }, /soonish/],
    [{ period: '2030-01-01' }, /still to come/],
    [{ period: '2020-01-01' }, /366 days/],
  ])('says what is wrong with %o', async (more, problem) => {
    await expect(write('md', more)).rejects.toThrow(problem)
    await expect(write('md', more)).rejects.toBeInstanceOf(Fault)
  })
})
