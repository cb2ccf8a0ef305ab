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

/** Slack's types do not know its charts yet; this is what its documentation says of them. */
const chart = new Ajv().compile({
  type: 'object',
  additionalProperties: false,
  required: ['type', 'title', 'chart'],
  properties: {
    type: { const: 'data_visualization' },
    title: { type: 'string' },
    block_id: { type: 'string' },
    chart: {
      type: 'object',
      additionalProperties: false,
      required: ['type', 'series', 'axis_config'],
      properties: {
        type: { enum: ['line', 'bar'] },
        series: {
          type: 'array',
          items: {
            type: 'object',
            additionalProperties: false,
            required: ['name', 'data'],
            properties: {
              name: { type: 'string' },
              data: {
                type: 'array',
                items: {
                  type: 'object',
                  additionalProperties: false,
                  required: ['label', 'value'],
                  properties: { label: { type: 'string' }, value: { type: 'number' } },
                },
              },
            },
          },
        },
        axis_config: {
          type: 'object',
          additionalProperties: false,
          required: ['categories'],
          properties: {
            categories: { type: 'array', items: { type: 'string' } },
            x_label: { type: 'string' },
            y_label: { type: 'string' },
          },
        },
      },
    },
  },
})

export function schemaFaults(type: keyof typeof VALIDATORS, value: unknown): string[] {
  const isChart =
    value !== null && typeof value === 'object' && Reflect.get(value, 'type') === 'data_visualization'
  const validate = isChart ? chart : VALIDATORS[type]
  if (validate(JSON.parse(JSON.stringify(value)))) return []
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`)
}
