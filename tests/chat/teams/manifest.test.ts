import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { AppManifestUtils, type TeamsManifest } from '@microsoft/app-manifest'
import { unzipSync } from 'fflate'
import { describe, expect, it, onTestFinished } from 'vitest'
import { EXTENSION } from '../../../src/chat/teams/extension-commands.ts'
import { packTeams, teamsManifest } from '../../../src/chat/teams/manifest.ts'
import { parseCommand } from '../../../src/core/command.ts'

const OPTIONS = {
  url: 'https://earshot.larkbean.example/',
  appId: '7d1f6f4e-2f7a-4a55-9d5e-1c2b3a4d5e6f',
  company: 'Larkbean Coffee Roasters and Sons of Bremen',
}

/** Microsoft's own reading of it, without its network: the schema comes with the package. */
async function faultsOf(manifest: object): Promise<readonly string[]> {
  const text = JSON.stringify(manifest)
  const read: TeamsManifest = JSON.parse(text)
  return AppManifestUtils.validateAgainstSchema(read)
}

describe('the manifest', () => {
  it('is true to Microsoft’s schema, and that judges', async () => {
    const manifest = teamsManifest(OPTIONS)
    expect(await faultsOf(manifest)).toEqual([])
    expect(await faultsOf({ ...manifest, nonsense: 1 })).not.toEqual([])
    expect(await faultsOf({ ...manifest, accentColor: 'teal' })).not.toEqual([])
  })

  it('needs the version that knows slash commands', async () => {
    const older = {
      ...teamsManifest(OPTIONS),
      manifestVersion: '1.28',
      $schema: 'https://developer.microsoft.com/json-schemas/teams/v1.28/MicrosoftTeams.schema.json',
    }
    expect((await faultsOf(older)).join()).toMatch(/additional/)
  })

  it('lists commands that the grammar reads as they stand', () => {
    const { bots } = Object(teamsManifest(OPTIONS))
    const lists: readonly { readonly commands: readonly { readonly title: string }[] }[] =
      bots[0].commandLists
    expect(lists).toHaveLength(3)
    for (const { commands } of lists) {
      expect(commands.length).toBeLessThanOrEqual(12)
      for (const { title } of commands.filter((command) => command.title !== 'home')) {
        const read = parseCommand(title, { about: 1, departments: ['x'] })
        const verb = 'parsed' in read ? read.parsed.verb : read.help
        expect(verb).toBe(title)
      }
    }
  })

  it('has exactly the message extension’s commands that Earshot answers', () => {
    const { composeExtensions } = Object(teamsManifest(OPTIONS))
    const ids = composeExtensions[0].commands.map(({ id }: { id: string }) => id)
    expect(new Set(ids)).toEqual(new Set(Object.values(EXTENSION)))
  })

  it('names the installation it is for', () => {
    expect(teamsManifest(OPTIONS)).toMatchObject({
      id: OPTIONS.appId,
      developer: { privacyUrl: 'https://earshot.larkbean.example/teams/about' },
      validDomains: ['earshot.larkbean.example'],
    })
  })
})

describe('the package', () => {
  const packed = packTeams(teamsManifest(OPTIONS))

  it('holds the manifest and both icons at its root, in the sizes that Teams wants', () => {
    const files = unzipSync(packed)
    expect(Object.keys(files).sort()).toEqual(['color.png', 'manifest.json', 'outline.png'])
    expect(JSON.parse(new TextDecoder().decode(files['manifest.json']))).toEqual(teamsManifest(OPTIONS))
    expect(pngOf(files['color.png'])).toMatchObject({ width: 192, height: 192 })
    expect(pngOf(files['outline.png'])).toMatchObject({ width: 32, height: 32, transparent: true })
  })

  it('is the same for the same manifest', () => {
    expect(Buffer.from(packTeams(teamsManifest(OPTIONS))).equals(Buffer.from(packed))).toBe(true)
  })
})

describe('the command line', () => {
  it('writes the package, or says what is missing', () => {
    const folder = mkdtempSync(join(tmpdir(), 'earshot-'))
    onTestFinished(() => rmSync(folder, { recursive: true }))
    const main = fileURLToPath(new URL('../../../src/main.ts', import.meta.url))
    const run = (...more: readonly string[]) =>
      spawnSync(process.execPath, [main, 'manifest', 'teams', ...more], { cwd: folder, encoding: 'utf8' })
    const { appId } = OPTIONS
    const teams = (given: object) =>
      writeFileSync(
        join(folder, 'earshot.yaml'),
        JSON.stringify({ brand: { name: 'Larkbean' }, chat: { teams: given } }),
      )
    teams({ development: true })
    expect(run('--url', OPTIONS.url)).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('chat.teams.appId'),
    })
    teams({ appId, tenantId: appId, secret: 'x' })
    expect(run('--url', 'http://earshot.example')).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('https:'),
    })
    expect(run('--url', OPTIONS.url)).toMatchObject({ status: 0, stderr: '' })
    const written = unzipSync(readFileSync(join(folder, 'earshot-teams.zip')))
    expect(JSON.parse(new TextDecoder().decode(written['manifest.json']))).toEqual(
      teamsManifest({ ...OPTIONS, company: 'Larkbean' }),
    )
  })
})

/** As its header has it. */
function pngOf(file: Uint8Array | undefined) {
  const bytes = Buffer.from(file ?? [])
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20), transparent: bytes[25] === 6 }
}
