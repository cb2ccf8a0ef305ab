/**
 * `npm run bench`: Earshot against the plain script of `control.ts`, by turns in one run, so that the
 * ratios hold on any machine. Medians of several rounds.
 */
import { CONTROL, EARSHOT, FEEDS, ITEMS, runAfterKill, runAll, runToFirstPost } from './run.ts'

const ROUNDS = Number(process.env['ROUNDS'] ?? 3)
const COLD_STARTS = 4 * ROUNDS + 1

/** Each program once a round: what else the machine does meets both. */
async function byTurns<T>(
  rounds: number,
  run: (script: string) => Promise<T>,
): Promise<{ readonly control: readonly T[]; readonly earshot: readonly T[] }> {
  const control: T[] = []
  const earshot: T[] = []
  for (let round = 0; round < rounds; round++) {
    control.push(await run(CONTROL))
    earshot.push(await run(EARSHOT))
  }
  return { control, earshot }
}

function median(figures: readonly number[]): number {
  return figures.toSorted((a, b) => a - b)[Math.floor(figures.length / 2)] ?? Number.NaN
}

function print(what: string, control: readonly number[], earshot: readonly number[], goal: string): void {
  const [plain, ours] = [median(control), median(earshot)]
  console.log(
    `${what.padEnd(34)} control ${plain.toFixed(0).padStart(6)}  earshot ${ours.toFixed(0).padStart(6)}  ratio ${(ours / plain).toFixed(2)}  (${goal})`,
  )
}

console.log(`${FEEDS} feeds x ${ITEMS} items, medians of ${ROUNDS} rounds`)

const first = await byTurns(1, runToFirstPost)
print('first start ever to first post, ms', first.control, first.earshot, 'nothing is compiled yet')
const cold = await byTurns(COLD_STARTS, runToFirstPost)
print('cold start to first post, ms', cold.control, cold.earshot, 'at most 3')

const all = await byTurns(ROUNDS, runAll)
const figures = (of: (one: (typeof all.control)[number]) => number) =>
  [all.control.map(of), all.earshot.map(of)] as const
print('items a second, pull to posted', ...figures(({ itemsPerSecond }) => itemsPerSecond), 'at least 0.5')
print('peak memory, MB', ...figures(({ peakMb }) => peakMb), 'at most 2')
print('posted', ...figures(({ posted }) => posted), '1, less near copies')

// The control has nothing to go on with after a kill: what it had read and not posted is lost.
const recovered: number[] = []
for (let round = 0; round < ROUNDS; round++) recovered.push(await runAfterKill(EARSHOT))
print('kill -9 to posting again, ms', cold.earshot, recovered, 'against its own cold start')
