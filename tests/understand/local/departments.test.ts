import { describe, expect, it } from 'vitest'
import { understand } from './analyst.ts'

const departmentOf = async (text: string, departments: Record<string, { about: string; words?: string[] }>) =>
  (await understand(text, { departments })).department

const RUDE = 'The man at the counter was rude and shouted at my mother.'
const TWICE = 'You charged my card twice, I want my money back.'
const LATE = 'The courier lost my parcel, delivery is two weeks late.'

describe('the company’s own departments', () => {
  const own = {
    logistics: { about: 'Couriers, parcels, delivery times and the warehouse.' },
    finance: { about: 'Invoices, charges and refunds.' },
    stores: { about: 'Our shops and the staff at the counter.' },
    engineering: { about: 'The app and the website: bugs, crashes, features.' },
  }

  it.each([
    [RUDE, 'stores'],
    [TWICE, 'finance'],
    [LATE, 'logistics'],
    ['The app crashes at every start since the update.', 'engineering'],
  ])('%j goes by what they say of themselves', async (text, department) => {
    expect(await departmentOf(text, own)).toBe(department)
  })

  it('what nobody looks after goes to a neighbour', async () => {
    const { people: _, ...few } = {
      people: {},
      support: { about: 'Getting help.' },
      product: { about: 'What we make.' },
    }
    expect(await departmentOf(RUDE, few)).toBe('support')
  })

  it('words of its own bring a mention to a department', async () => {
    const departments = {
      product: { about: 'What we make.' },
      grinders: { about: 'The Mill.', words: ['Mill', 'burr'] },
    }
    expect(await departmentOf('The burrs of my Mill are worn out and it is broken again.', departments)).toBe(
      'grinders',
    )
    expect(await departmentOf('The kettle is broken again.', departments)).toBe('product')
  })

  it('a company with one department has it, or none', async () => {
    const one = { desk: { about: 'Everything that customers say.' } }
    expect([null, 'desk']).toContain(await departmentOf(TWICE, one))
  })

  it('a company without departments has none', async () => {
    expect(await departmentOf(TWICE, {})).toBeNull()
  })
})
