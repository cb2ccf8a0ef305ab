/** How one call goes wrong. */
export type PeerFault =
  /** Not carried out. */
  | { readonly fault: 'rate limited'; readonly retryAfterS: number }
  | { readonly fault: 'server error'; readonly carriedOut: boolean }
  /** The connection breaks before the answer. */
  | { readonly fault: 'lost'; readonly carriedOut: boolean }
  /** Slack says no, or that it does not know itself. */
  | { readonly fault: 'answer'; readonly error: string }
  /** The answer is a proxy's page. */
  | { readonly fault: 'proxy page' }

export interface FaultPlan {
  /** The next calls of a method go wrong in this order; null: it goes well. */
  script(method: string, ...faults: readonly (PeerFault | null)[]): void
  /** Of posts and updates, from now on. */
  rates: { serverError: number; rateLimited: number; lost: number }
  next(method: string): PeerFault | null
}

/** @param seed the same seed, the same faults */
export function planFaults(seed: number): FaultPlan {
  const scripts = new Map<string, (PeerFault | null)[]>()
  const random = seeded(seed)
  const plan: FaultPlan = {
    rates: { serverError: 0, rateLimited: 0, lost: 0 },
    script(method, ...faults) {
      scripts.set(method, [...(scripts.get(method) ?? []), ...faults])
    },
    next(method) {
      const script = scripts.get(method)
      if (script && script.length > 0) return script.shift() ?? null
      if (method !== 'chat.postMessage' && method !== 'chat.update') return null
      const { serverError, rateLimited, lost } = plan.rates
      const drawn = random()
      if (drawn < serverError) return { fault: 'server error', carriedOut: random() < 0.5 }
      if (drawn < serverError + rateLimited) return { fault: 'rate limited', retryAfterS: 1 }
      if (drawn < serverError + rateLimited + lost) return { fault: 'lost', carriedOut: random() < 0.5 }
      return null
    },
  }
  return plan
}

/** mulberry32 */
function seeded(seed: number): () => number {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
