import { sayCommand } from '../../core/saycommand.ts'
import { oneLine } from '../../core/wording.ts'
import type { Digest, Line } from '../digest.ts'
import type { Stretch } from '../stretch.ts'
import { bars } from './bars.ts'

export function markdown(digest: Digest, stretch: Stretch): string {
  const course = bars(digest.course, stretch.zone)
  const sections = digest.sections.map(
    ({ name, lines }) => `## ${escaped(name)}\n\n${lines.map(line).join('\n')}`,
  )
  return `${[`# ${escaped(digest.title)}`, escaped(digest.headline), ...(course === null ? [] : [course]), ...sections].join('\n\n')}\n`
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

/** Customers' words are text, whatever marks are in them. */
function escaped(text: string): string {
  return text
    .replace(/[\\`*_[\]|~]|^[#+=-]|(?<=^\d+)[.)]/g, '\\$&')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/(https?|www)(?=[:.])/gi, '$1\u200B')
    .replaceAll('@', '@\u200B')
}
