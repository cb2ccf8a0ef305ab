// @ts-check
// Plain JavaScript, as `launch.js`: what a bundle is made from, so that no other source is taken for its own.
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

const SOURCE = dirname(fileURLToPath(import.meta.url))
const LIBRARIES = join(SOURCE, '../package-lock.json')

/** The file of a bundle that holds this: written last, so that one half written counts for nothing. */
export const MADE_FROM = 'made-from'

/**
 * Stands for every line of the source and for the libraries that are installed. By their words, not by their
 * dates, which archives, images and copies set as they like.
 */
export function madeFrom() {
  const hash = createHash('sha1')
  if (existsSync(LIBRARIES)) hash.update(readFileSync(LIBRARIES))
  for (const name of readdirSync(SOURCE, { recursive: true, encoding: 'utf8' }).sort())
    if (/\.[jt]s$/.test(name))
      hash.update(`\n${name.split(sep).join('/')}\n`).update(readFileSync(join(SOURCE, name)))
  return hash.digest('hex')
}
