// @vitest-environment happy-dom
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { renderCard, renderMessage } from '../../../src/chat/teams/render/card.ts'
import { readValues, renderForm } from '../../../src/chat/teams/render/form.ts'
import { LIMITS } from '../../../src/chat/teams/render/limits.ts'
import type { Card } from '../../../src/core/card.ts'
import { FORMS } from '../../../src/core/form.ts'
import { anyCard } from '../../contracts/messenger.ts'
import { cardFaults } from './card-schema.ts'
import { draw } from './drawn.ts'

let faultsOf: (content: unknown) => readonly string[]
beforeAll(() => {
  faultsOf = cardFaults()
})

const CARD: Card = {
  summary: 'Complaint for billing, urgent · M-7. “Charged twice” (ana, reviews) Open.',
  parts: [
    { part: 'heading', text: '🔻 Complaint for billing, urgent · M-7', tone: 'urgent' },
    {
      part: 'quote',
      text: 'Charged twice.\nNobody answers.',
      by: 'ana, reviews',
      link: { label: 'Open at reviews.example', url: 'https://reviews.example/7' },
    },
    { part: 'facts', facts: [{ label: 'Why here', value: 'It is about billing.' }] },
    { part: 'text', text: 'Open.\n21 Nov 10:00 · Ines claimed it' },
    {
      part: 'list',
      items: [{ text: 'M-8 “Late again”', detail: 'open for 2 days', tone: 'bad', open: 'show M-8' }],
    },
    { part: 'note', text: 'We are not sure.' },
    {
      part: 'actions',
      actions: [
        { label: 'Claim', style: 'primary', does: 'run', command: 'claim M-7' },
        { label: 'Log action…', style: 'plain', does: 'ask', form: { form: 'log', mention: 7 } },
        { label: 'See at tickets.example', style: 'plain', does: 'link', url: 'https://tickets.example/1' },
      ],
    },
  ],
}

describe('a card', () => {
  it('shows all of its words and buttons', () => {
    const drawn = draw(renderCard(CARD, { key: 'card:1' }))
    for (const words of [
      'Complaint for billing, urgent · M-7',
      'Charged twice.\nNobody answers.\n— ana, reviews',
      'Why here: It is about billing.',
      'Ines claimed it',
      'M-8 “Late again”',
      'open for 2 days',
      'We are not sure.',
    ])
      expect(drawn.text).toContain(words)
    expect(drawn.actions.map(({ title }) => title)).toEqual([
      'Open at reviews.example',
      'Open M-8 “Late again”',
      'Claim',
      'Log action…',
      'See at tickets.example',
    ])
    expect(drawn.faults).toEqual([])
  })

  it('acts in place where it can, by a message where it cannot, and in a dialog where it must ask', () => {
    const content = JSON.stringify(renderCard(CARD, { made: 'list' }))
    const run = { run: 'claim M-7', from: 'list' }
    expect(content).toContain(
      JSON.stringify({ type: 'Action.Execute', verb: 'earshot', title: 'Claim', data: run }).slice(1, -1),
    )
    expect(content).toContain(
      JSON.stringify({ type: 'Action.Submit', title: 'Claim', data: run, style: 'positive' }),
    )
    expect(content).toContain(
      JSON.stringify({ ask: { form: 'log', mention: 7 }, msteams: { type: 'task/fetch' } }),
    )
  })

  it('tells notifications and screen readers the whole of it', () => {
    const message = renderMessage(CARD)
    expect(message.summary).toBe(CARD.summary)
    expect(message.attachments[0].content.speak).toBe(CARD.summary)
  })

  it('leads back to the card that it was opened from', () => {
    const { actions } = draw(renderCard(CARD, { back: 'list page 2' }))
    expect(actions.at(-1)?.title).toBe('← Back')
  })

  it('can be pasted where Earshot is not: only its links remain', () => {
    const { actions } = draw(renderCard(CARD, { acts: false }))
    expect(actions.every(({ url }) => url !== null)).toBe(true)
  })

  it('puts more buttons than Teams shows behind its own menu', () => {
    const actions = Array.from({ length: 9 }, (_, index) => ({
      label: `Do ${index}`,
      style: 'plain' as const,
      does: 'run' as const,
      command: `show ${index + 1}`,
    }))
    const content = JSON.stringify(renderCard({ summary: 's', parts: [{ part: 'actions', actions }] }))
    expect(content.match(/"mode":"secondary"/g)).toHaveLength(3)
  })

  it('says when it had to be shortened, and keeps its buttons', () => {
    const items = Array.from({ length: 500 }, (_, index) => ({
      text: `${index} ${'long '.repeat(200)}`,
      detail: 'x'.repeat(900),
      tone: 'neutral' as const,
      open: `show M-${index + 1}`,
    }))
    const message = renderMessage({ summary: 's', parts: [{ part: 'list', items }, ...CARD.parts.slice(-1)] })
    const drawn = draw(message.attachments[0].content)
    expect(JSON.stringify(message).length).toBeLessThanOrEqual(LIMITS.message)
    expect(drawn.text).toContain('some of this was shortened')
    expect(drawn.actions.map(({ title }) => title)).toContain('Claim')
  })
})

describe('any card', () => {
  it('is within Teams’ limits and true to Microsoft’s types', () => {
    fc.assert(
      fc.property(anyCard, fc.constantFrom(1, 0.5), (card, room) => {
        const message = renderMessage(card, { key: 'card:1', made: 'list', back: 'home' }, room)
        expect(JSON.stringify(message).length).toBeLessThanOrEqual(LIMITS.message * room)
        expect(faultsOf(message.attachments[0].content)).toEqual([])
      }),
      { numRuns: 80 },
    )
  })

  it('is drawn by Microsoft’s renderer without a fault', () => {
    fc.assert(
      fc.property(anyCard, (card) => {
        expect(draw(renderCard(card)).faults).toEqual([])
      }),
      { numRuns: 40 },
    )
  })
})

/** What a customer may write to be taken for someone or something else. */
const hostile = fc.oneof(
  fc.constantFrom(
    '<at>Everyone</at> <at id="0">all</at>',
    '[Your bank](https://evil.example) ![](https://evil.example/x.png)',
    '**bold** _italic_ ~~struck~~ `code` # heading\n- list\n1. numbered\n> quoted',
    '{{DATE(2017-02-14T06:08:00Z, SHORT)}} {{TIME(2017-02-14T06:08:00Z)}} ${$root.secret}',
    '<script>alert(1)</script><img src=x onerror=alert(1)><a href="https://evil.example">x</a>',
    '&lt;at&gt;all&lt;/at&gt; &amp; &nbsp;',
    '\u202Eevil\u202C \u2066x\u2069 \u200B\u0000',
    'https://evil.example mailto:a@evil.example',
    'a"},{"type":"Action.OpenUrl","url":"https://evil.example"',
  ),
  fc.string({ unit: 'grapheme', maxLength: 120 }),
)

const told = (text: string) => ({ title: text, says: text })

const hostileCard = fc.array(hostile, { minLength: 1, maxLength: 6 }).map(
  (words): Card => ({
    summary: words.join(' '),
    parts: words.flatMap((text): Card['parts'] => [
      { part: 'heading', text, tone: 'neutral' },
      { part: 'quote', text, by: text, link: null },
      { part: 'text', text },
      { part: 'facts', facts: [{ label: text, value: text }] },
      { part: 'list', items: [{ text, detail: text, tone: 'neutral', open: null }] },
      { part: 'note', text },
      {
        part: 'chart',
        chart: {
          ...told(text),
          chart: 'lines',
          labels: [text, text],
          series: [{ name: text, tone: 'bad', values: [1, 2] }],
        },
      },
      {
        part: 'chart',
        chart: {
          ...told(text),
          chart: 'bars',
          bars: [{ label: text, value: 1, before: 2, tone: 'bad', open: null }],
        },
      },
      {
        part: 'chart',
        chart: {
          ...told(text),
          chart: 'table',
          columns: [{ name: text, align: 'end' }],
          rows: [{ cells: [text], open: null }],
        },
      },
    ]),
  }),
)

describe('a customer’s words', () => {
  it('cannot mention, link, format, run or embed anything', () => {
    fc.assert(
      fc.property(hostileCard, (card) => {
        const content = renderCard(card)
        const drawn = draw(content)
        expect(content.msteams).toEqual({ width: 'full' })
        expect(JSON.stringify(content)).not.toMatch(/"type":"(TextBlock|Fact|Image|Media|Action[^"]*)"/)
        expect(drawn.actions).toEqual([])
        expect(new Set(drawn.elements)).not.toEqual(
          expect.arrayContaining([expect.stringMatching(/^(a|img|script|strong|em|b|i|ul|ol|h\d)$/)]),
        )
        for (const element of drawn.elements) expect(['div', 'span', 'br', 'p']).toContain(element)
      }),
      { numRuns: 40 },
    )
  })

  it('are shown as they were written, braces and angles included', () => {
    const text = '{{DATE(2017-02-14T06:08:00Z, SHORT)}} <at>all</at> [a](https://evil.example) **b**'
    const drawn = draw(renderCard({ summary: 's', parts: [{ part: 'quote', text, by: null, link: null }] }))
    expect(drawn.text.replaceAll('\u2060', '')).toBe(text)
  })

  it('never become a link’s label: the real host stands there', () => {
    const link = { label: 'Open your bank', url: 'https://evil.example/login' }
    const card: Card = {
      summary: 's',
      parts: [
        { part: 'quote', text: 'x', by: null, link },
        {
          part: 'actions',
          actions: [{ label: 'https://bank.example', style: 'plain', does: 'link', url: link.url }],
        },
      ],
    }
    expect(draw(renderCard(card)).actions).toEqual([
      { title: 'Open at evil.example', url: link.url },
      { title: 'https://bank.example (evil.example)', url: link.url },
    ])
  })

  it('never lead anywhere but to the web', () => {
    for (const url of [
      'javascript:alert(1)',
      'file:///etc/passwd',
      'data:text/html,x',
      'msteams://x',
      'nowhere',
    ]) {
      const card: Card = {
        summary: 's',
        parts: [
          { part: 'quote', text: 'x', by: null, link: { label: 'x', url } },
          { part: 'actions', actions: [{ label: 'x', style: 'plain', does: 'link', url }] },
        ],
      }
      expect(draw(renderCard(card)).actions).toEqual([])
    }
  })
})

const anyForm = fc.record({
  title: hostile,
  submit: hostile,
  intro: hostile,
  fields: fc.uniqueArray(
    fc.oneof(
      fc.record({
        name: fc.stringMatching(/^[a-z]{1,12}$/),
        label: hostile,
        required: fc.boolean(),
        hint: fc.option(hostile),
        kind: fc.constantFrom('line', 'paragraph'),
        max: fc.integer({ min: 1, max: 10_000 }),
        initial: hostile,
      }),
      fc.record({
        name: fc.stringMatching(/^[a-z]{1,12}$/),
        label: hostile,
        required: fc.boolean(),
        hint: fc.option(hostile),
        kind: fc.constant('choice'),
        options: fc.array(fc.record({ value: fc.string({ minLength: 1 }), label: hostile }), {
          maxLength: 12,
        }),
        initial: fc.option(fc.string()),
      }),
    ),
    { selector: ({ name }) => name, maxLength: 6 },
  ),
})

describe('a form', () => {
  it('is true to Microsoft’s types, drawn by its renderer, and gives back what was typed', () => {
    fc.assert(
      fc.property(
        anyForm,
        fc.constantFrom(...FORMS),
        fc.dictionary(fc.stringMatching(/^[a-z]+$/), hostile),
        (form, name, typed) => {
          const content = renderForm(
            form,
            { submit: { form: name, mention: 1 } },
            { values: typed, faults: typed },
          )
          expect(faultsOf(content)).toEqual([])
          expect(draw(content).inputs).toHaveLength(form.fields.length)
          const sent = Object.fromEntries(
            Object.entries(typed).map(([field, value]) => [`field:${field}`, value]),
          )
          expect(readValues({ submit: {}, msteams: {}, ...sent })).toEqual(typed)
        },
      ),
      { numRuns: 40 },
    )
  })

  it('says beside a field what is wrong with it', () => {
    const field = {
      name: 'note',
      label: 'Note',
      required: true,
      hint: null,
      kind: 'line',
      max: 9,
      initial: '',
    } as const
    const content = renderForm(
      { title: 't', submit: 's', intro: '', fields: [field] },
      {},
      { faults: { note: 'Say what was done.' } },
    )
    expect(draw(content).text).toContain('Say what was done.')
  })
})
