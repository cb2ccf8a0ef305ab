import type OpenAI from 'openai'
import { z } from 'zod'
import type { ModelConfig } from '../config/model.ts'
import type { Clock } from '../core/time.ts'
import { faultOf } from './faults.ts'
import { parseJson } from './json.ts'
import { type Answer, type Model, ModelFault, type Question } from './model.ts'

/** No honest answer comes near it; it bounds the memory that a broken server can take. */
const LARGEST_ANSWER = 1_000_000

/** Loads the SDK, about 35 MB of memory, when the first question is asked. */
export function createOpenAI(config: ModelConfig, clock: Pick<Clock, 'now'>): Model {
  let loading: Promise<Sdk> | null = null

  async function call<T>(signal: AbortSignal, run: (client: OpenAI) => Promise<T>): Promise<T> {
    loading ??= load(config)
    const { client, library } = await loading
    try {
      return await run(client)
    } catch (error) {
      throw faultOf(error, { library, config, signal, now: clock.now() })
    }
  }

  return {
    name: config.name,
    ask: (question, signal) =>
      call(signal, async (client) => {
        const response = await client.responses.create(body(config, question), { signal }).asResponse()
        return readAnswer(parseJson(await response.text()))
      }),
    async probe(signal) {
      await call(signal, (client) => client.models.retrieve(config.name, { signal }))
    },
  }
}

interface Sdk {
  readonly client: OpenAI
  readonly library: typeof import('openai')
}

/** Everything is said here, so that the SDK finds nothing out from the process's environment. */
async function load({ apiKey, baseUrl }: ModelConfig): Promise<Sdk> {
  const library = await import('openai')
  const client = new library.OpenAI({
    apiKey,
    baseURL: baseUrl,
    organization: null,
    project: null,
    adminAPIKey: null,
    webhookSecret: null,
    // Retries and deadlines go by our own clock, and its log would hold customers' words.
    maxRetries: 0,
    logLevel: 'off',
    // Customers' words go where the config says and nowhere else.
    fetchOptions: { redirect: 'error' },
    fetch: async (address, init) => bounded(await fetch(address, init)),
  })
  return { client, library }
}

function body({ name, effort }: ModelConfig, { instructions, input, format, maxOutputTokens }: Question) {
  return {
    model: name,
    instructions,
    input,
    max_output_tokens: maxOutputTokens,
    // The provider keeps answers for a month unless told not to.
    store: false,
    text: {
      format: { type: 'json_schema' as const, strict: true, name: format.name, schema: format.schema },
    },
    ...(effort === undefined ? {} : { reasoning: { effort } }),
  }
}

function bounded(response: Response): Response {
  let left = LARGEST_ANSWER
  const counting = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      left -= chunk.byteLength
      if (left < 0) controller.error(new ModelFault('unusable', 'The model’s server answers without end.'))
      else controller.enqueue(chunk)
    },
  })
  return new Response(response.body?.pipeThrough(counting) ?? null, response)
}

const count = z.int().min(0)
const responseSchema = z.object({
  status: z.string().default('completed'),
  incomplete_details: z.object({ reason: z.string().optional() }).nullish(),
  output: z.array(
    z.object({
      content: z
        .array(z.object({ type: z.string(), text: z.string().optional() }))
        .nullish()
        .catch(null),
    }),
  ),
  usage: z.object({ input_tokens: count, output_tokens: count }).nullish().catch(null),
})

function readAnswer(response: unknown): Answer {
  const parsed = responseSchema.safeParse(response)
  if (!parsed.success) {
    throw new ModelFault(
      'unusable',
      'What answers is not OpenAI’s Responses API. Check model.baseUrl; it usually ends with /v1.',
    )
  }
  const { status, incomplete_details, output, usage: used } = parsed.data
  const usage = used ? { inputTokens: used.input_tokens, outputTokens: used.output_tokens } : null
  const parts = output.flatMap(({ content }) => content ?? [])
  const fault = (kind: 'declined' | 'unusable' | 'unavailable', message: string) =>
    new ModelFault(kind, message, { usage })
  if (parts.some(({ type }) => type === 'refusal') || incomplete_details?.reason === 'content_filter') {
    throw fault('declined', 'The model would not speak about these mentions.')
  }
  if (status === 'incomplete') {
    throw fault('unusable', 'The model ran out of room before it had answered. Set model.effort lower.')
  }
  if (status !== 'completed') throw fault('unavailable', `The model’s server could not finish (${status}).`)
  const text = parts.map((part) => (part.type === 'output_text' ? (part.text ?? '') : '')).join('')
  if (text === '') throw fault('unusable', 'The model answered with nothing.')
  return { text, usage }
}
