import fc from 'fast-check'
import type { Chart } from '../../src/core/chart.ts'

/** What a label may hold when a customer wrote it. */
const HOSTILE = [
  '<!channel> <@U123> &amp; *bold* [a](https://evil.example)',
  '<script>alert(1)</script><img src=x onerror=alert(1)> <at>all</at>',
  '{{DATE(2017-02-14T06:08:00Z, SHORT)}} ${$root.secret}',
  '\u202Egnp.exe\u202C \u200B\u2066x\u2069 \u0000\u0007',
  'العربية 👩‍👩‍👧‍👦 日本語 e\u0301\u0301\u0301',
  '"}],"type":"mrkdwn"',
  'x'.repeat(5_000),
  '\n\n',
  '',
]
const words = fc.oneof(
  fc.constantFrom(...HOSTILE),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.string({ unit: 'binary', maxLength: 30 }),
)
const value = fc.oneof(
  fc.integer({ min: 0, max: 400 }),
  fc.double(),
  fc.constantFrom(0, -0, -1, 1e300, -1e300, 5e-324, Number.NaN, Number.POSITIVE_INFINITY),
)
const tone = fc.constantFrom('neutral', 'good', 'bad', 'urgent')
const open = fc.option(fc.constantFrom('show M-1', `search ${'word '.repeat(900)}`))
const told = { title: words, says: words }

/** Any chart there can be: empty, hostile, with figures that are none, far above every limit. */
export const anyChart: fc.Arbitrary<Chart> = fc.oneof(
  fc.record(
    {
      ...told,
      chart: fc.constant('lines'),
      labels: fc.array(words, { maxLength: 70 }),
      series: fc.array(
        fc.record({ name: words, tone, values: fc.array(fc.option(value), { maxLength: 70 }) }),
        { maxLength: 16 },
      ),
      partial: fc.array(fc.nat({ max: 70 }), { maxLength: 3 }),
    },
    { requiredKeys: ['title', 'says', 'chart', 'labels', 'series'] },
  ),
  fc.record({
    ...told,
    chart: fc.constant('bars'),
    bars: fc.array(fc.record({ label: words, value, before: fc.option(value), tone, open }), {
      maxLength: 40,
    }),
  }),
  fc.record({
    ...told,
    chart: fc.constant('table'),
    columns: fc.array(fc.record({ name: words, align: fc.constantFrom('start', 'end') }), { maxLength: 24 }),
    rows: fc.array(fc.record({ cells: fc.array(words, { maxLength: 26 }), open }), { maxLength: 130 }),
  }),
)

/** One of each kind. */
export const CHARTS: readonly Chart[] = [
  {
    chart: 'lines',
    title: 'Mentions a day',
    says: 'Most on Tuesday.',
    labels: ['Mon 9', 'Tue 10'],
    series: [
      { name: 'Mentions', tone: 'neutral', values: [31, 47] },
      { name: 'Negative', tone: 'bad', values: [5, 29] },
    ],
  },
  {
    chart: 'bars',
    title: 'Kinds of mentions',
    says: 'Complaints rose.',
    bars: [
      { label: 'Complaints', value: 53, before: 17, tone: 'bad', open: 'search kind:complaint' },
      { label: 'Praise', value: 11, before: 13, tone: 'good', open: null },
    ],
  },
  {
    chart: 'table',
    title: 'By department',
    says: 'Billing has most.',
    columns: [
      { name: 'Department', align: 'start' },
      { name: 'Overdue', align: 'end' },
    ],
    rows: [
      { cells: ['billing', '19'], open: 'search dept:billing' },
      { cells: ['people', '23'], open: null },
    ],
  },
]

/** What a reader must find of it, however it is shown. */
export function essentials(chart: Chart): readonly string[] {
  const figures = (() => {
    switch (chart.chart) {
      case 'lines':
        return chart.series.flatMap(({ name, values }) => [name, ...values.map(String)])
      case 'bars':
        return chart.bars.flatMap(({ label, value, before }) => [label, `${value}`, `${before}`])
      case 'table':
        return [...chart.columns.map(({ name }) => name), ...chart.rows.flatMap(({ cells }) => cells)]
    }
  })()
  return [chart.title, chart.says, ...figures]
}
