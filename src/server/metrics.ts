import { Counter, Gauge, Histogram, Registry } from 'prom-client'

/** What operators watch, in Prometheus' words. */
export interface Metrics {
  readonly registry: Registry
  readonly pulled: Counter<'source'>
  readonly stored: Counter<'source'>
  readonly pullFailures: Counter<'source'>
  readonly analysed: Counter
  readonly copies: Counter
  readonly routed: Counter
  readonly deliveries: Counter<'outcome'>
  /** Seconds from a person's request to its answer. */
  readonly ack: Histogram<'via'>
  readonly waiting: Gauge<'step'>
  readonly inDoubt: Gauge
  readonly queueAge: Gauge
}

export function createMetrics(): Metrics {
  const registry = new Registry()
  const registers = [registry]
  const counter = <L extends string>(name: string, help: string, labelNames: L[] = []) =>
    new Counter<L>({ name: `earshot_${name}`, help, labelNames, registers })
  const gauge = <L extends string>(name: string, help: string, labelNames: L[] = []) =>
    new Gauge<L>({ name: `earshot_${name}`, help, labelNames, registers })
  return {
    registry,
    pulled: counter('pulled_total', 'Entries that sources brought, known ones included', ['source']),
    stored: counter('stored_total', 'Mentions stored', ['source']),
    pullFailures: counter('pull_failures_total', 'Pulls that failed', ['source']),
    analysed: counter('analysed_total', 'Mentions understood'),
    copies: counter('copies_total', 'Mentions folded into another as copies'),
    routed: counter('routed_total', 'Mentions decided on'),
    deliveries: counter('deliveries_total', 'Posts and updates by what became of them', ['outcome']),
    ack: new Histogram({
      name: 'earshot_ack_seconds',
      help: 'Time to answer a person',
      labelNames: ['via'],
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 3],
      registers,
    }),
    waiting: gauge('waiting', 'What waits at a step', ['step']),
    inDoubt: gauge('in_doubt', 'Posts whose answer was lost and that a person should look at'),
    queueAge: gauge('queue_age_seconds', 'How long the oldest owed post has waited'),
  }
}
