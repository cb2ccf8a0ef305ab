import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { inflate } from '@sparticuz/chromium'
import { type Browser, chromium } from 'playwright-core'

const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** A real browser, from npm alone. One for a test file: every test opens a context of its own in it. */
export async function openBrowser(): Promise<Browser> {
  const home = await unpacked()
  const launch = (env: NodeJS.ProcessEnv) =>
    chromium.launch({ executablePath: join(home, 'chromium'), args: FLAGS, env: definedOnly(env) })
  try {
    return await launch(process.env)
  } catch {
    // A bare machine: the libraries and fonts that come with the browser.
    const libraries = [join(home, 'al2023', 'lib'), process.env['LD_LIBRARY_PATH'] ?? '']
      .filter(Boolean)
      .join(':')
    return launch({ ...process.env, LD_LIBRARY_PATH: libraries, FONTCONFIG_PATH: join(home, 'fonts') })
  }
}

/** Unpacks once for a machine and version; several test files may come at the same time. */
async function unpacked(): Promise<string> {
  const folder = join(dirname(fileURLToPath(import.meta.resolve('@sparticuz/chromium'))), '..')
  const { version } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'))
  const home = join(tmpdir(), `earshot-chromium-${version}`)
  if (existsSync(home)) return home
  const staging = await mkdtemp(`${home}-`)
  const before = process.env['TMPDIR']
  // The package unpacks into the temporary folder that it is told of.
  process.env['TMPDIR'] = staging
  try {
    const packs = ['chromium.br', 'fonts.tar.br', 'swiftshader.tar.br', 'al2023.tar.br']
    await Promise.all(packs.map((pack) => inflate(join(folder, 'bin', pack))))
  } finally {
    if (before === undefined) delete process.env['TMPDIR']
    else process.env['TMPDIR'] = before
  }
  try {
    await rename(staging, home)
  } catch (error) {
    await rm(staging, { recursive: true, force: true })
    if (!existsSync(home)) throw error
  }
  return home
}

function definedOnly(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  )
}
