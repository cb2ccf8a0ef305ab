import { resolve } from 'node:path'
import { bundle } from '../../src/bundle.js'

/** Earshot as `earshot.ts` runs it, joined into a few files as `npm ci` does it: where its entry is. */
export async function joinedEarshot(folder: string): Promise<string> {
  const made = resolve('dist', folder)
  await bundle({ earshot: resolve('tests/bench/earshot.ts') }, made)
  return resolve(made, 'earshot.js')
}
