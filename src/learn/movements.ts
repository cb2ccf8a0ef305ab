import type { ThemeTally } from '../core/ledger.ts'
import type { ThemeId } from '../core/theme.ts'
import { type Change, changeOf, strengthOf } from './noise.ts'
import { lengthOf, type Stretch } from './stretch.ts'

/** A theme, now and in the time before. */
export interface Movement {
  readonly theme: ThemeId
  readonly name: string
  readonly now: number
  readonly negative: number
  readonly before: number
  readonly change: Change
  /** Nobody spoke of it before. */
  readonly isNew: boolean
}

/** What a report tells of themes, each in the order in which it is told. */
export interface Movements {
  readonly rising: readonly Movement[]
  readonly falling: readonly Movement[]
  readonly fresh: readonly Movement[]
  /** Only where nothing rose or fell: what was spoken of most. */
  readonly steady: readonly Movement[]
}

const RISING = 3
const FALLING = 2
const FRESH = 3
const STEADY = 3
/** Of fewer nobody would say that customers speak of it. */
const FEWEST_TOLD = 3

export interface Spoken {
  readonly stretch: Stretch
  readonly comparable: boolean
  readonly themes: readonly ThemeTally[]
  readonly themesBefore: readonly ThemeTally[]
}

/** What rose and fell beyond chance, the strongest first; what is new apart. */
export function movementsIn({ stretch, comparable, themes, themesBefore }: Spoken): Movements {
  const ratio = lengthOf(stretch.period) / lengthOf(stretch.before)
  const earlier = new Map(themesBefore.map((one) => [one.theme, one]))
  const gone = themesBefore.filter(({ theme }) => !themes.some((one) => one.theme === theme))
  const all = [...themes, ...gone.map((one) => ({ ...one, mentions: 0, negative: 0 }))].map(
    ({ theme, name, mentions, negative, firstAt }): Movement => {
      const before = earlier.get(theme)?.mentions ?? 0
      return {
        theme,
        name,
        now: mentions,
        negative,
        before,
        change: comparable ? changeOf(mentions, before, ratio) : 'too few',
        isNew: comparable && before === 0 && firstAt >= stretch.period.since,
      }
    },
  )
  const strongest = (some: readonly Movement[]) =>
    some.toSorted(
      (a, b) =>
        strengthOf(b.now, b.before, ratio) - strengthOf(a.now, a.before, ratio) ||
        b.now - a.now ||
        a.theme - b.theme,
    )
  const fresh = strongest(all.filter(({ isNew, now }) => isNew && now >= FEWEST_TOLD)).slice(0, FRESH)
  const known = strongest(all.filter(({ isNew }) => !isNew))
  const rising = known.filter(({ change }) => change === 'more').slice(0, RISING)
  const falling = known.filter(({ change }) => change === 'fewer').slice(0, FALLING)
  const steady =
    rising.length + falling.length > 0
      ? []
      : known
          .filter(({ now }) => now >= FEWEST_TOLD)
          .toSorted((a, b) => b.now - a.now || a.theme - b.theme)
          .slice(0, STEADY)
  return { rising, falling, fresh, steady }
}

export function toldOf({ rising, falling, fresh, steady }: Movements): readonly Movement[] {
  return [...rising, ...falling, ...steady, ...fresh]
}
