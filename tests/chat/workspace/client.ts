import { randomUUID } from 'node:crypto'
import { request } from 'node:http'
import type { Served } from './serve.ts'

export interface Reply {
  readonly status: number
  readonly headers: NodeJS.Dict<string | string[]>
  readonly text: string
}

/** One request, with exactly the headers that are given. */
export function send(
  served: Pick<Served, 'port'>,
  options: { method?: string; path?: string; headers?: Record<string, string>; body?: string },
): Promise<Reply> {
  const { method = 'GET', path = '/', headers = {}, body } = options
  return new Promise((resolve, reject) => {
    const asked = request(
      {
        host: '127.0.0.1',
        port: served.port,
        method,
        path,
        headers: { host: `localhost:${served.port}`, ...headers },
      },
      (response) => {
        let text = ''
        response.setEncoding('utf8')
        response.on('data', (chunk) => {
          text += chunk
        })
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, text }),
        )
      },
    )
    asked.on('error', reject)
    asked.end(body)
  })
}

/** The page's own requests, as one member. */
export function pageOf(served: Served, handle = 'noor') {
  const headers = {
    'x-earshot-member': `workspace:${handle}`,
    origin: `http://localhost:${served.port}`,
    'content-type': 'application/json',
  }
  return {
    async get(path: string) {
      const reply = await send(served, { path: `/workspace/${path}`, headers })
      return { status: reply.status, body: JSON.parse(reply.text) }
    },
    async post(path: string, body: object, key: string = randomUUID()) {
      const wish = path === 'form' || path === 'read' ? body : { key, ...body }
      const reply = await send(served, {
        method: 'POST',
        path: `/workspace/${path}`,
        headers,
        body: JSON.stringify(wish),
      })
      return { status: reply.status, body: reply.text === '' ? null : JSON.parse(reply.text) }
    },
  }
}
