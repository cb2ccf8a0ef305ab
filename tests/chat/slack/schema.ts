import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { Ajv, type ValidateFunction } from 'ajv'
import { createGenerator } from 'ts-json-schema-generator'

/** A JSON Schema made of Slack's own types: it knows no lengths, but every block, element and field. */
const bolt = createRequire(import.meta.url).resolve('@slack/bolt')
const types = dirname(createRequire(bolt).resolve('@slack/types'))

const generator = createGenerator({
  path: join(types, 'index.d.ts'),
  skipTypeCheck: true,
  additionalProperties: false,
})

function validator(type: string): ValidateFunction {
  const schema: object = JSON.parse(JSON.stringify(generator.createSchema(type)))
  return new Ajv({ strict: false }).compile(schema)
}

const VALIDATORS = {
  block: validator('KnownBlock'),
  modal: validator('ModalView'),
  home: validator('HomeView'),
}

export function schemaFaults(type: keyof typeof VALIDATORS, value: unknown): string[] {
  const validate = VALIDATORS[type]
  if (validate(JSON.parse(JSON.stringify(value)))) return []
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`)
}
