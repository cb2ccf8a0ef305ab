import type { Instant } from '../core/time.ts'

/** A language model, asked one thing at a time. It has no tools and keeps nothing. */
export interface Model {
  /** As its provider spells it. */
  readonly name: string
  /** @throws {ModelFault} and nothing else. */
  ask(question: Question, signal: AbortSignal): Promise<Answer>
  /** Resolves when the key is good and the model exists; costs nothing. @throws {ModelFault} */
  probe(signal: AbortSignal): Promise<void>
}

export interface Question {
  /** Ours; the same from call to call. */
  readonly instructions: string
  /** The material, customers' words fenced within. */
  readonly input: string
  /** What the answer must look like. */
  readonly format: { readonly name: string; readonly schema: Readonly<Record<string, unknown>> }
  readonly maxOutputTokens: number
}

export interface Answer {
  /** Not yet parsed: no more to be trusted than any other text. */
  readonly text: string
  /** Null when the server does not say. */
  readonly usage: Usage | null
}

export interface Usage {
  readonly inputTokens: number
  readonly outputTokens: number
}

export const FAULTS = {
  /** It asks to wait. Not billed. */
  busy: { retried: true, counts: true },
  /** Certainly not answered. Not billed. */
  unavailable: { retried: true, counts: true },
  /** The answer was lost on the way, or not waited for. Perhaps billed. */
  lost: { retried: true, counts: true },
  /** Only the administrator can mend it. */
  lasting: { retried: false, counts: true },
  /** It answered what nobody can use. Billed. */
  unusable: { retried: false, counts: true },
  /** It would not speak about this. Says nothing of how it does otherwise. */
  declined: { retried: false, counts: false },
} as const

export type FaultKind = keyof typeof FAULTS

/** Why there is no answer, in words for the administrator; never holds customers' words. */
export class ModelFault extends Error {
  override readonly name = 'ModelFault'
  readonly kind: FaultKind
  /** The server asked not to be called before this. */
  readonly notBefore: Instant | null
  readonly usage: Usage | null

  constructor(
    kind: FaultKind,
    message: string,
    options: { notBefore?: Instant | null; usage?: Usage | null; cause?: unknown } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause })
    this.kind = kind
    this.notBefore = options.notBefore ?? null
    this.usage = options.usage ?? null
  }
}
