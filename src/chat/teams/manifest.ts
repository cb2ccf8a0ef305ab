import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { zipSync } from 'fflate'
import { z } from 'zod'
import manifest from '../../../package.json' with { type: 'json' }
import type { Verb } from '../../core/intent.ts'
import { entryOf } from '../../core/verbs.ts'
import { EXTENSION } from './extension-commands.ts'

export interface TeamsManifestOptions {
  /** The public address of this installation. */
  readonly url: string
  readonly appId: string
  /** Who runs it: shown as the app's developer. */
  readonly company: string
}

/** A list of commands holds twelve: those that people need most. The others are said just the same. */
const COMMANDS: readonly Verb[] = [
  'list',
  'show',
  'claim',
  'assign',
  'log',
  'close',
  'draft',
  'dismiss',
  'move',
  'thank',
  'search',
  'help',
]

const FOLDER = new URL('../../../manifests/teams/', import.meta.url)

/** The description of the app for Teams. Its fixed parts stand in manifests/teams/template.json. */
export function teamsManifest({ url, appId, company }: TeamsManifestOptions): object {
  const base = url.replace(/\/+$/, '')
  const about = `${base}/teams/about`
  const template = z.looseObject({}).parse(JSON.parse(readFileSync(new URL('template.json', FOLDER), 'utf8')))
  const commands = COMMANDS.map((verb) => ({ title: verb, description: entryOf(verb).does }))
  const home = { title: 'home', description: 'What waits for you, and what is open in your departments.' }
  return {
    ...template,
    version: manifest.version,
    id: appId,
    developer: { name: company.slice(0, 32), websiteUrl: about, privacyUrl: about, termsOfUseUrl: about },
    bots: [
      {
        botId: appId,
        scopes: ['team', 'personal', 'groupChat'],
        supportsFiles: false,
        isNotificationOnly: false,
        supportsTargetedMessages: true,
        commandLists: [
          { scopes: ['team'], triggers: ['mention', 'slash'], commands },
          { scopes: ['groupChat'], triggers: ['mention', 'slash'], commands },
          {
            scopes: ['personal'],
            triggers: ['mention'],
            commands: [home, ...commands.slice(0, -2), ...commands.slice(-1)],
          },
        ],
      },
    ],
    composeExtensions: [
      {
        botId: appId,
        commands: [
          {
            id: EXTENSION.search,
            type: 'query',
            title: 'Search mentions',
            description: 'Finds what customers said, and inserts it as a card.',
            context: ['compose', 'commandBox'],
            initialRun: true,
            parameters: [
              {
                name: 'words',
                title: 'Words',
                description: 'As in “@Earshot search”: refund, "gift card", kind:praise, since:7d',
                inputType: 'text',
              },
            ],
          },
          {
            id: EXTENSION.track,
            type: 'action',
            title: 'Track as mention',
            description: 'Takes up a message’s words as a customer’s.',
            context: ['message'],
            fetchTask: true,
          },
          {
            id: EXTENSION.log,
            type: 'action',
            title: 'Log action',
            description: 'Records what the team did about a mention.',
            context: ['message'],
            fetchTask: true,
          },
          {
            id: EXTENSION.draft,
            type: 'action',
            title: 'Draft a reply',
            description: 'Suggests replies to a mention, and sends the one that is approved.',
            context: ['message'],
            fetchTask: true,
          },
        ],
      },
    ],
    validDomains: [new URL(base).host],
  }
}

/** The package that is uploaded to Teams: the manifest and both icons. The same bytes for the same manifest. */
export function packTeams(manifest: object): Uint8Array {
  const files = {
    'manifest.json': Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`),
    'color.png': readFileSync(fileURLToPath(new URL('color.png', FOLDER))),
    'outline.png': readFileSync(fileURLToPath(new URL('outline.png', FOLDER))),
  }
  return zipSync(files, { mtime: new Date(2026, 0, 1) })
}
