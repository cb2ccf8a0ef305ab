import { describe, expect, it } from 'vitest'
import { configSchema } from '../../src/config/schema.ts'
import { createDirectory } from '../../src/engage/directory.ts'

const config = configSchema.parse({
  brand: { name: 'Larkbean' },
  zone: 'Europe/Berlin',
  members: [
    {
      handle: 'ines',
      name: 'Ines Roth',
      departments: ['billing'],
      slack: 'U0INES',
      zone: 'America/New_York',
    },
    { handle: 'june', name: 'June Park', role: 'manager' },
    { handle: 'june-b', name: 'June Bell', teams: 'june@example.com' },
  ],
})

describe('the directory', () => {
  it.each([
    'ines',
    '@ines',
    'INES',
    'Ines Roth',
    ' ines  roth ',
    'slack:U0INES',
    '<@U0INES>',
    '<@U0INES|ines>',
    '<at>Ines Roth</at>',
  ])('finds Ines by %s', async (word) => {
    expect((await createDirectory(config, 'slack').find(word))?.handle).toBe('ines')
  })

  it('does not guess between namesakes', async () => {
    const directory = createDirectory(config, 'workspace')
    expect((await directory.find('june'))?.name).toBe('June Park')
    directory.memberOf('slack', 'U1', 'Kim Ash', null)
    directory.memberOf('slack', 'U2', 'Kim Oak', null)
    expect(await directory.find('kim')).toBeNull()
    expect(await directory.find('')).toBeNull()
    expect(await directory.find('nobody')).toBeNull()
  })

  it('knows one person by the same id behind every door', async () => {
    const directory = createDirectory(config, 'slack')
    const ines = directory.memberOf('slack', 'U0INES', 'ines.r', 'Asia/Tokyo')
    expect(ines).toEqual(directory.memberOf('workspace', 'ines', 'Ines', null))
    expect(ines).toEqual(await directory.byId('slack:U0INES'))
    expect(ines).toEqual(await directory.byId('workspace:ines'))
    expect(ines).toEqual({
      id: 'slack:U0INES',
      name: 'Ines Roth',
      handle: 'ines',
      role: 'staff',
      departments: ['billing'],
      zone: 'America/New_York',
    })
  })

  it('those whom the main chat does not know are met in the workspace', async () => {
    expect((await createDirectory(config, 'slack').find('june'))?.id).toBe('workspace:june')
  })

  it('makes strangers members of the staff, without taking a colleague’s handle', async () => {
    const directory = createDirectory(config, 'slack')
    const stranger = directory.memberOf('slack', 'U9', 'Ines', null)
    expect(stranger).toMatchObject({ id: 'slack:U9', handle: 'ines-2', role: 'staff', zone: 'Europe/Berlin' })
    expect((await directory.find('ines'))?.id).toBe('slack:U0INES')
    expect(directory.memberOf('slack', 'U9', 'Ines', 'Asia/Tokyo')).toMatchObject({
      handle: 'ines-2',
      zone: 'Asia/Tokyo',
    })
    expect(directory.memberOf('slack', 'U8', '!!!', null).handle).toBe('colleague')
    expect(await directory.all()).toHaveLength(5)
  })
})
