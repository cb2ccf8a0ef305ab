import { h, type VNode } from 'preact'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { Chart } from '../../../core/chart.ts'
import { useActions } from './actions.ts'
import { drawChart, leftOut } from './chart-drawing.ts'
import { figuresOf } from './chart-figures.ts'
import type { Shape } from './chart-shape.ts'
import { plain } from './chart-words.ts'
import { html } from './html.ts'
import { memo } from './memo.ts'
import type { Spot } from './place.ts'

export interface ChartProps {
  readonly chart: Chart
  readonly spot: Spot
}

let drawn = 0

/** A chart as wide as its place, and below it the same as a table. A table is shown at once. */
export const ChartView = memo(({ chart, spot }: ChartProps) => {
  const [id] = useState(() => `chart-${++drawn}`)
  const place = useRef<HTMLDivElement>(null)
  const width = useWidth(place)
  const actions = useActions()
  const open = (command: string) => actions.run(spot, command)
  const picture = width === 0 ? null : drawChart(chart, { id, width })
  const left = leftOut(chart)
  return html`<figure class="chart">
    <figcaption>
      <span class="chart-title" dir="auto">${plain(chart.title)}</span>
      ${chart.says === '' ? null : html`<span class="chart-says" dir="auto">${plain(chart.says)}</span>`}
    </figcaption>
    <div ref=${place}>${picture === null ? null : draw(picture, open)}</div>
    ${left === null ? null : html`<p class="chart-left">${left}</p>`}
    ${
      chart.chart === 'table'
        ? h(FiguresTable, { chart, open })
        : html`<details class="chart-figures">
          <summary>Show the figures</summary>
          ${h(FiguresTable, { chart, open })}
        </details>`
    }
  </figure>`
})

function draw({ tag, with: attributes, holds, open }: Shape, run: (command: string) => void): VNode {
  const opens = open === null || open === undefined ? {} : { onClick: () => run(open) }
  return h(
    tag,
    { ...attributes, ...opens },
    typeof holds === 'string' ? holds : holds.map((one) => draw(one, run)),
  )
}

/** In whole pixels; 0 until it is known. */
function useWidth(place: { readonly current: HTMLElement | null }): number {
  const [width, setWidth] = useState(0)
  useLayoutEffect(() => {
    const element = place.current
    if (element === null) return
    const measure = () => setWidth(Math.floor(element.clientWidth))
    measure()
    const watcher = new ResizeObserver(measure)
    watcher.observe(element)
    return () => watcher.disconnect()
  }, [])
  return width
}

function FiguresTable({ chart, open }: { chart: Chart; open: (command: string) => void }) {
  const { columns, rows, left } = figuresOf(chart)
  return html`<div class="figures" role="region" aria-label=${`${plain(chart.title)}: the figures`} tabindex="0">
    <table>
      <thead>
        <tr>${columns.map(({ name, align }) => html`<th scope="col" class=${align}><bdi>${name}</bdi></th>`)}</tr>
      </thead>
      <tbody>
        ${rows.map(
          ({ cells, open: command }) => html`<tr>
            ${cells.map((cell, at) =>
              at === 0
                ? html`<th scope="row" class=${columns[at]?.align}>
                  ${
                    command === null
                      ? html`<bdi>${cell}</bdi>`
                      : html`<button type="button" class="opens" onClick=${() => open(command)}><bdi>${cell || '–'}</bdi></button>`
                  }
                </th>`
                : html`<td class=${columns[at]?.align}><bdi>${cell || '–'}</bdi></td>`,
            )}
          </tr>`,
        )}
      </tbody>
    </table>
    ${left === 0 ? null : html`<p class="chart-left">… and ${left} more rows.</p>`}
  </div>`
}
