import { fileURLToPath } from 'node:url'
import { Ajv } from 'ajv'
import { createGenerator } from 'ts-json-schema-generator'

/** What is wrong with an Adaptive Card by Microsoft's own types, in which unknown properties are faults too. */
export function cardFaults(): (content: unknown) => readonly string[] {
  const types = fileURLToPath(import.meta.resolve('@microsoft/teams.cards')).replace(
    /index\.m?js$/,
    'core.d.ts',
  )
  const schema = createGenerator({
    path: types,
    type: 'IAdaptiveCard',
    expose: 'all',
    skipTypeCheck: true,
  }).createSchema('IAdaptiveCard')
  const validate = new Ajv({ strict: false }).compile(JSON.parse(JSON.stringify(schema)))
  return (content) =>
    validate(content)
      ? []
      : (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message ?? ''}`)
}
