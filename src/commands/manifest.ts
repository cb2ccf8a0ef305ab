import { writeFileSync } from 'node:fs'
import { InvalidArgumentError } from 'commander'
import { readEnvironment } from '../config/environment.ts'
import { configJsonSchema } from '../config/json-schema.ts'
import { loadConfig } from '../config/load.ts'
import { Fault } from '../core/fault.ts'

export interface ManifestOptions {
  /** The public address; that of the configuration unless given. */
  readonly url?: string
  readonly configFile: string
}

const MANIFESTS: Readonly<Record<string, (options: ManifestOptions) => Promise<string>>> = {
  config: async () => configJsonSchema(),
  teams: writeTeams,
}

/** Prints the manifest of that name, or what became of it, to standard output. */
export async function manifest(what: string, options: ManifestOptions): Promise<void> {
  const make = MANIFESTS[what]
  if (make === undefined) {
    throw new InvalidArgumentError(
      `There is no manifest ${what}. There are: ${Object.keys(MANIFESTS).join(', ')}.`,
    )
  }
  process.stdout.write(await make(options))
}

const TEAMS_PACKAGE = 'earshot-teams.zip'

async function writeTeams({ url: given, configFile }: ManifestOptions): Promise<string> {
  const { brand, chat, command, server } = loadConfig(configFile, readEnvironment())
  const url = given ?? server.url
  const appId = chat.teams?.appId
  if (url === undefined || !URL.parse(url)?.protocol.startsWith('https:'))
    throw new Fault(
      'Say where Teams reaches Earshot, as it begins with https: --url https://earshot.example.com',
    )
  if (appId === undefined)
    throw new Fault(`Set chat.teams.appId in ${configFile}: the id of the bot that you registered.`)
  const { packTeams, teamsManifest } = await import('../chat/teams/manifest.ts')
  writeFileSync(TEAMS_PACKAGE, packTeams(teamsManifest({ url, appId, company: brand.name, command })))
  return `${TEAMS_PACKAGE} is written. Upload it in Teams: Apps, Manage your apps, Upload an app.\n`
}
