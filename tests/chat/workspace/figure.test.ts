import fc from 'fast-check'
import { Window } from 'happy-dom'
import { describe, expect, it } from 'vitest'
import { figureHtml } from '../../../src/chat/workspace/figure.ts'
import { anyChart, CHARTS, essentials } from '../../contracts/charts.ts'

function read(html: string) {
  const { document } = new Window()
  document.body.innerHTML = html
  return document
}

describe('a chart in a page without scripts', () => {
  it.each(CHARTS)('of $chart has its picture, and all of its figures as a table', (chart) => {
    const document = read(figureHtml(chart, 'c'))
    for (const words of essentials(chart)) expect(document.body.textContent).toContain(words)
    const pictures = document.querySelectorAll('svg[role=img]')
    expect(pictures).toHaveLength(chart.chart === 'table' ? 0 : 2)
    const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    for (const picture of pictures)
      expect(document.getElementById(picture.getAttribute('aria-labelledby') ?? '')?.textContent).toBe(
        chart.title,
      )
  })

  it('makes nothing of its words but text, whoever wrote them', () => {
    const known =
      /^(figure|figcaption|span|div|svg|g|path|rect|line|text|title|desc|p|details|summary|table|thead|tbody|tr|th|td|bdi)$/
    fc.assert(
      fc.property(anyChart, (chart) => {
        const html = figureHtml(chart, 'c')
        expect(html).not.toMatch(/[\u202A-\u202E\u2066-\u2069\u200B]/)
        const elements = [...read(html).body.querySelectorAll('*')]
        for (const { tagName } of elements) expect(tagName.toLowerCase()).toMatch(known)
        for (const element of elements)
          expect([...element.attributes].map(({ name }) => name).join()).not.toMatch(/\bon|href|src|style/)
      }),
      { numRuns: 40 },
    )
  })
})
