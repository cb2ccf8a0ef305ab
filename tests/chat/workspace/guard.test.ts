import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { send } from './client.ts'
import { type Served, serveWorkspace } from './serve.ts'

let served: Served
beforeAll(async () => {
  served = await serveWorkspace()
})
afterAll(() => served.close())

const act = (headers: Record<string, string>) =>
  send(served, {
    method: 'POST',
    path: '/workspace/say',
    headers: { 'content-type': 'application/json', 'x-earshot-member': 'workspace:noor', ...headers },
    body: JSON.stringify({
      key: crypto.randomUUID(),
      channel: 'product',
      thread: null,
      text: 'hello',
    }),
  })

describe('who may come in', () => {
  it('a browser on this machine, by each of its own names', async () => {
    for (const name of ['localhost', '127.0.0.1', '[::1]', 'LOCALHOST'])
      expect((await send(served, { headers: { host: `${name}:${served.port}` } })).status).toBe(200)
  })

  it('nobody under another name or port, for the page and for all below it', async () => {
    const names = [
      'earshot.example',
      `earshot.example:${served.port}`,
      `localhost.earshot.example:${served.port}`,
      `127.0.0.1.nip.example:${served.port}`,
      `localhost:${served.port + 1}`,
      'localhost',
      `0.0.0.0:${served.port}`,
      `localhost:${served.port}@earshot.example`,
      `earshot@localhost:${served.port}`,
      `localhost:${served.port}/`,
    ]
    for (const host of names)
      for (const path of [
        '/',
        '/workspace/state',
        '/workspace/page/main.ts',
        '/workspace/stream?member=workspace:noor',
      ]) {
        const reply = await send(served, { path, headers: { host } })
        expect({ host, path, status: reply.status }).toEqual({ host, path, status: 403 })
        expect(JSON.parse(reply.text).problem).toMatch(/\S+ \S+/)
      }
  })

  it('no name there can be but the three', async () => {
    await fc.assert(
      fc.asyncProperty(fc.domain(), async (domain) => {
        expect((await send(served, { headers: { host: `${domain}:${served.port}` } })).status).toBe(403)
      }),
      { numRuns: 50 },
    )
  })

  it('nobody who comes through a proxy or a tunnel', async () => {
    for (const header of ['x-forwarded-for', 'forwarded', 'x-real-ip', 'via', 'x-forwarded-host'])
      expect((await send(served, { headers: { [header]: '203.0.113.9' } })).status).toBe(403)
  })

  it('acts only from the page itself', async () => {
    const own = `http://localhost:${served.port}`
    expect((await act({ origin: own })).status).toBe(200)
    for (const origin of [
      'https://evil.example',
      'null',
      `http://localhost:${served.port + 1}`,
      `https://localhost:${served.port}`,
    ])
      expect((await act({ origin })).status).toBe(403)
    expect((await act({})).status).toBe(403)
    expect(await served.room.latest('product', null, 10)).toHaveLength(1)
  })

  it('leaves other paths to others', async () => {
    expect((await send(served, { path: '/healthz', headers: { host: 'earshot.example' } })).status).toBe(404)
  })
})

describe('what the page may do', () => {
  it('runs nothing but the server’s own scripts, and loads nothing from elsewhere', async () => {
    const { headers, text } = await send(served, {})
    const policy = String(headers['content-security-policy'])
    expect(policy).toContain("default-src 'none'")
    expect(policy).not.toContain('unsafe')
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy.match(/'sha256-[^']+'/g)).toHaveLength(1)
    expect(headers['x-content-type-options']).toBe('nosniff')
    expect(text.match(/<script(?![^>]*(?:src=|type="importmap"))/g)).toBeNull()
    expect(text).not.toMatch(/https?:\/\//)
  })

  it('gets each of its modules as plain JavaScript, and no file beside them', async () => {
    const { text } = await send(served, {})
    const addresses = [...text.matchAll(/(?:href|src)="([^"]+)"/g)].map(([, address = '']) => address)
    expect(addresses.length).toBeGreaterThan(20)
    for (const path of new Set(addresses)) {
      const asset = await send(served, { path })
      expect({ path, status: asset.status }).toEqual({ path, status: 200 })
      if (path.endsWith('.ts')) {
        expect(asset.headers['content-type']).toContain('text/javascript')
        expect(asset.text).not.toMatch(/^import type/m)
        expect(asset.text).not.toMatch(/: (?:string|number|boolean)\b(?! \?)/)
      }
    }
    for (const path of [
      '/workspace/page/tsconfig.json',
      '/workspace/page/..%2froutes.ts',
      '/workspace/page/%2e%2e%2f%2e%2e%2f%2e%2e%2f%2e%2e%2fpackage.json',
      '/workspace/library/express.js',
      '/workspace/library/preact/../express.js',
      '/workspace/library/__proto__',
      '/workspace/nothing',
    ])
      expect({ path, status: (await send(served, { path })).status }).toEqual({ path, status: 404 })
  })
})
