#!/usr/bin/env node
// @ts-check
// Plain JavaScript, so that any Node from 20 on can read it: runs the program on a Node that is new
// enough, the machine's own or the one that npm installed beside the program.
import { spawn } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import module from 'node:module'
import { constants } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const NEEDED = { major: 24, minor: 15 }
const SOURCE = dirname(fileURLToPath(import.meta.url))
const BUNDLE = join(SOURCE, '../dist/main.js')

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
if (major > NEEDED.major || (major === NEEDED.major && minor >= NEEDED.minor)) {
  module.enableCompileCache()
  // For the threads.
  process.env['NODE_COMPILE_CACHE'] ??= module.getCompileCacheDir()
  await import(isUpToDate(BUNDLE) ? '../dist/main.js' : './main.ts')
} else {
  const bundled = bundledNode()
  if (bundled === null) {
    process.stderr.write(
      `Earshot needs Node ${NEEDED.major}.${NEEDED.minor} or newer; this is ${process.versions.node}, and npm has no Node ` +
        `for ${process.platform}-${process.arch} to install beside it.\n` +
        'Install a newer Node from https://nodejs.org and run the same command again.\n',
    )
    process.exit(1)
  }
  const child = spawn(bundled, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], {
    stdio: 'inherit',
  })
  const signals = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])
  for (const signal of signals) process.on(signal, () => child.kill(signal))
  child.on('exit', (code, signal) => process.exit(code ?? 128 + (signal ? constants.signals[signal] : 0)))
}

/**
 * Whoever changed the source since `npm ci` wants to run what they wrote.
 * @param {string} bundle
 */
function isUpToDate(bundle) {
  const made = statSync(bundle, { throwIfNoEntry: false })?.mtimeMs
  return made !== undefined && writtenBefore(made, SOURCE)
}

/**
 * @param {number} time
 * @param {string} folder
 * @returns {boolean}
 */
function writtenBefore(time, folder) {
  return readdirSync(folder, { withFileTypes: true }).every((entry) => {
    const path = join(folder, entry.name)
    return entry.isDirectory() ? writtenBefore(time, path) : statSync(path).mtimeMs <= time
  })
}

function bundledNode() {
  const platform = process.platform === 'win32' ? 'win' : process.platform
  const binary = process.platform === 'win32' ? 'bin/node.exe' : 'bin/node'
  const path = fileURLToPath(
    new URL(`../node_modules/node-${platform}-${process.arch}/${binary}`, import.meta.url),
  )
  return existsSync(path) ? path : null
}
