import { z } from 'zod'
import { FORMS, type FormRequest } from '../../core/form.ts'

/** What a button of a card sends back. It is the client's word: whatever it asks for goes through the desk. */
export interface ActionData {
  /** A command line. */
  readonly run?: string
  /** The command that made the card the button stands on. */
  readonly from?: string
  readonly ask?: FormRequest
  readonly submit?: FormRequest
  /** The key of the post whose present state is asked for. */
  readonly refresh?: string
  readonly msteams?: { readonly type: 'task/fetch' }
}

const request = z.object({
  form: z.enum(FORMS),
  mention: z.int().positive(),
  carries: z.string().max(100).exactOptional(),
})
const line = z.string().min(1).max(8_000)

const schema = z.object({
  run: line.optional(),
  from: line.optional(),
  ask: request.optional(),
  submit: request.optional(),
  refresh: z.string().min(1).max(200).optional(),
})

/** Empty when it is nothing that Earshot wrote. */
export function readData(value: unknown): z.infer<typeof schema> {
  return schema.safeParse(value).data ?? {}
}
