import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { renderBlocks, renderMessage } from '../../../src/chat/slack/render/card.ts'
import { readValues, renderForm, renderWindow } from '../../../src/chat/slack/render/form.ts'
import { type Card, type Part, say } from '../../../src/core/card.ts'
import { FORMS } from '../../../src/core/form.ts'
import { anyCard } from '../../contracts/messenger.ts'
import { blockFaults, messageFaults, viewFaults } from '../../peers/slack-blocks.ts'
import { wordsIn } from '../../peers/slack-world.ts'
import { anyForm, bulkyCard, HOSTILE, hostileWords } from './hostile.ts'
import { schemaFaults } from './schema.ts'

describe('cards as blocks', () => {
  it('are within every limit of Slack’s, on every surface, for any card', () => {
    fc.assert(
      fc.property(fc.oneof(anyCard, bulkyCard), (card) => {
        expect(messageFaults(renderMessage(card))).toEqual([])
        for (const [surface, most] of [
          ['message', 50],
          ['modal', 100],
          ['home', 100],
        ] as const)
          expect(blockFaults(renderBlocks(card, surface), most)).toEqual([])
        expect(viewFaults(renderWindow(card, 'Earshot'))).toEqual([])
      }),
      { numRuns: 300 },
    )
  })

  it('are what Slack’s own types know, for any card', () => {
    fc.assert(
      fc.property(fc.oneof(anyCard, bulkyCard), (card) => {
        for (const block of renderMessage(card).blocks) expect(schemaFaults('block', block)).toEqual([])
        expect(schemaFaults('modal', renderWindow(card, 'Earshot'))).toEqual([])
        expect(schemaFaults('home', { type: 'home', blocks: renderBlocks(card, 'home') })).toEqual([])
      }),
      { numRuns: 100 },
    )
  })

  it('carry words only where Slack reads no markup', () => {
    fc.assert(
      fc.property(anyCard, (card) => {
        const { text, blocks } = renderMessage(card)
        expect(text).not.toMatch(/[<>]|&(?!amp;|lt;|gt;)/)
        for (const node of nodesIn(blocks)) {
          expect([
            'mrkdwn',
            'markdown',
            'user',
            'usergroup',
            'broadcast',
            'channel',
            'emoji',
            'date',
          ]).not.toContain(node['type'])
          if (node['type'] === 'plain_text') expect(node['emoji']).toBe(false)
        }
      }),
    )
  })

  it('link only to https, under a label that names the real host', () => {
    fc.assert(
      fc.property(anyCard, (card) => {
        for (const node of nodesIn(renderMessage(card).blocks)) {
          if (typeof node['url'] !== 'string') continue
          const { protocol, host } = new URL(node['url'])
          expect(protocol).toBe('https:')
          expect(wordsIn({ inner: node['text'] }) || String(node['text'])).toContain(host.slice(-30))
        }
      }),
    )
  })

  it('hide nothing and turn no writing around', () => {
    fc.assert(
      fc.property(hostileWords, (words) => {
        const { text, blocks } = renderMessage({
          summary: words,
          parts: [{ part: 'quote', text: words, by: words, link: null }],
        })
        expect(text + JSON.stringify(blocks)).not.toMatch(/[\u202A-\u202E\u2066-\u2069\u200B\uFEFF]/)
      }),
    )
  })

  it.each(HOSTILE)('show hostile words as they are, and nothing of them acts: %j', (words) => {
    const { blocks } = renderMessage({
      summary: 'x',
      parts: [{ part: 'quote', text: words, by: null, link: null }],
    })
    for (const node of nodesIn(blocks))
      expect(['rich_text', 'rich_text_quote', 'text']).toContain(node['type'])
  })

  it('keep ten thousand characters of a quote', () => {
    const words = Array.from({ length: 1_600 }, (_, index) => `w${index}`)
      .join(' ')
      .padEnd(9_000, '.')
    const shown = wordsIn(
      renderMessage({ summary: 'x', parts: [{ part: 'quote', text: words, by: 'Ana', link: null }] }).blocks,
    )
    expect(shown).toContain('w0 ')
    expect(shown).toContain('w1599')
    expect(shown).not.toContain('shortened')
  })

  it('hold every row of many lists, and open each, where Slack has no block for each', () => {
    const heading = { part: 'heading', text: 'More', tone: 'neutral' } as const
    const parts = Array.from({ length: 12 }, (_, at) => [heading, listOf(9, 9 * at)]).flat()
    const message = renderMessage({ summary: 'x', parts })
    expect(messageFaults(message)).toEqual([])
    const words = wordsIn(message.blocks)
    const opened = nodesIn(message.blocks).map((node) => node['value'])
    for (let index = 0; index < 12 * 9; index++) {
      expect(words).toMatch(new RegExp(`M-${index} said( · |\\n)then`))
      expect(opened).toContain(`show M-${index}`)
    }
    expect(words).not.toContain(' more.')
  })

  it('say so when something had to go', () => {
    const listed = wordsIn(renderMessage({ summary: 'x', parts: [listOf(700)] }).blocks)
    expect(listed).toMatch(/… and \d+ more\./)
    const long = renderMessage({ summary: 'x', parts: [{ part: 'text', text: 'long words '.repeat(5_000) }] })
    expect(wordsIn(long.blocks)).toContain('some of this was shortened')
  })

  it('say in the top-level text what the card means, without any blocks', () => {
    const card: Card = {
      summary: 'Complaint for billing, urgent · M-7. “Charged <twice> & angry” (Ana, reviews) Open.',
      parts: [{ part: 'heading', text: 'Complaint', tone: 'urgent' }],
    }
    expect(renderMessage(card).text).toBe(
      'Complaint for billing, urgent · M-7. “Charged &lt;twice&gt; &amp; angry” (Ana, reviews) Open.',
    )
  })

  it('show something even of an empty card', () => {
    expect(messageFaults(renderMessage({ summary: '', parts: [] }))).toEqual([])
    expect(wordsIn(renderMessage(say('Done.')).blocks)).toBe('Done.')
  })

  it('write out a link that is not https, and make no button of it', () => {
    const { blocks } = renderMessage({
      summary: 'x',
      parts: [
        {
          part: 'quote',
          text: 'q',
          by: null,
          link: { label: 'Open at shop.example', url: 'http://shop.example/a' },
        },
        {
          part: 'actions',
          actions: [
            { label: 'Proof at shop.example', style: 'plain', does: 'link', url: 'http://shop.example/b' },
          ],
        },
      ],
    })
    expect(wordsIn(blocks)).toContain('http://shop.example/a')
    expect(wordsIn(blocks)).toContain('http://shop.example/b')
    expect(nodesIn(blocks).filter((node) => 'url' in node)).toEqual([])
  })
})

describe('forms as modals', () => {
  it('are within every limit, and known to Slack’s types, for any form', () => {
    fc.assert(
      fc.property(anyForm, (form) => {
        const view = renderForm(form, 'form', '{}')
        expect(viewFaults(view)).toEqual([])
        expect(schemaFaults('modal', view)).toEqual([])
      }),
    )
  })

  it('fit without shortening a title or a button of the ordinary forms', () => {
    expect(FORMS.length).toBeGreaterThan(0)
    const view = renderForm(
      { title: 'Thank a colleague', submit: 'Thank', intro: '', fields: [] },
      'form',
      '{}',
    )
    expect([wordsIn({ title: view.title }), wordsIn({ submit: view.submit })]).toEqual([
      'Thank a colleague',
      'Thank',
    ])
  })

  it('are read back by field', () => {
    expect(
      readValues({
        note: { input: { value: 'Paid back' } },
        action: { input: { selected_option: { value: 'refund' } } },
        link: { input: { value: null } },
      }),
    ).toEqual({ note: 'Paid back', action: 'refund', link: '' })
  })
})

function nodesIn(value: unknown): Readonly<Record<string, unknown>>[] {
  if (Array.isArray(value)) return value.flatMap(nodesIn)
  if (value === null || typeof value !== 'object') return []
  return [{ ...value }, ...Object.values(value).flatMap(nodesIn)]
}

function listOf(length: number, from = 0): Part {
  const items = Array.from({ length }, (_, at) => ({
    text: `M-${from + at} said`,
    detail: 'then',
    tone: 'neutral' as const,
    open: `show M-${from + at}`,
  }))
  return { part: 'list', items }
}
