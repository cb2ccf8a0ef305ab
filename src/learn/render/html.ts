import { sayCommand } from '../../core/saycommand.ts'
import type { Digest, Line } from '../digest.ts'
import type { Stretch } from '../stretch.ts'
import { chart } from './chart.ts'
import { escaped } from './escaped.ts'

/** One page that needs nothing else: no script, no font, no picture from elsewhere. */
export function html(digest: Digest, stretch: Stretch): string {
  const sections = digest.sections.map(
    ({ name, lines }) => `<section><h2>${escaped(name)}</h2><ul>${lines.map(line).join('')}</ul></section>`,
  )
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escaped(digest.title)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${escaped(digest.title)}</h1>
<p class="headline">${escaped(digest.headline)}</p>
${chart(digest.course, stretch.zone)}
${sections.join('\n')}
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

const STYLE = `
:root { color-scheme: light dark; --ink: #1d1d22; --paper: #fff; --soft: #5c5c66; --line: #d9d9e0;
  --bad: #a83200; --neutral: #8a8a94; --good: #00579c; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #ececf1; --paper: #17171b; --soft: #a9a9b5; --line: #3a3a44;
    --bad: #ff9457; --neutral: #85858f; --good: #6cb6ff; }
}
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; }
main { max-width: 46rem; margin: 0 auto; padding: 2rem 1rem; }
h1 { font-size: 1.5rem; line-height: 1.2; margin: 0 0 .5rem; }
h2 { font-size: 1.1rem; margin: 2rem 0 .5rem; border-bottom: 1px solid var(--line); }
.headline { font-size: 1.15rem; }
ul { list-style: none; padding: 0; }
li { margin: .5rem 0; padding-left: .75rem; border-left: 3px solid var(--line); overflow-wrap: anywhere; }
li.good { border-color: var(--good); }
li.bad, li.urgent { border-color: var(--bad); }
.detail, footer, figcaption, .scale { color: var(--soft); }
code { font-size: .85em; color: var(--soft); }
blockquote { margin: .5rem 0 .5rem .5rem; padding-left: .75rem; border-left: 1px solid var(--line); white-space: pre-line; }
blockquote p { margin: 0; }
a { color: var(--good); }
figure { margin: 1.5rem 0; }
svg { width: 100%; height: auto; }
.negative { fill: var(--bad); } .middle { fill: var(--neutral); } .positive { fill: var(--good); }
svg text { fill: var(--soft); font-size: 11px; }
table { border-collapse: collapse; } td, th { padding: .1rem .75rem .1rem 0; text-align: right; }
th:first-child, td:first-child { text-align: left; }
`
