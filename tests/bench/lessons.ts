import type { Correctable } from '../../src/core/correction.ts'
import { confusions, correct, type Outcome, wayOf } from '../understand/local/correcting.ts'
import { WAYS } from '../understand/local/ways.ts'

// How much fifty corrections mend, and what that costs the rest: `node tests/bench/lessons.ts [fewest cases]`.

const FEWEST = Number(process.argv[2] ?? 80)

const signed = (points: number) => (points > 0 ? '+' : '') + points.toFixed(1)

function say(
  name: string,
  field: Correctable,
  { corrections, before, after, rest }: Outcome,
  more = '',
): void {
  console.log(`| ${corrections}, ${name} | ${before} to ${after} | ${signed(rest[field])}${more} |`)
}

for (const [name, field, about, right] of WAYS)
  say(`${name}: ${field} ${right}`, field, await correct(wayOf(field, about, right)))
for (const confusion of confusions(FEWEST)) {
  const { field, understood, right, price } = confusion
  say(
    `${field}: ${understood} for ${right}`,
    field,
    await correct(confusion),
    ` | halving costs ${price.toFixed(1)}`,
  )
}
