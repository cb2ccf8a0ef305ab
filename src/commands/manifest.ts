import { writeFileSync } from 'node:fs'
import { InvalidArgumentError } from 'commander'
import { readEnvironment } from '../config/environment.ts'
import { configJsonSchema } from '../config/json-schema.ts'
import { loadConfig } from '../config/load.ts'
import { configSchema } from '../config/schema.ts'
import { slackMode } from '../config/slack.ts'
import { Fault } from '../core/fault.ts'

export interface ManifestOptions {
  /** The public address; that of the configuration unless given. */
  readonly url?: string
  /** Slack: the slash command’s name; that of the configuration unless given. */
  readonly command?: string
  readonly configFile: string
}

const MANIFESTS: Readonly<Record<string, (options: ManifestOptions) => Promise<string>>> = {
  config: async () => configJsonSchema(),
  slack: writeSlack,
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

async function writeSlack({ url: given, command: named, configFile }: ManifestOptions): Promise<string> {
  const { chat, command, server } = loadConfig(configFile, readEnvironment())
  const name = configSchema.shape.command.safeParse(named ?? command)
  if (!name.success)
    throw new Fault(`/${named} is no slash command: it should be ${name.error.issues[0]?.message}.`)
  const { slackManifest } = await import('../chat/slack/manifest.ts')
  const publicUrl = given ?? server.url
  const socketMode = chat.slack ? slackMode(chat.slack) === 'socket' : publicUrl === undefined
  if (!socketMode && publicUrl !== undefined && !isHttps(publicUrl))
    throw new Fault('Slack calls only an address that begins with https: --url https://earshot.example.com')
  return slackManifest({
    url: socketMode ? null : (publicUrl ?? null),
    command: name.data,
    socketMode,
    distributed: chat.slack?.oauth !== undefined,
  })
}

function isHttps(url: string): boolean {
  return URL.parse(url)?.protocol === 'https:'
}

const TEAMS_PACKAGE = 'earshot-teams.zip'

async function writeTeams({ url: given, configFile }: ManifestOptions): Promise<string> {
  const { brand, chat, server } = loadConfig(configFile, readEnvironment())
  const url = given ?? server.url
  const appId = chat.teams?.appId
  if (url === undefined || !isHttps(url))
    throw new Fault(
      'Say where Teams reaches Earshot, as it begins with https: --url https://earshot.example.com',
    )
  if (appId === undefined)
    throw new Fault(`Set chat.teams.appId in ${configFile}: the id of the bot that you registered.`)
  const { packTeams, teamsManifest } = await import('../chat/teams/manifest.ts')
  writeFileSync(TEAMS_PACKAGE, packTeams(teamsManifest({ url, appId, company: brand.name })))
  return `${TEAMS_PACKAGE} is written. Upload it in Teams: Apps, Manage your apps, Upload an app.\n`
}
