#!/usr/bin/env node
// @ts-check
// Plain JavaScript, so that any Node from 20 on can read it: runs the program on a Node that is new
// enough, the machine's own or the one that npm installed beside the program.
import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import module from 'node:module'
import { constants } from 'node:os'
import { dirname, join, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { MADE_FROM, madeFrom } from './made-from.js'

const NEEDED = { major: 24, minor: 15 }
const SOURCE = dirname(fileURLToPath(import.meta.url))
/** Node as npm installs it, an optional dependency. */
const INSTALLED = join(
  SOURCE,
  `../node_modules/node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`,
  process.platform === 'win32' ? 'bin/node.exe' : 'bin/node',
)

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
if (SOURCE.includes(`${sep}node_modules${sep}`)) {
  refuse(
    'Earshot is a program, not a library, and does not run from node_modules.\n' +
      'Clone or unpack it into a folder of its own, and run npm ci && npm start there.\n',
  )
} else if (major > NEEDED.major || (major === NEEDED.major && minor >= NEEDED.minor)) {
  module.enableCompileCache()
  const cache = module.getCompileCacheDir()
  // For the threads.
  if (cache !== undefined) process.env['NODE_COMPILE_CACHE'] ??= cache
  // Whoever kills the launcher means the program: it must not live on and hold the port and the ledger.
  process.once('disconnect', () => process.exit(1))
  process.channel?.unref()
  await import(isUpToDate() ? '../dist/main.js' : './main.ts')
} else if (!existsSync(INSTALLED)) {
  refuse(
    `Earshot needs Node ${NEEDED.major}.${NEEDED.minor} or newer; this is ${process.versions.node}, and npm has installed ` +
      `none beside it for ${process.platform}-${process.arch}.\n` +
      'Run npm ci --include=optional (Linux and Windows), or install a newer Node from https://nodejs.org, ' +
      'and run the same command again.\n',
  )
} else {
  const child = spawn(INSTALLED, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  })
  const signals = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])
  for (const signal of signals) process.on(signal, () => child.kill(signal))
  child.on('exit', (code, signal) => process.exit(code ?? 128 + (signal ? constants.signals[signal] : 0)))
}

/** Whoever changed the source or a library since `npm ci` wants to run what is there now. */
function isUpToDate() {
  const stamp = join(SOURCE, '../dist', MADE_FROM)
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === madeFrom()
}

/** @param {string} why */
function refuse(why) {
  process.stderr.write(why)
  process.exitCode = 1
}
