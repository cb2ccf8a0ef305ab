import { describe, expect, it } from 'vitest'
import { compileRoutes } from '../../src/amplify/routes.ts'
import { configOf, row } from './rows.ts'

const ROUTES = [
  { name: 'It is urgent', to: 'urgent', when: { urgency: 'high' } },
  {
    name: 'Money and anger',
    to: ['urgent', 'board'],
    when: { department: 'billing', sentiment: 'negative' },
  },
  { name: 'Press', to: 'press', when: { source: ['newspapers', 'tv'] }, instead: true },
  { name: 'Coffee talk', to: 'taste', when: { words: ['espresso', 'flat white'] } },
  { name: 'German', to: 'dach', when: { language: ['de', 'gsw'], kind: ['complaint', 'question'] } },
]
const channels = { urgent: {}, board: {}, press: {}, taste: {}, dach: {} }
const departments = {
  support: { about: 'Help.' },
  billing: { about: 'Money.', channel: 'money' },
}
const route = compileRoutes(configOf({ departments, channels, routes: ROUTES }))

function reasons(of: ReturnType<typeof route>): Record<string, string> {
  return Object.fromEntries(of.matches.map(({ channel, reason }) => [channel, reason]))
}

describe('routes', () => {
  it('sends a mention to the channel of its department', () => {
    const to = route(row({}, { sentiment: 0 }))
    expect(to).toEqual({
      department: 'billing',
      matches: [{ channel: 'money', reason: 'It is for billing' }],
      surges: null,
    })
  })

  it('lets every route that holds match, and gives each channel one card with all reasons', () => {
    expect(reasons(route(row({}, { urgency: 'high' })))).toEqual({
      money: 'It is for billing',
      urgent: 'It is urgent; Money and anger',
      board: 'Money and anger',
    })
  })

  it('leaves the department’s own channel out where a route stands instead', () => {
    const to = route(row({ source: 'tv' }, { sentiment: 0 }))
    expect(to.department).toBe('billing')
    expect(reasons(to)).toEqual({ press: 'Press' })
  })

  it('needs all conditions of a route and one value of each', () => {
    expect(reasons(route(row({}, { language: 'gsw', kind: 'question', sentiment: 0 })))).toHaveProperty(
      'dach',
    )
    expect(reasons(route(row({}, { language: 'de', kind: 'praise', sentiment: 0 })))).not.toHaveProperty(
      'dach',
    )
    expect(reasons(route(row({}, { language: 'fr', sentiment: 0 })))).not.toHaveProperty('dach')
  })

  it.each([
    ['an Espresso, please', null, true],
    ['a FLAT   white', null, true],
    ['nothing', 'On espresso', true],
    ['white and flat', null, false],
    ['espressos', null, false],
  ])('finds whole words in title and text: %s / %s', (text, title, found) => {
    const there = 'taste' in reasons(route(row({ text, title }, { sentiment: 0 })))
    expect(there).toBe(found)
  })

  it.each([null, 'a department that is no more'])(
    'gives what nobody owns (%s) to the first department, and says so',
    (department) => {
      expect(route(row({}, { department }))).toEqual({
        department: 'support',
        matches: [
          { channel: 'support', reason: 'No department is sure to be right, so support looks first' },
        ],
        surges: null,
      })
    },
  )

  it('keeps customers’ words out of its reasons', () => {
    const told = JSON.stringify(route(row({ text: 'espresso <!channel> SECRET' }, { because: ['SECRET'] })))
    expect(told).not.toContain('SECRET')
  })
})
