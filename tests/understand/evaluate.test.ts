import { PassThrough, Readable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { evaluate } from '../../src/understand/evaluate.ts'
import { analyst } from './local/analyst.ts'

async function run(lines: readonly string[], labels = false): Promise<string[]> {
  const output = new PassThrough()
  const written: string[] = []
  output.setEncoding('utf8').on('data', (text: string) => written.push(text))
  await evaluate(Readable.from(lines.map((line) => `${line}\n`)), output, {
    analyst: analyst(),
    labels,
    signal: new AbortController().signal,
  })
  return written.join('').trimEnd().split('\n')
}

const line = (id: number, text: string, more: object = {}) => JSON.stringify({ id: `t${id}`, text, ...more })

describe('evaluate', () => {
  it('answers each line, in order', async () => {
    const texts = Array.from({ length: 300 }, (_, at) => line(at, `Parcel ${at} never arrived, refund me!`))
    const answers = (await run(texts)).map((text) => JSON.parse(text))
    expect(answers.map(({ id }) => id)).toEqual(texts.map((_, at) => `t${at}`))
    expect(answers[0]).toMatchObject({
      kind: 'complaint',
      sentiment: 'negative',
      score: expect.any(Number),
      department: expect.any(String),
      urgency: expect.stringMatching(/^(low|normal|high)$/),
      post: expect.any(Number),
      confidence: { kind: expect.any(Number) },
      theme: 'T-1',
    })
  })

  it('calls a suggestion a question, and no department none', async () => {
    const [wish = '', chat = ''] = await run([
      line(1, 'Please add a dark mode to the app, it would be great at night.'),
      line(2, 'good night everyone, see you tomorrow'),
    ])
    expect(JSON.parse(wish)).toMatchObject({ kind: 'question', suggestion: true })
    expect(JSON.parse(chat)).toMatchObject({ kind: 'other', department: 'none' })
  })

  it('says which lines it cannot read, and goes on', async () => {
    const answers = await run(['{"id":1,"text":', '[]', '{"id":1}', '', line(4, 'Hello there')])
    expect(answers.map((text) => JSON.parse(text))).toMatchObject([
      { line: 1, error: expect.stringContaining('JSON') },
      { line: 2, error: expect.any(String) },
      { line: 3, error: expect.stringContaining('text') },
      { id: 't4' },
    ])
  })

  it('takes a line separator within a text, and carriage returns between lines, for what they are', async () => {
    const answers = await run([`${line(1, 'Lovely.\u2028Thank you')}\r`, `${line(2, 'Hello there')}\r`])
    expect(answers.map((text) => JSON.parse(text))).toMatchObject([
      { id: 't1', kind: 'praise' },
      { id: 't2', kind: 'other' },
    ])
  })

  it('reports how labels are met, with intervals', async () => {
    const labelled = [
      line(1, 'Late again, nobody answers!', {
        kind: 'complaint',
        sentiment: 'negative',
        urgency: 'normal',
        post: 1,
      }),
      line(2, 'What time do you open?', {
        kind: 'question',
        sentiment: 'neutral',
        department: 'operations',
        post: 1,
      }),
      line(3, 'watching the match tonight', { kind: 'other', sentiment: 'neutral', post: 0 }),
    ]
    const report = (await run(labelled, true)).join('\n')
    expect(report).toMatch(/^Kind: 3 labelled\n {2}macro-F1 100\.0 \(\d+\.\d to 100\.0\), accuracy 100\.0/)
    expect(report).toContain('Department: 1 labelled')
    expect(report).toContain('recall at 80 % precision 100.0')
  })

  it('says so when there are no labels', async () => {
    expect((await run([line(1, 'Hello')], true)).join()).toContain('No line carries a label')
  })
})
