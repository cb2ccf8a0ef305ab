import { type Chart, type Column, sparklines } from '../../core/chart.ts'
import { oneLine } from '../../core/wording.ts'
import { escaped } from './markdown-words.ts'

/** Lines as bars of letters, all else as tables. */
export function markdownChart(chart: Chart): string {
  const title = `**${words(chart.title)}**${chart.says === '' ? '' : ` · ${words(chart.says)}`}`
  return `${title}\n\n${drawn(chart)}`
}

function drawn(chart: Chart): string {
  switch (chart.chart) {
    case 'lines': {
      const [first = '', last = ''] = [chart.labels[0], chart.labels.at(-1)]
      const lines = sparklines(chart)
      return chart.series
        .map(({ name, values }, index) => {
          const figures = chart.labels.map((_, at) => values[at] ?? null)
          return `- ${lines[index]} ${words(name)}, ${words(first)} to ${words(last)}: ${figures.map((one) => one ?? '–').join(', ')}`
        })
        .join('\n')
    }
    case 'bars': {
      const compared = chart.bars.some(({ before }) => before !== null)
      const most = Math.max(...chart.bars.map(({ value }) => value), 1)
      return table(
        [
          column('What', 'start'),
          column('Now', 'end'),
          ...(compared ? [column('Before', 'end')] : []),
          column('', 'start'),
        ],
        chart.bars.map(({ label, value, before }) => [
          label,
          `${value}`,
          ...(compared ? [before === null ? '' : `${before}`] : []),
          '█'.repeat(Math.max(0, Math.round((20 * value) / most))),
        ]),
      )
    }
    case 'table':
      return table(
        chart.columns,
        chart.rows.map(({ cells }) => cells),
      )
  }
}

/** Its columns stand below each other, for whoever reads it as it is. */
function table(columns: readonly Column[], rows: readonly (readonly string[])[]): string {
  const cells = [columns.map(({ name }) => name), ...rows].map((row) =>
    columns.map((_, at) => words(row[at] ?? '')),
  )
  const widths = columns.map((_, at) => Math.max(4, ...cells.map((row) => row[at]?.length ?? 0)))
  const line = (row: readonly string[]) => `| ${row.join(' | ')} |`
  const padded = cells.map((row) =>
    line(
      row.map((cell, at) => {
        const width = widths[at] ?? 0
        return columns[at]?.align === 'end' ? cell.padStart(width) : cell.padEnd(width)
      }),
    ),
  )
  const rule = columns.map(({ align }, at) => {
    const dashes = '-'.repeat((widths[at] ?? 4) - 1)
    return align === 'end' ? `${dashes}:` : `:${dashes}`
  })
  return [padded[0], line(rule), ...padded.slice(1)].join('\n')
}

function column(name: string, align: Column['align']): Column {
  return { name, align }
}

function words(text: string): string {
  return escaped(oneLine(text))
}
