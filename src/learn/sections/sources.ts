import { excerpt, oneLine, sayAgo } from '../../core/wording.ts'
import type { Line } from '../digest.ts'
import type { Figures } from '../figures.ts'
import { line } from './line.ts'

export function sources({ sources, now }: Figures): readonly Line[] {
  return sources.map(({ name, state }) =>
    line(`${name} cannot be read`, {
      detail: [
        ...(state.lastSuccessAt === null
          ? ['never read']
          : [`last read ${sayAgo(state.lastSuccessAt, now)}`]),
        ...(state.fault === null ? [] : [excerpt(oneLine(state.fault), 200)]),
      ].join(' · '),
      tone: 'bad',
      open: { verb: 'sources' },
    }),
  )
}
