#!/usr/bin/env node
// Plain JavaScript, so that any Node from 20 on can read it: runs the program on a Node that is new
// enough, the machine's own or the one that npm installed beside the program.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import module from 'node:module'
import { constants } from 'node:os'
import { fileURLToPath } from 'node:url'

const NEEDED = [24, 15]

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
if (major > NEEDED[0] || (major === NEEDED[0] && minor >= NEEDED[1])) {
  module.enableCompileCache()
  // For the threads.
  process.env.NODE_COMPILE_CACHE ??= module.getCompileCacheDir()
  await import('./main.ts')
} else {
  const bundled = bundledNode()
  if (bundled === null) {
    process.stderr.write(
      `Earshot needs Node ${NEEDED.join('.')} or newer; this is ${process.versions.node}, and npm has no Node ` +
        `for ${process.platform}-${process.arch} to install beside it.\n` +
        'Install a newer Node from https://nodejs.org and run the same command again.\n',
    )
    process.exit(1)
  }
  const child = spawn(bundled, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], {
    stdio: 'inherit',
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code, signal) => process.exit(code ?? 128 + (constants.signals[signal] ?? 0)))
}

function bundledNode() {
  const platform = { win32: 'win' }[process.platform] ?? process.platform
  const binary = process.platform === 'win32' ? 'bin/node.exe' : 'bin/node'
  const path = fileURLToPath(
    new URL(`../node_modules/node-${platform}-${process.arch}/${binary}`, import.meta.url),
  )
  return existsSync(path) ? path : null
}
