import { readFile } from 'node:fs/promises'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ConfigFaults } from '../../src/config/fault.ts'
import { configJsonSchema } from '../../src/config/json-schema.ts'
import { loadConfig, parseConfig } from '../../src/config/load.ts'
import { configSchema } from '../../src/config/schema.ts'

function faultsOf(text: string, environment = {}): readonly string[] {
  try {
    parseConfig(text, 'earshot.yaml', environment)
    return []
  } catch (error) {
    if (error instanceof ConfigFaults) return error.message.split('\n')
    throw error
  }
}

describe('a configuration', () => {
  it('of the sample brand is whole', () => {
    const config = loadConfig('src/sample/earshot.yaml', {})
    expect(config.brand.name).toBe('Larkbean')
    expect(config.sources).toHaveLength(6)
  })

  it('needs no more than the brand’s name', () => {
    const config = parseConfig('brand: { name: Acme }', 'earshot.yaml', {})
    expect(Object.keys(config.departments)).toEqual([
      'product',
      'operations',
      'support',
      'billing',
      'people',
      'marketing',
    ])
  })

  it('shows every fault at once, with line, path, what was found and what would be right', () => {
    const text = `brand:
  nam: Acme
sources:
  - kind: fed
    name: one
  - kind: feed
    name: two
    url: somewhere
    every: 10 lightyears
notable: high
members:
  - { handle: ann, name: Ann, role: chief }
`
    expect(faultsOf(text)).toEqual([
      'earshot.yaml:2: brand.name: It is missing. It should be text.',
      'earshot.yaml:2: brand.nam: Earshot knows no such setting. Did you mean name or names?',
      'earshot.yaml:4: sources[0].kind: Found "fed"; it should be one of feed, hackernews, webhook, json, sample.',
      'earshot.yaml:8: sources[1].url: Found "somewhere"; it should be an address that begins with https://.',
      expect.stringContaining(
        'earshot.yaml:9: sources[1].every: Found "10 lightyears"; it should be a duration',
      ),
      'earshot.yaml:10: notable: Found "high"; it should be a number.',
      'earshot.yaml:12: members[0].role: Found "chief"; it should be one of staff, community manager, manager, admin.',
    ])
  })

  it.each([
    ['server: { sort: 1 }', 'server.sort: Earshot knows no such setting. Did you mean port?'],
    ['server: { tls: true }', 'server.tls: Earshot knows no such setting. There are: host, port, url.'],
    ['keepWordsFor: 400', 'keepWordsFor: Found 400; it should be a duration such as 30s, 10m, 2h, 3d.'],
    [
      'digests: [{ to: support, every: dayly }]',
      'instant, hourly, daily, weekly, a number such as 50 mentions',
    ],
    ['ledger: { file: ledger/sample.db }', 'The sample brand’s customers are in ledger/sample.db.'],
  ])('says of %s what would be right', (setting, words) => {
    expect(faultsOf(`brand: { name: Acme }\n${setting}`)).toEqual([expect.stringContaining(words)])
  })

  it.each(['abc', '-1', '99999', '80.5'])('refuses the port %s of the environment', (port) => {
    expect(faultsOf('brand: { name: Acme }', { PORT: port })).toEqual([
      `earshot.yaml: PORT: Found "${port}" in the environment; it should be a number from 0 to 65535.`,
    ])
  })

  it('names what points nowhere and what is there twice', () => {
    const text = `brand: { name: Acme }
routes:
  - { name: Praise, to: cheers, when: { kind: praise, department: sales } }
members:
  - { handle: ann, name: Ann }
  - { handle: ann, name: Anna, departments: [legal] }
`
    const faults = faultsOf(text)
    expect(faults).toHaveLength(4)
    expect(faults[0]).toContain('There is no channel cheers')
    expect(faults[1]).toContain('There is no department sales')
    expect(faults.join('\n')).toContain('Two members have the handle ann')
    expect(faults.join('\n')).toContain('There is no department legal')
  })

  it('takes secrets from the environment, says which is missing, and shows none', () => {
    const text = `brand: { name: Acme }
sources:
  - { kind: webhook, name: shop, secret: "\${SHOP_SECRET}", notable: 3 }
`
    expect(faultsOf(text)[0]).toContain('Set SHOP_SECRET in .env')
    const faults = faultsOf(text, { SHOP_SECRET: 'whsec_hidden' })
    expect(faults).toHaveLength(1)
    expect(faults.join()).not.toContain('hidden')
  })

  it('says where YAML itself is broken', () => {
    expect(faultsOf('brand: {name: x\nroutes: [')[0]).toMatch(/^earshot\.yaml:\d+: It is not valid YAML here/)
  })

  it('is told apart from a file that cannot be read', () => {
    expect(() => loadConfig('no/such/earshot.yaml', {})).toThrow(/It cannot be read/)
  })

  it('never fails otherwise than by naming faults', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        const faults = faultsOf(text)
        expect(faults.every((fault) => fault.startsWith('earshot.yaml'))).toBe(true)
      }),
    )
  })

  it('has a schema for editors that knows every setting', () => {
    const schema: unknown = JSON.parse(configJsonSchema())
    expect(schema).toMatchObject({
      properties: { brand: {}, sources: {}, routes: {}, channels: {}, members: {}, server: {} },
    })
  })
})

describe('the schema for editors', () => {
  it('is the one that the code has: npx earshot manifest config > manifests/earshot.schema.json', async () => {
    await expect(readFile('manifests/earshot.schema.json', 'utf8')).resolves.toBe(configJsonSchema())
  })

  it('names only settings that the README explains', async () => {
    const readme = await readFile('README.md', 'utf8')
    const missing = Object.keys(configSchema.shape).filter((name) => !readme.includes(`\`${name}\``))
    expect(missing).toEqual([])
  })
})
