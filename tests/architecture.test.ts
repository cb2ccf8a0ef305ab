import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = resolve(import.meta.dirname, '..')

/** What each folder of `src` may import of the others; itself always. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  core: [],
  config: ['core'],
  http: ['core'],
  listen: ['core', 'config', 'http', 'sample'],
  model: ['core', 'config'],
  understand: ['core', 'config', 'model'],
  amplify: ['core', 'config'],
  draft: ['core', 'config', 'model'],
  engage: ['core', 'config', 'learn', 'model'],
  reply: ['core', 'config', 'http'],
  learn: ['core', 'config', 'model'],
  ledger: ['core'],
  chat: ['core', 'config', 'server'],
  server: ['core', 'config'],
  commands: [
    'core',
    'config',
    'draft',
    'engage',
    'learn',
    'ledger',
    'listen',
    'model',
    'understand',
    'chat',
    'server',
  ],
}

/** Libraries that belong to one folder alone. */
const OWNED: readonly (readonly [library: RegExp, folder: string])[] = [
  [/^@slack\//, 'src/chat/slack/'],
  [/^botbuilder/, 'src/chat/teams/botbuilder.ts'],
  [/^(kysely|pg|node:sqlite)$/, 'src/ledger/'],
  [/^undici$/, 'src/http/'],
  [/^feedsmith$/, 'src/listen/'],
  [/^node-cron$/, 'src/listen/'],
  [/^openai/, 'src/model/'],
  [/^nodemailer/, 'src/reply/'],
]

interface Import {
  readonly file: string
  readonly target: string
}

const imports: readonly Import[] = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .flatMap((file) => {
    const path = join('src', file)
    const text = readFileSync(join(root, path), 'utf8')
    const found = text.matchAll(/(?:^|\n)\s*(?:import|export)\b[^'";]*?from\s*'([^']+)'|import\('([^']+)'\)/g)
    return [...found].map((match) => ({ file: path, target: match[1] ?? match[2] ?? '' }))
  })

function folderOf(path: string): string {
  const parts = path.split('/')
  return parts[0] === 'src' && parts.length > 2 ? (parts[1] ?? '') : ''
}

describe('the arrows run inwards', () => {
  it('finds the imports it judges', () => {
    expect(imports.length).toBeGreaterThan(100)
  })

  it('no folder imports one that it should not know', () => {
    const wrong = imports.flatMap(({ file, target }) => {
      if (!target.startsWith('.')) return []
      const from = folderOf(file)
      const to = folderOf(relative(root, resolve(root, dirname(file), target)))
      const allowed = from === '' || to === '' || from === to || (ALLOWED[from] ?? []).includes(to)
      return allowed ? [] : [`${file} imports ${target}`]
    })
    expect(wrong).toEqual([])
  })

  it('core imports no library and nothing of Node', () => {
    const wrong = imports.filter(({ file, target }) => folderOf(file) === 'core' && !target.startsWith('.'))
    expect(wrong).toEqual([])
  })

  it('each SDK is imported by the folder that owns it alone', () => {
    const wrong = imports.filter(({ file, target }) =>
      OWNED.some(([library, folder]) => library.test(target) && !file.startsWith(folder)),
    )
    expect(wrong).toEqual([])
  })
})
