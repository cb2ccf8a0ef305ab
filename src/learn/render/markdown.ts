import { sayCommand } from '../../core/saycommand.ts'
import { oneLine } from '../../core/wording.ts'
import { type Digest, type Line, sayPhrasedBy } from '../digest.ts'
import { markdownChart } from './markdown-chart.ts'
import { escaped } from './markdown-words.ts'

export function markdown(digest: Digest): string {
  const sections = digest.sections.map(
    ({ name, lines }) => `## ${escaped(name)}\n\n${lines.map(line).join('\n')}`,
  )
  const phrased = sayPhrasedBy(digest)
  const foot = phrased === null ? [] : [`*${escaped(phrased)}*`]
  return `${[`# ${escaped(digest.title)}`, escaped(digest.headline), ...digest.charts.map(markdownChart), ...sections, ...foot].join('\n\n')}\n`
}

function line({ text, detail, open, quotes }: Line): string {
  const command = open === null ? '' : ` \`${sayCommand(open).replaceAll('`', '')}\``
  return [
    `- **${escaped(text)}**${detail === null ? '' : ` · ${escaped(detail)}`}${command}`,
    ...quotes.map(({ text, by, link }) => {
      const from =
        link === null ? '' : ` ([${escaped(link.label)}](<${link.url.replace(/[<>]/g, encodeURIComponent)}>))`
      return `  > ${escaped(oneLine(text))}\n  > — ${escaped(by)}${from}`
    }),
  ].join('\n')
}
