import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Field, Form, FormName } from '../../src/core/form.ts'
import { FORMS } from '../../src/core/form.ts'
import { HOUR } from '../../src/core/time.ts'
import { answered, doorFor, type Handle, NOON, openTeam, type Team } from './team.ts'

let team: Team
let id: number
beforeEach(async () => {
  team = await openTeam()
  ;[id = 0] = await team.hear({ text: 'I was charged twice.' })
})
afterEach(() => team.close())

async function open(form: FormName, handle: Handle = 'noor'): Promise<Form> {
  const opened = await team.desk.open(await team.who(handle), { form, mention: id })
  if ('answer' in opened) throw new Error(opened.card.summary)
  return opened
}
async function submit(form: FormName, values: Record<string, string>, key = `submit-${form}`) {
  return team.desk.submit(await team.who('noor'), { form, mention: id }, values, doorFor(key))
}
function optionsOf(field: Field | undefined): readonly string[] {
  return field?.kind === 'choice' ? field.options.map(({ value }) => value) : []
}

describe('every form', () => {
  it.each(FORMS)('%s fits into a modal and says what it is about', async (name) => {
    const form = await open(name)
    expect([...form.title].length).toBeLessThanOrEqual(24)
    expect([...form.submit].length).toBeLessThanOrEqual(24)
    expect(form.intro).toBe(`M-${id}, open: “I was charged twice.”`)
    expect(form.fields.length).toBeGreaterThan(0)
    for (const field of form.fields)
      if (field.kind === 'choice') {
        expect(field.options.length).toBeGreaterThan(0)
        for (const { label } of field.options) expect([...label].length).toBeLessThanOrEqual(75)
      }
  })

  it('is not shown where the act makes no sense', async () => {
    await team.say('noor', `close ${id}`)
    for (const form of ['assign', 'snooze', 'dismiss', 'close'] as const) {
      const opened = answered(await openAny(form))
      expect(opened.ok).toBe(false)
      expect(opened.card.summary).toContain('It is closed')
    }
    expect(answered(await openAny('log', 999)).card.summary).toContain('There is no M-999')
  })
  async function openAny(form: FormName, mention = id) {
    const opened = await team.desk.open(await team.who('noor'), { form, mention })
    return 'answer' in opened ? opened : null
  }
})

describe('what they offer', () => {
  it('assign: those to whom this member may, not the one who has it', async () => {
    expect(optionsOf((await open('assign')).fields[0])).toEqual(['noor', 'piet'])
    expect(optionsOf((await open('assign', 'june')).fields[0])).toEqual([
      'june',
      'alex',
      'mira',
      'noor',
      'piet',
    ])
    await team.say('piet', `claim ${id}`)
    expect(optionsOf((await open('assign')).fields[0])).toEqual(['noor'])
  })

  it('move: the other departments', async () => {
    expect(optionsOf((await open('move')).fields[0])).toEqual(['product', 'people'])
  })

  it('thank: whom the customer named', async () => {
    ;[id = 0] = await team.hear({ text: 'Mira!', analysis: { kind: 'praise', people: ['Mira'] } })
    expect((await open('thank')).fields[0]).toMatchObject({ initial: 'Mira' })
  })

  it('snooze: until when, in the member’s zone', async () => {
    const [field] = (await open('snooze')).fields
    expect(field?.kind === 'choice' && field.options[0]).toEqual({
      value: '1h',
      label: 'An hour, until today 08:00',
    })
  })
})

describe('submitting', () => {
  it.each<[FormName, Record<string, string>, object]>([
    [
      'log',
      { action: 'refund', note: ' Paid back ', link: 'https://a.example' },
      { action: 'refund', note: 'Paid back', link: 'https://a.example' },
    ],
    ['log', { action: 'fix', note: 'x', link: '' }, { action: 'fix', note: 'x' }],
    ['assign', { to: 'piet' }, { to: { id: 'workspace:piet', name: 'Piet' } }],
    ['snooze', { time: '1h' }, { until: NOON + HOUR }],
    [
      'dismiss',
      { reason: 'not about us', note: 'Another firm' },
      { reason: 'not about us', note: 'Another firm' },
    ],
    ['move', { department: 'people' }, { department: 'people', from: 'billing' }],
    ['close', { note: '"Settled"' }, { note: '"Settled"' }],
    ['thank', { person: '@mira', note: '' }, { person: 'Mira' }],
  ])('%s %j acts once, through the same handler', async (form, values, detail) => {
    expect(answered(await submit(form, values)).ok).toBe(true)
    expect(answered(await submit(form, values)).ok).toBe(true)
    expect((await team.story(id)).acts).toMatchObject([{ verb: form, detail }])
    expect((await team.story(id)).acts[0]?.detail).toEqual(detail)
  })

  it.each<[FormName, Record<string, string>, string[]]>([
    ['log', {}, ['action', 'note']],
    ['log', { action: 'constructor', note: 'x' }, ['action']],
    ['log', { action: 'fix', note: 'x', link: 'javascript:alert(1)' }, ['link']],
    ['log', { action: 'fix', note: 'x'.repeat(2_001) }, ['note']],
    ['assign', {}, ['to']],
    ['assign', { to: 'nobody' }, ['to']],
    ['snooze', { time: 'soon' }, ['time']],
    ['snooze', { time: '91d' }, ['time']],
    ['dismiss', { reason: '' }, ['reason']],
    ['move', { department: 'constructor' }, ['department']],
    ['close', { note: 'x'.repeat(2_001) }, ['note']],
    ['thank', { person: 'x'.repeat(201) }, ['person']],
  ])('%s %j is sent back with what is wrong, by field', async (form, values, fields) => {
    const sent = await submit(form, values)
    expect('faults' in sent && Object.keys(sent.faults).sort()).toEqual(fields)
    expect((await team.story(id)).acts).toEqual([])
  })

  it('what became senseless meanwhile is refused', async () => {
    await team.say('piet', `close ${id}`)
    expect(answered(await submit('snooze', { time: '1h' }))).toMatchObject({ ok: false })
  })
})
