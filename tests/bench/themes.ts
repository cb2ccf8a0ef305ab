import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { ThemeIndex } from '../../src/understand/themes/gather.ts'

/**
 * How well themes agree with labels that they never see: `node tests/bench/themes.ts <file.jsonl>`, lines of
 * `{"text", "intent"}`. In the file's order and in three shuffled ones; NMI (arithmetic mean), in per cent.
 */
const line = z.object({ text: z.string(), intent: z.string() })

function read(file: string) {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((row) => row !== '')
    .map((row) => line.parse(JSON.parse(row)))
}

function gather(texts: readonly string[]) {
  const index = new ThemeIndex({ ignored: [] })
  const began = performance.now()
  const themes = texts.map((text, at) => {
    if (at % 200 === 0) index.refresh(0)
    return index.gather({ title: null, text, language: 'en' }, { freshAt: null, at: 0, learn: true })
  })
  return { themes, microseconds: ((performance.now() - began) * 1_000) / texts.length }
}

function entropy(names: readonly string[]): number {
  let sum = 0
  for (const { length } of Map.groupBy(names, (name) => name).values())
    sum -= (length / names.length) * Math.log(length / names.length)
  return sum
}

function nmi(a: readonly string[], b: readonly string[]): number {
  const joint = entropy(a.map((name, at) => `${name} ${b[at]}`))
  return (200 * (entropy(a) + entropy(b) - joint)) / (entropy(a) + entropy(b))
}

function shuffled<T>(rows: readonly T[], seed: number): T[] {
  let state = seed
  const keyed = rows.map((row) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return { row, key: state }
  })
  return keyed.sort((a, b) => a.key - b.key).map(({ row }) => row)
}

const rows = read(process.argv[2] ?? '')
for (const [order, given] of [
  ['as in the file', rows] as const,
  ...[1, 2, 3].map((seed) => [`shuffled ${seed}`, shuffled(rows, seed)] as const),
]) {
  const { themes, microseconds } = gather(given.map(({ text }) => text))
  const labels = given.map(({ intent }) => intent)
  const agreement = nmi(themes.map(String), labels).toFixed(1)
  process.stdout.write(
    `${order}: NMI ${agreement}, ${new Set(themes).size} themes, ${microseconds.toFixed(0)} µs a text\n`,
  )
}
