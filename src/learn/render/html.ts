import type { Chart } from '../../core/chart.ts'
import { escaped } from '../../core/escaped.ts'
import { sayCommand } from '../../core/saycommand.ts'
import { type Digest, type Line, sayPhrasedBy } from '../digest.ts'

/** How charts are drawn: as HTML, and the style that it needs. */
export interface Drawing {
  readonly style: string
  draw(chart: Chart, id: string): string
}

/** One page that needs nothing else: no script, no font, no picture from elsewhere. */
export function html(digest: Digest, { style, draw }: Drawing): string {
  const sections = digest.sections.map(
    ({ name, lines }) => `<section><h2>${escaped(name)}</h2><ul>${lines.map(line).join('')}</ul></section>`,
  )
  const phrased = sayPhrasedBy(digest)
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escaped(digest.title)}</title>
<style>${STYLE}${style}</style>
</head>
<body>
<main>
<h1>${escaped(digest.title)}</h1>
<p class="headline">${escaped(digest.headline)}</p>
${digest.charts.map((chart, at) => draw(chart, `chart-${at + 1}`)).join('\n')}
${sections.join('\n')}${phrased === null ? '' : `\n<p class="detail">${escaped(phrased)}</p>`}
</main>
</body>
</html>
`
}

function line({ text, detail, tone, open, quotes }: Line): string {
  const command = open === null ? '' : ` <code>${escaped(sayCommand(open))}</code>`
  const said = detail === null ? '' : ` <span class="detail">${escaped(detail)}</span>`
  const words = quotes.map(({ text, by, link }) => {
    const from =
      link === null ? '' : ` <a href="${escaped(link.url)}" rel="noreferrer">${escaped(link.label)}</a>`
    return `<blockquote><p>${escaped(text)}</p><footer>${escaped(by)}${from}</footer></blockquote>`
  })
  return `<li class="${tone}"><strong>${escaped(text)}</strong>${said}${command}${words.join('')}</li>`
}

/** The names of colours are those of the workspace, whose charts are drawn here too. */
const STYLE = `
:root {
  color-scheme: light dark;
  --raised: light-dark(#ffffff, #1b2222);
  --sunken: light-dark(#f4f1eb, #101515);
  --hover: light-dark(#f1ede5, #222a2a);
  --line: light-dark(#e5dfd4, #2c3635);
  --line-strong: light-dark(#8d8a80, #6f7d7a);
  --ink: light-dark(#1d2625, #e8ebe7);
  --ink-soft: light-dark(#57615f, #a4b0ac);
  --accent: light-dark(#0f665d, #7fd6c6);
  --good: light-dark(#2b7344, #86cf9b);
  --bad: light-dark(#9a4a12, #eeb077);
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--raised); color: var(--ink); font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif; }
main { max-width: 46rem; margin: 0 auto; padding: 2rem 1rem 4rem; }
h1 { font-size: 1.5rem; line-height: 1.2; margin: 0 0 .5rem; }
h2 { font-size: 1.1rem; margin: 2.25rem 0 .5rem; padding-bottom: .25rem; border-bottom: 1px solid var(--line); }
.headline { font-size: 1.15rem; margin: 0; }
ul { list-style: none; padding: 0; margin: 0; }
li { margin: .75rem 0; padding-left: .75rem; border-left: 3px solid var(--line); overflow-wrap: anywhere; }
li.good { border-color: var(--good); }
li.bad, li.urgent { border-color: var(--bad); }
.detail, footer { color: var(--ink-soft); }
code { display: block; font-size: .75em; color: var(--ink-soft); overflow-wrap: anywhere; }
blockquote { margin: .5rem 0 .5rem .5rem; padding-left: .75rem; border-left: 1px solid var(--line); white-space: pre-line; }
blockquote p { margin: 0; }
a { color: var(--accent); }
figure { margin: 1.75rem 0; }
.chart p { margin: 0; }
`
