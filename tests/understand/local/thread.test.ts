import type { Worker } from 'node:worker_threads'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createThreadedAnalyst } from '../../../src/understand/local/thread.ts'
import { mention } from '../mentions.ts'
import { config } from './analyst.ts'

const never = new AbortController().signal
const TEXT = 'The app logs me out of my account every single morning.'

const threads: Worker[] = []
const note = (thread: Worker) => threads.push(thread)
beforeEach(() => void process.on('worker', note))
afterEach(() => {
  process.off('worker', note)
  threads.length = 0
})

const TEACHING = {
  lessons: [
    {
      id: 1,
      field: 'department',
      right: 'marketing',
      member: 'workspace:noor',
      role: 'staff',
      title: null,
      text: TEXT,
      language: 'en',
    },
  ],
  usual: [],
  edits: 1,
} as const

describe('the analyst beside the main thread', () => {
  it('knows its lessons when its thread died and is started again', async () => {
    const analyst = createThreadedAnalyst(config())
    const departments = async () =>
      (await analyst.analyse([mention({ text: TEXT })], never)).map(({ department }) => department)
    expect(await departments()).not.toEqual(['marketing'])
    await analyst.learn?.(TEACHING)
    expect(await departments()).toEqual(['marketing'])

    await threads[0]?.terminate()
    expect(await departments()).toEqual(['marketing'])
    expect(threads).toHaveLength(2)
    await analyst.close?.()
  })

  it('says so of what was asked when its thread dies, and answers what is asked next', async () => {
    const analyst = createThreadedAnalyst(config())
    const asked = analyst.analyse([mention({ text: TEXT })], never)
    const died = expect(asked).rejects.toThrow('The analyst’s thread ended.')
    await new Promise(setImmediate)
    await threads[0]?.terminate()
    await died
    expect(await analyst.analyse([mention({ text: TEXT })], never)).toHaveLength(1)
    await analyst.close?.()
  })
})
