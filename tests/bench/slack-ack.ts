import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { Agent, request } from 'node:http'
import { fileURLToPath } from 'node:url'
import { SIGNING_SECRET } from '../peers/slack.ts'
import { signed } from '../peers/slack-deliver.ts'

/**
 * What an acknowledgement costs in CPU: a raw server that only checks the signature, a bare Bolt receiver
 * that only says yes, and Earshot, which writes to the disk before it answers: one row, and a whole claim
 * with its audit trail and the card's update. They take turns, and the medians are compared: the machine's
 * moods hit all of them.
 */
export interface AckBench {
  /** Microseconds of CPU for one acknowledgement. */
  readonly raw: number
  readonly bolt: number
  readonly row: number
  readonly claim: number
}

const ROUNDS = 5
const REQUESTS = 1_000
const AT_ONCE = 8
/** Compiles the code that is used. */
const WARM_UP = 2_000

export async function benchAck(): Promise<AckBench> {
  const servers = await Promise.all(KINDS.map(start))
  try {
    for (const server of servers) await load(server, WARM_UP)
    const costs = new Map(servers.map(({ kind }) => [kind, [] as number[]]))
    for (let round = 0; round < ROUNDS; round++) {
      for (const server of servers) {
        const before = await cpuOf(server)
        await load(server, REQUESTS)
        costs.get(server.kind)?.push(((await cpuOf(server)) - before) / REQUESTS)
      }
    }
    const cost = (kind: Kind) => Math.round(median(costs.get(kind) ?? []))
    return { raw: cost('raw'), bolt: cost('bolt'), row: cost('row'), claim: cost('claim') }
  } finally {
    for (const { process } of servers) process.kill()
  }
}

const KINDS = ['raw', 'bolt', 'row', 'claim'] as const
type Kind = (typeof KINDS)[number]

interface Server {
  readonly kind: Kind
  readonly process: ChildProcess
  readonly port: number
  /** Mentions that were acted on. */
  next: number
}

async function start(kind: Server['kind']): Promise<Server> {
  const process = fork(fileURLToPath(new URL('slack-ack-server.ts', import.meta.url)), [
    kind,
    String(WARM_UP + ROUNDS * REQUESTS),
  ])
  const [port] = await once(process, 'message')
  return { kind, process, port: Number(port), next: 1 }
}

async function cpuOf({ process }: Server): Promise<number> {
  process.send('cpu')
  const [used] = await once(process, 'message')
  return Number(used)
}

async function load(server: Server, requests: number): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE })
  let left = requests
  const worker = async () => {
    while (left-- > 0) await ask(server, agent)
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
  agent.destroy()
}

function ask(server: Server, agent: Agent): Promise<void> {
  const mention = server.next++
  const { body, headers } = signed(
    'slash_commands',
    {
      command: '/gap',
      text: `claim M-${mention}`,
      user_id: 'U0000001',
      user_name: 'noor',
      channel_id: 'C0000001',
      channel_name: 'billing',
      team_id: 'T0000001',
      response_url: 'https://hooks.slack.com/commands/T0000001/1/x',
      trigger_id: `trigger-${mention}`,
    },
    { url: '', signingSecret: SIGNING_SECRET },
  )
  return new Promise((resolve, reject) => {
    const sent = request(
      { port: server.port, path: '/slack/events', method: 'POST', agent, headers },
      (response) => {
        response.resume()
        response.on('end', () =>
          response.statusCode === 200 ? resolve() : reject(new Error(`HTTP ${response.statusCode}`)),
        )
      },
    )
    sent.on('error', reject)
    sent.end(body)
  })
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { raw, bolt, row, claim } = await benchAck()
  const times = (cost: number) => `${(cost / bolt).toFixed(2)} x bare Bolt`
  process.stdout.write(
    `CPU for one Slack acknowledgement: raw ${raw} µs, bare Bolt ${bolt} µs, ` +
      `Earshot with one durable row ${row} µs (${times(row)}), with a whole claim ${claim} µs (${times(claim)})\n`,
  )
}
