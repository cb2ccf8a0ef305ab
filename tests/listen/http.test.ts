import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { retryAfter } from '../../src/core/network.ts'
import { SourceFault } from '../../src/core/ports.ts'
import { DAY, HOUR, MINUTE, SECOND } from '../../src/core/time.ts'
import { createAddressRule } from '../../src/http/addresses.ts'
import { closedPort, ManualClock, NOON, serve, settle, testHttp } from './world.ts'

async function faultOf(pulling: Promise<unknown>): Promise<SourceFault> {
  const error: unknown = await pulling.then(
    () => null,
    (reason: unknown) => reason,
  )
  if (!(error instanceof SourceFault)) throw new Error(`no fault, but ${String(error)}`)
  return error
}

describe('what it brings', () => {
  it('brings body, headers and the final address, and says who asks', async () => {
    const site = await serve((request, response) => {
      if (request.url === '/old') response.writeHead(301, { location: '/new?x=1' }).end()
      else response.setHeader('etag', '"1"').end('wörds')
    })
    const answer = await testHttp({ contact: 'listen@larkbean.example' }).get(`${site.url}/old`)
    expect(Buffer.from(answer.body).toString()).toBe('wörds')
    expect(answer).toMatchObject({ status: 200, notModified: false, url: `${site.url}/new?x=1` })
    expect(answer.headers.get('ETag')).toBe('"1"')
    expect(site.requests[0]?.headers['user-agent']).toBe('Earshot/1.2.3 (+listen@larkbean.example)')
  })

  it('unpacks what is compressed', async () => {
    const site = await serve((_request, response) => {
      response.setHeader('content-encoding', 'gzip').end(gzipSync('words'))
    })
    expect(Buffer.from((await testHttp().get(site.url)).body).toString()).toBe('words')
  })

  it('sends a password in the address as the header it stands for, and shows it nowhere', async () => {
    const site = await serve((request, response) =>
      response.writeHead(request.headers.authorization ? 200 : 401).end(),
    )
    const answer = await testHttp().get(`http://ana:s%20cret@127.0.0.1:${site.port}/`)
    expect(answer.url).toBe(`${site.url}/`)
    expect(site.requests[0]?.headers.authorization).toBe(
      `Basic ${Buffer.from('ana:s cret').toString('base64')}`,
    )
  })

  it('calls one host twice at a time at most', async () => {
    const held: (() => void)[] = []
    const site = await serve((_request, response) => held.push(() => response.end('done')))
    const http = testHttp()
    const all = Array.from({ length: 6 }, () => http.get(site.url))
    for (let answered = 0; answered < 6; answered += 2) {
      while (held.length < 2) await new Promise((resolve) => setImmediate(resolve))
      await settle()
      expect(held).toHaveLength(2)
      for (const answer of held.splice(0)) answer()
    }
    await Promise.all(all)
  })
})

describe('where it may go', () => {
  it.each([
    'http://127.0.0.1:PORT/',
    'http://localhost:PORT/',
    'http://2130706433:PORT/',
    'http://0x7f.1:PORT/',
    'http://0.0.0.0:PORT/',
    'http://[::1]:PORT/',
    'http://[::ffff:127.0.0.1]:PORT/',
    'http://169.254.169.254/latest/meta-data/',
    'http://10.0.0.1/',
    'http://100.64.0.1/',
    'http://[fd00::1]/',
    'http://[64:ff9b::7f00:1]/',
    'http://[fe80::1]/',
  ])('refuses %s', async (address) => {
    const site = await serve((_request, response) => response.end('secret'))
    const fault = await faultOf(
      testHttp({ allowPrivate: [] }).get(address.replace('PORT', String(site.port))),
    )
    expect(fault.message).toMatch(/not on the public internet.*network\.allowPrivate/)
    expect(fault.lasting).toBe(true)
    expect(site.requests).toHaveLength(0)
  })

  it.each([
    'http://169.254.169.254/latest/',
    'http://localhost:PORT/',
    'http://127.0.0.1:PORT/',
    'http://[::1]:PORT/',
    'http://2130706433:PORT/',
    'http://elsewhere.example:PORT/',
  ])('refuses a redirect to %s', async (target) => {
    const site = await serve((_request, response) => {
      response.writeHead(302, { location: target.replace('PORT', String(site.port)) }).end()
    })
    const resolve = async () => [{ address: '127.0.0.1', family: 4 }]
    const http = testHttp({ allowPrivate: ['site.example'], resolve })
    const fault = await faultOf(http.get(`http://site.example:${site.port}/`))
    expect(fault.message).toMatch(/not on the public internet/)
    expect(site.requests).toHaveLength(1)
  })

  it.each([[['127.0.0.1']], [['93.184.215.14', '127.0.0.1']], [['::1']], [['::ffff:10.0.0.1']]])(
    'refuses a public name that stands for %j',
    async (addresses) => {
      const site = await serve((_request, response) => response.end('secret'))
      const resolve = async () =>
        addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }))
      const fault = await faultOf(
        testHttp({ allowPrivate: [], resolve }).get(`http://rebound.example:${site.port}/`),
      )
      expect(fault.message).toMatch(/rebound\.example \(.+\) is not on the public internet/)
      expect(site.requests).toHaveLength(0)
    },
  )

  it('goes to the private places that are allowed by name, address or range, and to no others', () => {
    const { check, checkHost } = createAddressRule([
      'intranet.example',
      '10.1.0.0/16',
      '192.168.7.7',
      'fd12::/16',
    ])
    expect(() => check('intranet.example', '10.9.9.9')).not.toThrow()
    expect(() => check('any.example', '10.1.2.3')).not.toThrow()
    expect(() => check('any.example', '::ffff:10.1.2.3')).not.toThrow()
    expect(() => check('any.example', 'fd12::5')).not.toThrow()
    expect(() => checkHost('192.168.7.7')).not.toThrow()
    expect(() => checkHost('[fd12::5]')).not.toThrow()
    expect(() => check('any.example', '93.184.215.14')).not.toThrow()
    expect(() => check('any.example', '10.2.2.3')).toThrow(/not on the public/)
    expect(() => check('sub.intranet.example', '10.9.9.9')).toThrow(/not on the public/)
    expect(() => checkHost('192.168.7.8')).toThrow(/not on the public/)
    expect(() => check('any.example', 'fd13::5')).toThrow(/not on the public/)
    expect(() => check('any.example', '')).toThrow(/not on the public/)
  })

  it.each(['ftp://example.com/', 'file:///etc/passwd', 'nonsense'])('refuses %s', async (address) => {
    expect((await faultOf(testHttp().get(address))).message).toMatch(/no web address/)
  })

  it('refuses a redirect that leaves the web', async () => {
    const site = await serve((_request, response) =>
      response.writeHead(302, { location: 'file:///etc/passwd' }).end(),
    )
    expect((await faultOf(testHttp().get(site.url))).message).toMatch(
      /redirects to something that is no web address/,
    )
  })

  it('gives up after five redirects', async () => {
    const site = await serve((request, response) =>
      response.writeHead(302, { location: `${request.url}x` }).end(),
    )
    expect((await faultOf(testHttp().get(site.url))).message).toMatch(/more than 5 times/)
    expect(site.requests).toHaveLength(6)
  })

  it('takes keys to the host they are for, and no further', async () => {
    const other = await serve((_request, response) => response.end('other'))
    const site = await serve((request, response) => {
      if (request.url === '/away') response.writeHead(302, { location: other.url }).end()
      else response.writeHead(302, { location: '/away' }).end()
    })
    await testHttp().get(site.url, {
      headers: {
        Authorization: 'Bearer key',
        'X-Api-Key': 'key',
        Accept: 'text/plain',
        'If-None-Match': '"1"',
      },
    })
    expect(site.requests[1]?.headers).toMatchObject({ authorization: 'Bearer key', 'x-api-key': 'key' })
    const sent = other.requests[0]?.headers
    expect(sent).toMatchObject({ accept: 'text/plain', 'if-none-match': '"1"' })
    expect(sent).not.toHaveProperty('authorization')
    expect(sent).not.toHaveProperty('x-api-key')
  })
})

describe('how much and how long', () => {
  it.each(['identity', 'gzip'])('stops an endless body (%s)', async (encoding) => {
    const plain = Buffer.alloc(20_000_000, ' ')
    const part = encoding === 'gzip' ? gzipSync(plain) : plain
    const site = await serve((_request, response) => {
      response.setHeader('content-encoding', encoding)
      const more = () => {
        while (!response.destroyed && response.write(part));
      }
      response.on('drain', more)
      more()
    })
    const fault = await faultOf(testHttp().get(site.url, { maxBytes: 1_000_000 }))
    expect(fault.message).toMatch(/more than 1 MB/)
  })

  it('does not even begin with a body that is announced as too large', async () => {
    const site = await serve((_request, response) => {
      response.writeHead(200, { 'content-length': '5000000' }).flushHeaders()
    })
    expect((await faultOf(testHttp().get(site.url, { maxBytes: 1_000_000 }))).message).toMatch(
      /more than 1 MB/,
    )
  })

  it('stops a body that trickles', async () => {
    const site = await serve((_request, response) => {
      const timer = setInterval(() => response.write(' '), 10)
      response.on('close', () => clearInterval(timer))
    })
    const fault = await faultOf(testHttp().get(site.url, { deadlineMs: 150 }))
    expect(fault.message).toMatch(/did not answer in full/)
    expect(fault.lasting).toBe(false)
  })

  it('counts the wait for a turn too, and lets the next in', async () => {
    const site = await serve((request, response) => {
      if (request.url === '/quick') response.end('quick')
    })
    const http = testHttp({ perHost: 1 })
    const silent = http.get(site.url, { deadlineMs: 200 })
    const waiting = http.get(`${site.url}/quick`, { deadlineMs: 50 })
    const next = http.get(`${site.url}/quick`)
    expect((await faultOf(waiting)).message).toMatch(/did not answer/)
    expect((await faultOf(silent)).message).toMatch(/did not answer/)
    expect((await next).status).toBe(200)
  })

  it('stops when it is told to, and says no more than that', async () => {
    const site = await serve(() => undefined)
    const stop = new AbortController()
    const getting = testHttp().get(site.url, { signal: stop.signal })
    stop.abort(new Error('enough'))
    await expect(getting).rejects.toThrow('enough')
  })
})

describe('what went wrong', () => {
  it.each([
    [401, true, /refuses access.*Check the key/],
    [403, true, /refuses access/],
    [404, true, /nothing at this address/],
    [410, true, /nothing at this address/],
    [418, true, /answers 418/],
    [429, false, /called too often.*less often/],
    [500, false, /fault of its own/],
    [503, false, /fault of its own/],
  ])('says what %i means', async (status, lasting, words) => {
    const site = await serve((_request, response) => response.writeHead(status).end('<html>'))
    const fault = await faultOf(testHttp().get(site.url))
    expect(fault.message).toMatch(words)
    expect(fault).toMatchObject({ lasting, notBefore: null })
  })

  it.each([
    ['120', 2 * MINUTE],
    [new Date(NOON + 3 * HOUR).toUTCString(), 3 * HOUR],
    ['999999999', DAY],
    [new Date(NOON - HOUR).toUTCString(), 0],
  ])('keeps away as long as the server asks: %s', async (header, ms) => {
    const site = await serve((_request, response) => response.writeHead(429, { 'retry-after': header }).end())
    const fault = await faultOf(testHttp({ clock: new ManualClock() }).get(site.url))
    expect(fault.notBefore).toBe(NOON + ms)
    expect(fault.message).toMatch(/asks to be left alone/)
  })

  it('takes no nonsense for a time to wait', () => {
    expect(retryAfter('soon', NOON, HOUR)).toBeNull()
    expect(retryAfter('-5', NOON, HOUR)).toBeNull()
    expect(retryAfter(null, NOON, HOUR)).toBeNull()
    expect(retryAfter('0', NOON, HOUR)).toBe(NOON)
    expect(retryAfter(' 5 ', NOON, HOUR)).toBe(NOON + 5 * SECOND)
    expect(retryAfter('7200', NOON, HOUR)).toBe(NOON + HOUR)
    expect(retryAfter('2099-01-01', NOON, HOUR)).toBeNull()
  })

  it('says so when nothing listens there, and when the name is not known', async () => {
    const site = await serve((_request, response) => response.destroy())
    expect((await faultOf(testHttp().get(site.url))).message).toMatch(/broke the connection off/)
    expect((await faultOf(testHttp().get(await closedPort()))).message).toMatch(/takes no connections/)
    const resolve = () => Promise.reject(Object.assign(new Error('no'), { code: 'ENOTFOUND' }))
    expect((await faultOf(testHttp({ resolve }).get('http://nowhere.example/'))).message).toMatch(
      /nowhere\.example cannot be found/,
    )
  })
})
