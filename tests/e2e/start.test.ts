import { type ChildProcess, spawn } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { bundle } from '../../src/bundle.js'

const launch = resolve('src/launch.js')

const stateSchema = z.object({ channels: z.array(z.object({ name: z.string() })) })
const postsSchema = z.object({ posts: z.array(z.object({ card: z.object({ summary: z.string() }) })) })

describe('the command line', () => {
  let folder: string
  const children: ChildProcess[] = []

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'earshot-start-'))
  })
  afterEach(() => {
    for (const child of children) child.kill('SIGKILL')
    rmSync(folder, { recursive: true, force: true })
  })

  function earshot(args: readonly string[], environment: Record<string, string> = {}, program = launch) {
    const child = spawn(process.execPath, [program, ...args], {
      cwd: folder,
      env: { ...process.env, PORT: '0', ...environment },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    })
    children.push(child)
    let output = ''
    let heard = () => {}
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (chunk: Buffer) => {
        output += chunk.toString('utf8')
        heard()
      })
    }
    const exit = new Promise<number | null>((done) => child.once('exit', (code) => done(code)))
    const says = (pattern: RegExp) =>
      new Promise<RegExpExecArray>((found, failed) => {
        heard = () => {
          const match = pattern.exec(output)
          if (match) found(match)
        }
        heard()
        void exit.then(() => failed(new Error(`It ended without saying ${pattern}: ${output}`)))
      })
    return { child, exit, says, output: () => output }
  }

  it.each([
    ['its source', async () => resolve('src/main.ts')],
    [
      'its bundle',
      async () => {
        await bundle({ main: resolve('src/main.ts') }, resolve('dist/e2e'))
        return resolve('dist/e2e/main.js')
      },
    ],
  ])('starts on the sample brand from %s, posts cards, and stops when it is told to', async (_, program) => {
    const running = earshot(['start'], {}, await program())
    const [, address] = await running.says(/Open (http:\/\/localhost:\d+)/)
    const ready = await fetch(`${address}/readyz`)
    expect(ready.status).toBe(200)

    const delivered = async () => {
      const metrics = await (await fetch(`${address}/metrics`)).text()
      return Number(/^earshot_deliveries_total\{outcome="done"\} (\d+)/m.exec(metrics)?.[1] ?? 0)
    }
    await expect.poll(delivered, { timeout: 20_000 }).toBeGreaterThan(2)

    const page = await (await fetch(`${address}/`)).text()
    const named = [...page.matchAll(/(?:href|src)="([^"]+)"/g)].map(([, file = '']) => `${address}${file}`)
    const answers = await Promise.all(named.map(async (file) => (await fetch(file)).status))
    expect(new Set(answers)).toEqual(new Set([200]))

    running.child.kill('SIGTERM')
    expect(await running.exit).toBe(0)
  })

  describe('beside a bundle', () => {
    let at: string

    beforeEach(() => {
      at = join(folder, 'program')
      for (const file of ['launch.js', 'made-from.js']) cpSync(resolve('src', file), join(at, 'src', file))
      writeFileSync(join(at, 'package.json'), '{"type":"module"}')
      writeFileSync(join(at, 'package-lock.json'), '{}')
      writeFileSync(join(at, 'src/main.ts'), 'console.log("from source")')
    })

    async function makeBundle() {
      mkdirSync(join(at, 'dist'))
      writeFileSync(join(at, 'dist/main.js'), 'console.log("from the bundle")')
      const { madeFrom }: typeof import('../../src/made-from.js') = await import(join(at, 'src/made-from.js'))
      writeFileSync(join(at, 'dist/made-from'), madeFrom())
    }

    async function launched(path = join(at, 'src/launch.js')) {
      const running = earshot([], {}, path)
      await running.exit
      return running.output()
    }

    it('runs the source where there is none, and where one was not written to its end', async () => {
      expect(await launched()).toBe('from source\n')
      await makeBundle()
      rmSync(join(at, 'dist/made-from'))
      expect(await launched()).toBe('from source\n')
    })

    it.each([
      ['a changed line, whatever its date', 'src/main.ts', 'console.log("from source") //'],
      ['a new file', 'src/deeper/new.ts', ''],
      ['other libraries', 'package-lock.json', '{ }'],
    ])('runs the bundle until there is %s', async (_, file, words) => {
      await makeBundle()
      expect(await launched()).toBe('from the bundle\n')
      mkdirSync(join(at, 'src/deeper'))
      writeFileSync(join(at, file), words)
      utimesSync(join(at, file), 0, 0)
      expect(await launched()).toBe('from source\n')
    })

    it('runs the bundle of a copy, whatever the dates of its files', async () => {
      await makeBundle()
      const later = new Date(Date.now() + 10_000)
      utimesSync(join(at, 'src/main.ts'), later, later)
      expect(await launched()).toBe('from the bundle\n')
    })

    it('says in node_modules that it is no library', async () => {
      const library = join(folder, 'node_modules/earshot')
      cpSync(at, library, { recursive: true })
      expect(await launched(join(library, 'src/launch.js'))).toContain('a folder of its own')
    })

    it('leaves no cache where it may not keep one', async () => {
      writeFileSync(join(at, 'src/main.ts'), 'console.log(typeof process.env.NODE_COMPILE_CACHE)')
      const running = earshot([], { NODE_DISABLE_COMPILE_CACHE: '1' }, join(at, 'src/launch.js'))
      await running.exit
      expect(running.output()).toBe('undefined\n')
    })
  })

  it('takes up where it was: the next start keeps every card and repeats none', async () => {
    const first = earshot(['start'])
    const [, address = ''] = await first.says(/Open (http:\/\/localhost:\d+)/)
    await expect.poll(async () => (await cardsAt(address)).length, { timeout: 20_000 }).toBeGreaterThan(3)
    first.child.kill('SIGKILL')
    await first.exit
    const before = await cardsAfter(earshot(['start']))

    const third = earshot(['start'])
    const after = await cardsAfter(third)
    expect(new Set(after.map(({ key }) => key)).size).toBe(after.length)
    expect(after.map(({ key }) => key)).toEqual(expect.arrayContaining(before.map(({ key }) => key)))
  })

  async function cardsAfter(running: ReturnType<typeof earshot>): Promise<readonly { key: string }[]> {
    const [, address = ''] = await running.says(/Open (http:\/\/localhost:\d+)/)
    const cards = await cardsAt(address)
    running.child.kill('SIGTERM')
    expect(await running.exit).toBe(0)
    return cards
  }

  /** Channel and heading of every card in the workspace. */
  async function cardsAt(address: string): Promise<readonly { key: string }[]> {
    const headers = { 'x-earshot-member': 'workspace:alex' }
    const { channels } = stateSchema.parse(await (await fetch(`${address}/workspace/state`)).json())
    const pages = await Promise.all(
      channels.map(async ({ name }) => {
        const answer = await fetch(`${address}/workspace/posts?channel=${name}`, { headers })
        const { posts } = postsSchema.parse(await answer.json())
        return posts.map(({ card }) => ({ key: `${name}: ${card.summary}` }))
      }),
    )
    return pages.flat()
  }

  it('refuses to be the second on one ledger, and says what to do', async () => {
    const first = earshot(['start'])
    await first.says(/Open/)
    const second = earshot(['start'])
    expect(await second.exit).toBe(1)
    expect(second.output()).toContain('sample.db')
    expect(second.output()).not.toContain('at ')
  })

  it('says which port is taken', async () => {
    const squatter = createServer()
    await new Promise<void>((done) => squatter.listen(0, '127.0.0.1', done))
    const address = squatter.address()
    const port = address !== null && typeof address === 'object' ? address.port : 0
    const running = earshot(['start'], { PORT: String(port) })
    expect(await running.exit).toBe(1)
    expect(running.output()).toContain(`Port ${port} is in use`)
    squatter.close()
  })

  it('names the nearest of its commands when it knows none of that name', async () => {
    const running = earshot(['chek'])
    expect(await running.exit).toBe(1)
    expect(running.output()).toContain('Did you mean check?')
  })

  it('dies with the process that launched it on a newer Node', async () => {
    const running = earshot(['start'])
    const [, address = ''] = await running.says(/Open (http:\/\/localhost:\d+)/)
    running.child.disconnect()
    expect(await running.exit).toBe(1)
    await expect(fetch(`${address}/healthz`)).rejects.toThrow()
  })

  it('ends in peace when nobody reads its output to the end', async () => {
    const running = earshot(['manifest', 'config'])
    running.child.stdout?.destroy()
    expect(await running.exit).toBe(0)
    expect(running.output()).toBe('')
  })

  it('names every fault of a configuration', async () => {
    writeFileSync(join(folder, 'earshot.yaml'), 'brand: { nam: Acme }\nnotable: high\n')
    const running = earshot(['start'])
    expect(await running.exit).toBe(1)
    expect(running.output().trim().split('\n')).toHaveLength(3)
    expect(running.output()).toContain('earshot.yaml:2: notable')
  })

  it('checks the sample: all is well', async () => {
    const checking = earshot(['check'])
    expect(await checking.exit).toBe(0)
    expect(checking.output()).toContain('All is well.')
  })

  it('checks and says what is to be mended, with exit code 1', async () => {
    writeFileSync(
      join(folder, 'earshot.yaml'),
      `brand: { name: Acme }
sources:
  - { kind: feed, name: gone, url: "http://127.0.0.1:9/feed.xml", query: { must: [acme], not: [acme] } }
`,
    )
    const checking = earshot(['check'])
    expect(await checking.exit).toBe(1)
    expect(checking.output()).toContain('source gone: its query can never match')
    expect(checking.output()).toContain('2 things are to be mended')
  })

  it.each([
    ['manifest slack --url earshot.example.com', 'Slack calls only an address that begins with https'],
    ['manifest slack --command Voice!', '/Voice! is no slash command: it should be lower-case letters'],
    ['evaluate gone.jsonl', 'gone.jsonl is no file.'],
    ['digest', '.env: It cannot be read'],
  ])('says in a sentence what is wrong with %s', async (command, words) => {
    if (command === 'digest') mkdirSync(join(folder, '.env'))
    const running = earshot(command.split(' '))
    expect(await running.exit).toBe(1)
    expect(running.output()).toContain(words)
    expect(running.output().trim().split('\n')).toHaveLength(1)
  })

  it('writes the schema that editors complete earshot.yaml by', async () => {
    const writing = earshot(['manifest', 'config'])
    expect(await writing.exit).toBe(0)
    expect(JSON.parse(writing.output())).toMatchObject({ title: 'earshot.yaml' })
  })
})
