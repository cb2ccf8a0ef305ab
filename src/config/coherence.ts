import { departmentChannel } from './channels.ts'
import type { Config } from './schema.ts'
import { checkTeams } from './teams.ts'

export interface Incoherence {
  readonly path: readonly (string | number)[]
  readonly problem: string
}

/** What each setting allows alone but not together: names that point nowhere, names used twice. */
export function checkReferences(config: Config): Incoherence[] {
  const departments = Object.keys(config.departments)
  const channels = new Set([
    ...Object.keys(config.channels),
    ...departments.map((name) => departmentChannel(config, name)),
  ])
  return [
    ...checkTeams(config),
    ...checkSample(config),
    ...(departments.length === 0
      ? [{ path: ['departments'], problem: 'Name at least one department.' }]
      : []),
    ...config.routes.flatMap((route, index) => [
      ...route.to
        .filter((name) => !channels.has(name))
        .map((name) => unknown(['routes', index, 'to'], 'channel', name, [...channels])),
      ...(route.when.department ?? [])
        .filter((name) => !departments.includes(name))
        .map((name) => unknown(['routes', index, 'when', 'department'], 'department', name, departments)),
      ...(route.when.source ?? [])
        .filter((name) => !config.sources.some((source) => source.name === name))
        .map((name) =>
          unknown(
            ['routes', index, 'when', 'source'],
            'source',
            name,
            config.sources.map((source) => source.name),
          ),
        ),
    ]),
    ...config.digests.flatMap(({ to, department }, index) => [
      ...(to.startsWith('@')
        ? config.members.some(({ handle }) => `@${handle}` === to)
          ? []
          : [
              unknown(
                ['digests', index, 'to'],
                'member',
                to,
                config.members.map(({ handle }) => `@${handle}`),
              ),
            ]
        : channels.has(to)
          ? []
          : [unknown(['digests', index, 'to'], 'channel', to, [...channels])]),
      ...(department === undefined || departments.includes(department)
        ? []
        : [unknown(['digests', index, 'department'], 'department', department, departments)]),
    ]),
    ...config.members.flatMap((member, index) =>
      member.departments
        .filter((name) => !departments.includes(name))
        .map((name) => unknown(['members', index, 'departments'], 'department', name, departments)),
    ),
    ...twice(
      config.members.map((member) => member.handle),
      (index, name) => ({
        path: ['members', index, 'handle'],
        problem: `Two members have the handle ${name}. Give each their own.`,
      }),
    ),
    ...twice(
      config.sources.map((source) => source.name),
      (index, name) => ({
        path: ['sources', index, 'name'],
        problem: `Two sources are called ${name}. Give each its own name.`,
      }),
    ),
  ]
}

/** Whoever copies the sample's configuration does not want its customers among their own. */
function checkSample({ ledger, sources }: Config): Incoherence[] {
  if (ledger.file !== 'ledger/sample.db' || sources.some(({ kind }) => kind === 'sample')) return []
  const problem =
    'The sample brand’s customers are in ledger/sample.db. Take this setting out, or name another file.'
  return [{ path: ['ledger', 'file'], problem }]
}

function unknown(
  path: (string | number)[],
  what: string,
  name: string,
  known: readonly string[],
): Incoherence {
  return { path, problem: `There is no ${what} ${name}. There are: ${known.join(', ') || 'none'}.` }
}

function twice(names: readonly string[], say: (index: number, name: string) => Incoherence): Incoherence[] {
  return names.flatMap((name, index) => (names.indexOf(name) < index ? [say(index, name)] : []))
}
