// @ts-check
// `npm ci` runs it: joins what a start loads, some thousand modules, into a few files in `dist`, which load
// in a third of the time. Plain JavaScript, as `launch.js`; where it cannot run, Earshot runs from `src`.
import { realpathSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { MADE_FROM, madeFrom } from './made-from.js'

/** Libraries of very many modules that every start loads. The others are loaded as npm installed them. */
const JOINED = new Set([
  'commander',
  'feedsmith',
  'htmlparser2',
  'keyv',
  'kysely',
  'luxon',
  'prom-client',
  'undici',
  'yaml',
  'zod',
])

const FILE_BESIDE = /new URL\('([^']+)', import\.meta\.url\)/g

/**
 * Writes a file for each entry, and what they share, into a folder of this project.
 * @param {Record<string, string>} entries the paths of the modules, by the names of the files
 * @param {string} folder is emptied first
 */
export async function bundle(entries, folder) {
  const { rolldown } = await import('rolldown')
  const source = madeFrom()
  const build = await rolldown({
    input: entries,
    platform: 'node',
    external: (id, importer) => !isJoined(id, importer),
    plugins: [
      {
        name: 'files beside a module',
        transform(code, id) {
          if (isInstalled(id)) return null
          const rewritten = code.replaceAll(FILE_BESIDE, (_, file) => {
            const path = resolve(dirname(id), file)
            if (path.endsWith('.ts'))
              return `new URL(import.meta.ROLLUP_FILE_URL_${this.emitFile({ type: 'chunk', id: path })})`
            const slash = file.endsWith('/') ? '/' : ''
            const moved = relative(folder, path).split(sep).join('/') + slash
            return `new URL(${JSON.stringify(moved)}, import.meta.url)`
          })
          return { code: rewritten, map: null }
        },
      },
    ],
  })
  rmSync(folder, { recursive: true, force: true })
  await build.write({ dir: folder })
  await build.close()
  writeFileSync(join(folder, MADE_FROM), source)
}

/**
 * @param {string} id
 * @param {string | undefined} importer
 */
function isJoined(id, importer) {
  if (id.startsWith('.') || isAbsolute(id)) return true
  if (id.startsWith('node:')) return false
  return JOINED.has(id.split('/')[0] ?? '') || (importer !== undefined && isInstalled(importer))
}

/** @param {string} path */
function isInstalled(path) {
  return /[\\/]node_modules[\\/]/.test(path)
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const here = dirname(fileURLToPath(import.meta.url))
  try {
    await bundle({ main: resolve(here, 'main.ts') }, resolve(here, '../dist'))
  } catch (error) {
    process.stdout.write(`Earshot will start more slowly, from its source: ${error}\n`)
  }
}
