import { parseArgs } from 'node:util'
import { saveModel } from '../local/weights.ts'
import { readOwn } from './own.ts'
import { foundSchool, graduate } from './school.ts'

const OWN = new URL('../corpus/train.jsonl', import.meta.url)

const { positionals } = parseArgs({ allowPositionals: true })
const folder = positionals[0]
if (folder === undefined) {
  console.error('Say where the public sets are: npm run train -- <data folder>')
  process.exit(2)
}
const { linear, calibration } = graduate(foundSchool(folder), readOwn(OWN))
saveModel(linear, { version: '1', calibration })
