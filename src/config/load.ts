import { readFileSync } from 'node:fs'
import { isScalar, LineCounter, parseDocument, visit } from 'yaml'
import { z } from 'zod'
import { choose } from '../core/nearest.ts'
import { checkReferences } from './coherence.ts'
import type { Environment } from './environment.ts'
import { type ConfigFault, ConfigFaults } from './fault.ts'
import { type Config, configSchema } from './schema.ts'

/**
 * Reads and checks `file`, with `${NAME}` filled in from the environment.
 * @throws {ConfigFaults} with everything that is wrong, each with its line.
 */
export function loadConfig(file: string, environment: Environment): Config {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new ConfigFaults(file, [{ line: null, path: '', problem: `It cannot be read: ${reason}` }])
  }
  return parseConfig(text, file, environment)
}

/** As `loadConfig`, of a text; `file` is its name in the faults. */
export function parseConfig(text: string, file: string, environment: Environment): Config {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  if (document.errors.length > 0) {
    throw new ConfigFaults(
      file,
      document.errors.map((error) => ({
        line: lines.linePos(error.pos[0]).line,
        path: '',
        problem: `It is not valid YAML here: ${error.message}`,
      })),
    )
  }

  const faults: ConfigFault[] = []
  /** Before the environment is filled in: what is shown in a fault holds no secret. */
  let written: unknown
  try {
    written = document.toJS() ?? {}
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new ConfigFaults(file, [{ line: null, path: '', problem: `It is not valid YAML: ${reason}` }])
  }
  visit(document, {
    Scalar(key, node) {
      if (key === 'key' || typeof node.value !== 'string') return
      node.value = node.value.replace(/\$\{(\w+)\}/g, (whole, name: string) => {
        const value = environment[name]
        if (value !== undefined && value !== '') return value
        const line = node.range ? lines.linePos(node.range[0]).line : null
        faults.push({ line, path: whole, problem: `Set ${name} in .env or in the environment.` })
        return whole
      })
    },
  })

  function lineOf(path: readonly PropertyKey[]): number | null {
    for (let depth = path.length; depth > 0; depth--) {
      const node = document.getIn(path.slice(0, depth), true)
      if (isScalar(node) || (node !== null && typeof node === 'object' && 'range' in node)) {
        const range: unknown = node.range
        if (Array.isArray(range) && typeof range[0] === 'number') return lines.linePos(range[0]).line
      }
    }
    return null
  }

  const parsed = configSchema.safeParse(document.toJS() ?? {}, { error: knownSettings })
  if (!parsed.success) {
    faults.push(...parsed.error.issues.flatMap((issue) => explain(issue, written, lineOf)))
    throw new ConfigFaults(file, inOrder(faults))
  }
  faults.push(
    ...checkReferences(parsed.data).map(({ path, problem }) => ({
      line: lineOf(path),
      path: sayPath(path),
      problem,
    })),
  )
  const port = environment['PORT']
  if ((port && !/^\d{1,5}$/.test(port)) || Number(port) > 65_535)
    faults.push({
      line: null,
      path: 'PORT',
      problem: `Found ${sayValue(port)} in the environment; it should be a number from 0 to 65535.`,
    })
  if (faults.length > 0) throw new ConfigFaults(file, inOrder(faults))
  return withEnvironment(parsed.data, environment)
}

/** What the machine decides rather than the company: where the database and the model are, which port is free. */
function withEnvironment(config: Config, environment: Environment): Config {
  const url = environment['DATABASE_URL']
  const port = Number(environment['PORT'] || Number.NaN)
  const baseUrl = environment['OPENAI_BASE_URL']
  return {
    ...config,
    model: config.model && baseUrl ? { ...config.model, baseUrl } : config.model,
    ledger: url ? { ...config.ledger, url } : config.ledger,
    server: Number.isInteger(port) ? { ...config.server, port } : config.server,
  }
}

function explain(
  issue: z.core.$ZodIssue,
  written: unknown,
  lineOf: (path: readonly PropertyKey[]) => number | null,
): ConfigFault[] {
  const found = valueAt(written, issue.path)
  const at = (path: readonly PropertyKey[], problem: string): ConfigFault => ({
    line: lineOf(path),
    path: sayPath(path),
    problem,
  })
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) =>
        at(
          [...issue.path, key],
          `Earshot knows no such setting. ${sayMeant(key, issue.message.split(', '))}`,
        ),
      )
    case 'invalid_type':
      if (found === undefined) return [at(issue.path, `It is missing. It should be ${sayRight(issue)}.`)]
      return [at(issue.path, `Found ${sayValue(found)}; it should be ${sayRight(issue)}.`)]
    case 'invalid_value':
      return [
        at(
          issue.path,
          `Found ${sayValue(found)}; it should be one of ${issue.values.map(String).join(', ')}.`,
        ),
      ]
    case 'invalid_union': {
      if ('options' in issue && issue.options) {
        return [
          at(
            issue.path,
            `Found ${sayValue(found)}; it should be one of ${issue.options.map(String).join(', ')}.`,
          ),
        ]
      }
      if (hasOwnWords(issue))
        return [at(issue.path, `Found ${sayValue(found)}; it should be ${issue.message}.`)]
      const fits = issue.errors.find((branch) => branch.every((inner) => !isWrongShape(inner)))
      return (fits ?? issue.errors[0] ?? []).flatMap((inner) =>
        explain({ ...inner, path: [...issue.path, ...inner.path] }, written, lineOf),
      )
    }
    case 'invalid_key':
      return issue.issues.map((inner) =>
        at(issue.path, `The name is not right: it should be ${inner.message}.`),
      )
    case 'too_big':
      return [at(issue.path, `Found ${sayValue(found)}; it should be at most ${issue.maximum}.`)]
    case 'too_small':
      return [at(issue.path, `Found ${sayValue(found)}; it should be at least ${issue.minimum}.`)]
    case 'invalid_format':
      if (issue.format === 'url') {
        return [
          at(issue.path, `Found ${sayValue(found)}; it should be an address that begins with https://.`),
        ]
      }
      return [at(issue.path, `Found ${sayValue(found)}; it should be ${issue.message}.`)]
    default:
      return [at(issue.path, `Found ${sayValue(found)}; it should be ${issue.message}.`)]
  }
}

/** Of a setting that is not known, those that are; of everything else, what zod says. */
function knownSettings(issue: z.core.$ZodRawIssue): string | undefined {
  const { inst } = issue
  return issue.code === 'unrecognized_keys' && inst instanceof z.ZodObject
    ? Object.keys(inst.shape).join(', ')
    : undefined
}

function sayMeant(key: string, known: readonly string[]): string {
  const choice = choose(key, known)
  const near = 'chosen' in choice ? [choice.chosen] : choice.like
  return near.length > 0 ? `Did you mean ${near.join(' or ')}?` : `There are: ${known.join(', ')}.`
}

/** The branch of a union that was not meant: a list where a word is, a word where a list is. */
function isWrongShape(issue: z.core.$ZodIssue): boolean {
  return issue.code === 'invalid_type' && issue.path.length === 0
}

/** Whether the schema says in words of its own what would be right. */
function hasOwnWords({ message }: z.core.$ZodIssue): boolean {
  return !message.startsWith('Invalid ')
}

function sayRight(issue: z.core.$ZodIssueInvalidType): string {
  return hasOwnWords(issue) ? issue.message : sayType(issue.expected)
}

function sayType(expected: string): string {
  const words: Record<string, string> = {
    string: 'text',
    number: 'a number',
    int: 'a whole number',
    boolean: 'true or false',
    array: 'a list',
    object: 'a group of settings',
    record: 'a group of settings',
  }
  return words[expected] ?? expected
}

/** Never shows what may be a secret at length. */
function sayValue(value: unknown): string {
  if (value === undefined) return 'nothing'
  const text = JSON.stringify(value) ?? String(value)
  return text.length > 60 ? `${text.slice(0, 57)}…` : text
}

function sayPath(path: readonly PropertyKey[]): string {
  return path
    .map((key, index) => (typeof key === 'number' ? `[${key}]` : `${index === 0 ? '' : '.'}${String(key)}`))
    .join('')
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (inner, key) => (inner !== null && typeof inner === 'object' ? Reflect.get(inner, key) : undefined),
    value,
  )
}

function inOrder(faults: readonly ConfigFault[]): ConfigFault[] {
  return faults.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0))
}
