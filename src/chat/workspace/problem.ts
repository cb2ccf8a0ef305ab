import type { ErrorRequestHandler } from 'express'
import { ZodError, z } from 'zod'
import { LedgerFault } from '../../core/ledger.ts'
import type { Log } from '../../core/log.ts'
import type { ProblemBody } from './wire.ts'

/** Why a request is not carried out, in words for the person at the page. */
export class Problem extends Error {
  override readonly name = 'Problem'
  readonly status: number

  constructor(status: number, message: string) {
    super(message)
    this.status = status
  }
}

/** As the parsers of bodies throw them. */
const httpError = z.object({
  status: z.int().min(400).max(499),
  expose: z.literal(true),
  message: z.string(),
})

/** The last in line: every fault becomes a status and a sentence, the unforeseen ones also a line in the log. */
export function tellProblems(log: Log): ErrorRequestHandler {
  return (error, request, response, next) => {
    if (response.headersSent) return next(error)
    const { status, problem } = explain(error)
    if (status >= 500)
      log.error({ err: error, path: request.path }, 'the workspace could not do what was asked')
    response.status(status).json({ problem } satisfies ProblemBody)
  }
}

function explain(error: unknown): ProblemBody & { status: number } {
  if (error instanceof Problem) return { status: error.status, problem: error.message }
  if (error instanceof ZodError)
    return { status: 400, problem: `The page sent something unreadable: ${z.prettifyError(error)}` }
  if (error instanceof LedgerFault) return { status: 503, problem: error.message }
  const known = httpError.safeParse(error)
  if (known.success) return { status: known.data.status, problem: known.data.message }
  return { status: 500, problem: 'Earshot could not do that. Its log says why; try again.' }
}
