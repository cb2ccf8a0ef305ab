import { parseArgs } from 'node:util'
import { saveModel } from '../local/weights.ts'
import { readOwn } from './own.ts'
import { foundSchool, graduate } from './school.ts'

// `npm run train -- <data folder>`: the same folder and corpus give the same weights, to the bit.

const OWN = new URL('../corpus/train.jsonl', import.meta.url)
const VERSION = '1'

const [folder] = parseArgs({ allowPositionals: true }).positionals
if (folder === undefined) {
  console.error('Say where the public sets are: npm run train -- <data folder>')
  process.exitCode = 2
} else {
  const { linear, calibration } = graduate(foundSchool(folder), readOwn(OWN))
  saveModel(linear, { version: VERSION, calibration })
}
