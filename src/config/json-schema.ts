import { z } from 'zod'
import { configSchema } from './schema.ts'

/** What editors complete and check `earshot.yaml` by. */
export function configJsonSchema(): string {
  const schema = z.toJSONSchema(configSchema, { io: 'input', unrepresentable: 'any' })
  return `${JSON.stringify({ title: 'earshot.yaml', ...schema }, null, 2)}\n`
}
