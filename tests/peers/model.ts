import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { z } from 'zod'

/** How the peer answers one question. */
export type Reply =
  | { readonly as: 'results'; readonly results: readonly unknown[] }
  | { readonly as: 'drafts'; readonly drafts: readonly string[]; readonly language?: string }
  /** Whatever the model might write instead of what was asked for. */
  | { readonly as: 'text'; readonly text: string }
  | { readonly as: 'refusal' }
  /** It ran out of tokens. */
  | { readonly as: 'incomplete' }
  | {
      readonly as: 'status'
      readonly status: number
      readonly code?: string
      readonly headers?: Record<string, string>
    }
  /** The connection breaks: without a word, or in the middle of the answer. */
  | { readonly as: 'drop'; readonly when: 'before' | 'midway' }
  /** Nothing more comes: at all, or after the beginning of the answer. */
  | { readonly as: 'silence'; readonly when: 'before' | 'midway' }
  | { readonly as: 'endless' }
  | { readonly as: 'page'; readonly type: string; readonly body: string }

export interface AskedMention {
  readonly id: string
  readonly title?: string | undefined
  readonly text: string
}

export interface PeerQuestion {
  /** The whole body, as it came over the wire. */
  readonly wire: string
  readonly authorization: string | undefined
  readonly instructions: string
  /** What stands between the two lines of the fence. */
  readonly material: unknown
  /** The same, where it is a list of mentions. */
  readonly mentions: readonly AskedMention[]
  /** Of a question about figures: what was counted, and what a colleague asked. */
  readonly facts: readonly { readonly id: string; readonly says: string }[]
  readonly question: string | null
}

export type Script = (question: PeerQuestion, nth: number) => Reply

const mentionsSchema = z.array(
  z.strictObject({ id: z.string(), title: z.string().optional(), text: z.string() }),
)
const figuresSchema = z.strictObject({
  question: z.string().optional(),
  facts: z.array(z.strictObject({ id: z.string(), says: z.string() })),
  mentions: z.array(z.strictObject({ id: z.string(), text: z.string(), facts: z.array(z.string()) })),
})
/** What OpenAI demands of a question in strict mode, and what Earshot must never send. */
const bodySchema = z.strictObject({
  model: z.literal('scripted-1'),
  instructions: z.string(),
  input: z.string(),
  max_output_tokens: z.int().min(16),
  store: z.literal(false),
  text: z.strictObject({
    format: z.strictObject({
      type: z.literal('json_schema'),
      name: z.string().regex(/^[\w-]{1,64}$/),
      strict: z.literal(true),
      schema: z.unknown().refine(isStrictSchema, 'not a schema of strict mode'),
    }),
  }),
  reasoning: z.strictObject({ effort: z.string() }).optional(),
})

export const USAGE = { input: 1_000, output: 200 }

/** A server with OpenAI’s Responses API on loopback, in which a script plays the model. */
export class ModelPeer {
  readonly key = 'sk-scripted'
  readonly asked: PeerQuestion[] = []
  script: Script
  /** Tokens that each answer is said to have taken; null: it does not say. */
  usage: typeof USAGE | null = USAGE
  /** No answer leaves before it opens. */
  gate: Promise<void> = Promise.resolve()
  mostAtOnce = 0
  /** What was wrong with the questions. */
  readonly faults: string[] = []
  #underWay = 0
  #address = ''
  readonly #server = createServer((request, response) => {
    this.#serve(request, response).catch((error: unknown) => {
      this.faults.push(String(error))
      response.destroy()
    })
  })
  readonly #waiting = new Set<() => void>()

  constructor(script: Script) {
    this.script = script
  }

  get baseUrl(): string {
    return `${this.#address}/v1`
  }

  async start(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve))
    const { port } = this.#server.address() as AddressInfo
    this.#address = `http://127.0.0.1:${port}`
  }

  async stop(): Promise<void> {
    if (!this.#server.listening) return
    this.#server.closeAllConnections()
    await new Promise((resolve) => this.#server.close(resolve))
  }

  /** Resolves when so many questions have come in all. */
  async questions(amount: number): Promise<void> {
    while (this.asked.length < amount) {
      await new Promise<void>((resolve) => {
        this.#waiting.add(resolve)
      })
    }
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    response.on('error', () => undefined)
    if (request.headers.authorization !== `Bearer ${this.key}`) {
      return send(response, 401, { error: { message: 'Incorrect API key', code: 'invalid_api_key' } })
    }
    if (request.url === '/v1/models/scripted-1')
      return send(response, 200, { id: 'scripted-1', object: 'model' })
    if (request.url !== '/v1/responses') {
      return send(response, 404, { error: { message: 'No such model', code: 'model_not_found' } })
    }
    const wire = await bodyOf(request)
    const body = bodySchema.safeParse(JSON.parse(wire))
    if (!body.success) {
      this.faults.push(body.error.message)
      return send(response, 400, {
        error: { message: wire, code: 'invalid_request', param: body.error.message },
      })
    }
    const material = fenced(body.data.input)
    const question: PeerQuestion = {
      wire,
      authorization: request.headers.authorization,
      instructions: body.data.instructions,
      material,
      ...partsOf(material),
    }
    this.asked.push(question)
    for (const wake of this.#waiting) wake()
    this.#waiting.clear()
    this.#underWay += 1
    this.mostAtOnce = Math.max(this.mostAtOnce, this.#underWay)
    await this.gate
    this.#underWay -= 1
    this.#answer(response, this.script(question, this.asked.length))
  }

  #answer(response: ServerResponse, reply: Reply): void {
    const message = (content: object, status = 'completed', more: object = {}) =>
      send(response, 200, {
        id: 'resp_1',
        object: 'response',
        status,
        output: [
          { type: 'reasoning', id: 'rs_1', summary: [] },
          { type: 'message', role: 'assistant', content: [content] },
        ],
        usage: this.usage && {
          input_tokens: this.usage.input,
          output_tokens: this.usage.output,
          total_tokens: this.usage.input + this.usage.output,
        },
        ...more,
      })
    switch (reply.as) {
      case 'results': {
        const text = JSON.stringify({ results: reply.results })
        message({ type: 'output_text', text, annotations: [] })
        break
      }
      case 'drafts': {
        const { drafts: alternatives, language = 'en' } = reply
        message({ type: 'output_text', text: JSON.stringify({ language, alternatives }), annotations: [] })
        break
      }
      case 'text':
        message({ type: 'output_text', text: reply.text, annotations: [] })
        break
      case 'refusal':
        message({ type: 'refusal', refusal: 'I cannot help with that.' })
        break
      case 'incomplete':
        message({ type: 'output_text', text: '{"results":[{"id"', annotations: [] }, 'incomplete', {
          incomplete_details: { reason: 'max_output_tokens' },
        })
        break
      case 'status': {
        const { status, code = null, headers } = reply
        send(response, status, { error: { message: 'scripted', code } }, headers)
        break
      }
      case 'drop':
        if (reply.when === 'before') response.destroy()
        else {
          begin(response, () => response.destroy())
        }
        break
      case 'silence':
        if (reply.when === 'midway') begin(response)
        break
      case 'endless':
        response.writeHead(200, { 'content-type': 'application/json' })
        pour(response)
        break
      case 'page':
        response.writeHead(200, { 'content-type': reply.type })
        response.end(reply.body)
        break
    }
  }
}

function send(
  response: ServerResponse,
  status: number,
  body: object,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers })
  response.end(JSON.stringify(body))
}

function begin(response: ServerResponse, then?: () => void): void {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': 10_000 })
  response.write('{"id":"resp_1","output":[', then)
}

function pour(response: ServerResponse): void {
  if (response.destroyed) return
  if (response.write(' '.repeat(65_536))) setImmediate(pour, response)
  else response.once('drain', () => pour(response))
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks).toString('utf8')
}

/** What stands between the two lines of the fence. */
function fenced(input: string): unknown {
  const [first = '', ...rest] = input.split('\n')
  const last = rest.pop()
  if (!/^DATA-[0-9a-f]{24}$/.test(first) || last !== first) throw new Error('the material is not fenced')
  return JSON.parse(rest.join('\n'))
}

function partsOf(material: unknown): Pick<PeerQuestion, 'mentions' | 'facts' | 'question'> {
  if (Array.isArray(material)) return { mentions: mentionsSchema.parse(material), facts: [], question: null }
  const read = figuresSchema.safeParse(material)
  if (!read.success) return { mentions: [], facts: [], question: null }
  const { question = null, facts, mentions } = read.data
  return { mentions: mentions.map(({ id, text }) => ({ id, text })), facts, question }
}

/** Strict mode: every object closed, every property required. */
function isStrictSchema(schema: unknown): boolean {
  if (Array.isArray(schema)) return schema.every(isStrictSchema)
  if (schema === null || typeof schema !== 'object') return true
  const { type, properties, required, additionalProperties } = z
    .looseObject({
      type: z.unknown().optional(),
      properties: z.record(z.string(), z.unknown()).default({}),
      required: z.array(z.string()).default([]),
      additionalProperties: z.unknown().optional(),
    })
    .parse(schema)
  const closed =
    type !== 'object' ||
    (additionalProperties === false && Object.keys(properties).every((name) => required.includes(name)))
  return closed && Object.values(schema).every(isStrictSchema)
}
