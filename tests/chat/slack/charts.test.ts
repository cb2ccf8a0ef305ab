import { afterEach, describe, expect, it } from 'vitest'
import { SETTLES_MS } from '../../../src/chat/slack/charts.ts'
import { renderBlocks, renderMessage } from '../../../src/chat/slack/render/card.ts'
import type { Card } from '../../../src/core/card.ts'
import type { Chart } from '../../../src/core/chart.ts'
import type { Desk } from '../../../src/core/desk.ts'
import { type Clock, systemClock } from '../../../src/core/time.ts'
import { CHARTS } from '../../contracts/charts.ts'
import { wordsOf } from '../../peers/slack-staff.ts'
import { type PeerMessage, wordsIn } from '../../peers/slack-world.ts'
import { openStage, type Stage, type StageOptions } from './stage.ts'

const cardOf = (...charts: readonly Chart[]): Card => ({
  summary: 'A week in pictures.',
  parts: [
    { part: 'text', text: 'A week in pictures.' },
    ...charts.map((chart) => ({ part: 'chart' as const, chart })),
  ],
})

const kindsOf = (blocks: unknown) =>
  (Array.isArray(blocks) ? blocks : []).map((block: unknown) =>
    block !== null && typeof block === 'object' ? Reflect.get(block, 'type') : null,
  )

const LINES: Chart = {
  chart: 'lines',
  title: 'Mentions',
  says: '',
  labels: ['Mon', 'Tue', 'Wed'],
  series: [
    { name: 'All', tone: 'neutral', values: [1, null, 3] },
    { name: 'All', tone: 'bad', values: [1, 2, 3] },
  ],
}

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

const [CHART = LINES] = CHARTS

/** Slack's look at a file takes no time. */
const hurried = (): Clock => ({
  now: systemClock.now,
  after: (ms, signal) => systemClock.after(ms === SETTLES_MS ? 0 : ms, signal),
})

describe('charts in a message', () => {
  it('are two pictures and one table; more of them are words', () => {
    const { blocks } = renderMessage(cardOf(...CHARTS, ...CHARTS))
    expect(kindsOf(blocks).filter((kind) => kind === 'data_visualization')).toHaveLength(2)
    expect(kindsOf(blocks).filter((kind) => kind === 'table')).toHaveLength(1)
    expect(wordsIn(blocks)).toContain('Complaints: 53 (before: 17)')
    expect(wordsIn(blocks)).toContain('Department billing, Overdue 19')
  })

  it('are words in windows and on the Home tab, where Slack takes none', () => {
    for (const surface of ['modal', 'home'] as const) {
      const blocks = renderBlocks(cardOf(...CHARTS), surface)
      expect(kindsOf(blocks)).not.toContain('data_visualization')
      expect(wordsIn(blocks)).toContain('Mentions ▆█ 31, 47')
    }
  })

  it('leave out times that not every line has a figure for, tell equal names apart, and say so', () => {
    const { blocks } = renderMessage(cardOf(LINES))
    expect(blocks).toContainEqual({
      type: 'data_visualization',
      title: 'Mentions',
      chart: {
        type: 'line',
        series: [
          {
            name: 'All',
            data: [
              { label: 'Mon', value: 1 },
              { label: 'Wed', value: 3 },
            ],
          },
          {
            name: 'All (2)',
            data: [
              { label: 'Mon', value: 1 },
              { label: 'Wed', value: 3 },
            ],
          },
        ],
        axis_config: { categories: ['Mon', 'Wed'] },
      },
    })
    expect(wordsIn(blocks)).toContain('some of this was shortened')
  })

  it('show the newest of more points than Slack draws', () => {
    const labels = Array.from({ length: 30 }, (_, index) => `day ${index}`)
    const series = [{ name: 'All', tone: 'neutral' as const, values: labels.map((_, index) => index) }]
    const shown = wordsIn(renderMessage(cardOf({ ...LINES, labels, series })).blocks)
    expect(shown).toContain('day 29')
    expect(shown).not.toContain('day 9:')
  })

  it('hold no markup, whoever wrote their labels', () => {
    const label = '<!channel> <https://evil.example|x>'
    const bars: Chart = {
      chart: 'bars',
      title: label,
      says: '',
      bars: [{ label, value: 1, before: null, tone: 'bad', open: null }],
    }
    expect(JSON.stringify(renderMessage(cardOf(bars)).blocks)).not.toMatch(/[<>]/)
  })
})

describe('a workspace', () => {
  let stage: Stage
  afterEach(() => stage?.close())

  const answering =
    (card: Card) =>
    (desk: Desk): Desk => ({
      ...desk,
      run: async () => ({ answer: 'answer', audience: 'only you', card, ok: true }),
    })

  const calls = (method: string) => stage.peer.calls.filter((call) => call.method === method).length

  async function told(): Promise<PeerMessage> {
    const before = stage.peer.world.messages.length
    await stage.noor.command('/gap', 'digest', stage.billing)
    return stage.peer.world.until(() =>
      stage.peer.world.messages.slice(before).find((one) => one.onlyFor !== null),
    )
  }

  it('that takes Slack’s charts gets them, to a post and to a command', async () => {
    stage = await openStage({ desk: answering(cardOf(...CHARTS)) })
    await stage.slack.messenger.post(stage.billing.id, cardOf(...CHARTS), 'card:1')
    expect(kindsOf(stage.peer.world.messages.at(-1)?.blocks)).toContain('data_visualization')
    expect(stage.peer.world.files.size).toBe(0)
    const answer = await told()
    expect(answer.onlyFor).toBe(stage.noor.id)
    expect(kindsOf(answer.blocks)).toContain('data_visualization')
  })

  const post = (key: string, ...charts: readonly Chart[]) =>
    stage.slack.messenger.post(stage.billing.id, cardOf(...(charts.length === 0 ? CHARTS : charts)), key)
  const posts = () => stage.peer.world.messages.filter(({ onlyFor }) => onlyFor === null)

  describe('that does not', () => {
    const withoutCharts = async (options: StageOptions = {}) => {
      stage = await openStage(options)
      stage.peer.world.takesCharts = false
    }

    /** One post, all in words. */
    const saidOnce = () => {
      expect(posts()).toHaveLength(1)
      const [said] = posts()
      expect(kindsOf(said?.blocks)).not.toContain('image')
      expect(said && wordsOf(said)).toContain('Mentions ▆█ 31, 47')
    }

    it('gets pictures with alternative text, once uploaded, and is not asked again', async () => {
      await withoutCharts()
      const first = await post('card:1')
      expect(first.outcome).toBe('delivered')
      expect(calls('chat.postMessage')).toBe(2)
      await post('card:2')
      expect(calls('chat.postMessage')).toBe(3)
      const { files } = stage.peer.world
      expect(files.size).toBe(CHARTS.length)
      for (const { bytes, alternative } of files.values()) {
        expect(bytes?.subarray(0, 8)).toEqual(PNG)
        expect(alternative).not.toBe('')
      }
      for (const message of posts()) {
        expect(kindsOf(message.blocks).filter((kind) => kind === 'image')).toHaveLength(CHARTS.length)
        expect(wordsOf(message)).toContain('Mentions ▆█ 31, 47')
      }
      if (first.outcome !== 'delivered') return
      expect(await stage.slack.messenger.update(first.message, cardOf(...CHARTS))).toMatchObject({
        outcome: 'delivered',
      })
      expect(posts()).toHaveLength(2)
    })

    it('gets them as soon as Slack has looked at the files', async () => {
      await withoutCharts({ clock: hurried() })
      stage.peer.world.unsettled = 1
      expect(await post('card:1')).toMatchObject({ outcome: 'delivered' })
      expect(posts()).toHaveLength(1)
      expect(kindsOf(posts()[0]?.blocks)).toContain('image')
    })

    it('gets words where Slack shows no picture either', async () => {
      await withoutCharts({ clock: hurried() })
      stage.peer.world.unsettled = 2
      expect(await post('card:1')).toMatchObject({ outcome: 'delivered' })
      saidOnce()
    })

    it('gets words where the scope was not granted', async () => {
      await withoutCharts({ history: false })
      expect(await post('card:1')).toMatchObject({ outcome: 'delivered' })
      saidOnce()
      await stage.slack.probe()
      const asked = calls('files.getUploadURLExternal')
      await post('card:2')
      expect(calls('files.getUploadURLExternal')).toBe(asked)
    })

    it.each([
      ['files.getUploadURLExternal', { fault: 'answer', error: 'file_uploads_disabled' }],
      ['files.getUploadURLExternal', { fault: 'rate limited', retryAfterS: 30 }],
      ['upload', { fault: 'server error', carriedOut: false }],
      ['upload', { fault: 'lost', carriedOut: false }],
      ['files.completeUploadExternal', { fault: 'lost', carriedOut: true }],
      ['files.completeUploadExternal', { fault: 'proxy page' }],
    ] as const)('gets words, once, where %s goes wrong: %o', async (method, fault) => {
      await withoutCharts()
      stage.peer.faults.script(method, fault)
      expect(await post('card:1', CHART)).toMatchObject({ outcome: 'delivered' })
      saidOnce()
    })

    it('has its post in doubt where the answer to it is lost, as any post', async () => {
      await withoutCharts()
      stage.peer.faults.script('chat.postMessage', null, { fault: 'lost', carriedOut: true })
      expect(await post('card:1')).toMatchObject({ outcome: 'in doubt' })
      expect(posts()).toHaveLength(1)
      expect(kindsOf(posts()[0]?.blocks)).toContain('image')
    })

    it('gets words of what the typeface lacks', async () => {
      await withoutCharts()
      await post('card:1', { ...LINES, labels: ['月', '火', '水'] })
      expect(stage.peer.world.files.size).toBe(0)
      expect(posts()).toHaveLength(1)
    })

    it('shows the answer to a command as pictures, to the asker alone', async () => {
      await withoutCharts({ desk: answering(cardOf(...CHARTS)) })
      const answer = await told()
      expect(answer.onlyFor).toBe(stage.noor.id)
      expect(kindsOf(answer.blocks)).toContain('image')
    })
  })

  it('that refuses the card for another reason is asked for its charts again', async () => {
    stage = await openStage({ clock: hurried() })
    const refused = { fault: 'answer', error: 'invalid_blocks' } as const
    stage.peer.faults.script('chat.postMessage', refused, refused, refused, refused)
    expect(await post('card:1')).toMatchObject({ outcome: 'refused' })
    expect(await post('card:2')).toMatchObject({ outcome: 'delivered' })
    expect(kindsOf(stage.peer.world.messages.at(-1)?.blocks)).toContain('data_visualization')
  })

  it('answers a command in words where Earshot is not in the channel', async () => {
    stage = await openStage({ desk: answering(cardOf(...CHARTS)) })
    const elsewhere = stage.peer.world.channel('elsewhere', { bot: false })
    await stage.noor.command('/gap', 'digest', elsewhere)
    const answer = await stage.peer.world.until(() =>
      stage.noor.sees(elsewhere, null).find((one) => one.onlyFor !== null),
    )
    expect(wordsOf(answer)).toContain('Mentions ▆█ 31, 47')
  })
})
