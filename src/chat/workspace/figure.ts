import { readFileSync } from 'node:fs'
import type { Chart } from '../../core/chart.ts'
import { escaped } from '../../core/escaped.ts'
import { drawChart, leftOut } from './page/chart-drawing.ts'
import { figuresOf } from './page/chart-figures.ts'
import type { Shape } from './page/chart-shape.ts'
import { plain } from './page/chart-words.ts'

// A chart as the page draws it, for a page that has no scripts: it is drawn for a wide and for a narrow
// window, and the style shows one of them.

export const FIGURE_STYLE = `${readFileSync(new URL('page/chart.css', import.meta.url), 'utf8')}
.chart .narrow { display: none; }
@media (max-width: 40rem) {
  .chart .wide { display: none; }
  .chart .narrow { display: block; }
}
`

const WIDTHS = { wide: 704, narrow: 336 } as const

/** @param id unique in the document */
export function figureHtml(chart: Chart, id: string): string {
  const pictures = Object.entries(WIDTHS).map(([name, width]) => {
    const picture = drawChart(chart, { id: `${id}-${name}`, width })
    return picture === null ? '' : `<div class="${name}">${svg(picture)}</div>`
  })
  const left = leftOut(chart)
  const says = chart.says === '' ? '' : `<span class="chart-says">${escaped(plain(chart.says))}</span>`
  const figures = tableHtml(chart)
  return `<figure class="chart">
<figcaption><span class="chart-title">${escaped(plain(chart.title))}</span>${says}</figcaption>
${pictures.join('')}${left === null ? '' : `<p class="chart-left">${escaped(left)}</p>`}
${chart.chart === 'table' ? figures : `<details class="chart-figures"><summary>Show the figures</summary>${figures}</details>`}
</figure>`
}

function svg({ tag, with: attributes, holds }: Shape): string {
  const named = Object.entries(attributes).map(([name, value]) => ` ${name}="${escaped(String(value))}"`)
  const inner = typeof holds === 'string' ? escaped(holds) : holds.map(svg).join('')
  return `<${tag}${named.join('')}>${inner}</${tag}>`
}

function tableHtml(chart: Chart): string {
  const { columns, rows, left } = figuresOf(chart)
  const head = columns.map(({ name, align }) => `<th scope="col" class="${align}">${bdi(name)}</th>`)
  const body = rows.map(({ cells }) => {
    const drawn = cells.map((cell, at) => {
      const align = columns[at]?.align ?? 'start'
      return at === 0
        ? `<th scope="row" class="${align}">${bdi(cell)}</th>`
        : `<td class="${align}">${bdi(cell)}</td>`
    })
    return `<tr>${drawn.join('')}</tr>`
  })
  const more = left === 0 ? '' : `<p class="chart-left">… and ${left} more rows.</p>`
  const named = `tabindex="0" role="region" aria-label="${escaped(plain(chart.title))}: the figures"`
  return `<div class="figures" ${named}><table><thead><tr>${head.join('')}</tr></thead><tbody>${body.join('')}</tbody></table>${more}</div>`
}

function bdi(text: string): string {
  return `<bdi>${escaped(text) || '–'}</bdi>`
}
