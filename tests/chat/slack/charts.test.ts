import { afterEach, describe, expect, it } from 'vitest'
import { renderBlocks, renderMessage } from '../../../src/chat/slack/render/card.ts'
import type { Card } from '../../../src/core/card.ts'
import type { Chart } from '../../../src/core/chart.ts'
import type { Desk } from '../../../src/core/desk.ts'
import { CHARTS } from '../../contracts/charts.ts'
import { wordsOf } from '../../peers/slack-staff.ts'
import { type PeerMessage, wordsIn } from '../../peers/slack-world.ts'
import { openStage, type Stage } from './stage.ts'

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
    const answer = await told()
    expect(answer.onlyFor).toBe(stage.noor.id)
    expect(kindsOf(answer.blocks)).toContain('data_visualization')
  })

  it('that does not gets them in words, and is not asked again', async () => {
    stage = await openStage()
    stage.peer.world.takesCharts = false
    const post = (key: string) => stage.slack.messenger.post(stage.billing.id, cardOf(...CHARTS), key)
    const before = calls('chat.postMessage')
    const first = await post('card:1')
    expect(first.outcome).toBe('delivered')
    expect(calls('chat.postMessage') - before).toBe(2)
    await post('card:2')
    expect(calls('chat.postMessage') - before).toBe(3)
    const shown = stage.peer.world.messages.filter(({ onlyFor }) => onlyFor === null).map(wordsOf)
    expect(shown.filter((words) => words.includes('Mentions ▆█ 31, 47'))).toHaveLength(2)
    if (first.outcome !== 'delivered') return
    expect(await stage.slack.messenger.update(first.message, cardOf(...CHARTS))).toMatchObject({
      outcome: 'delivered',
    })
  })

  it('that refuses the card for another reason is asked for its charts again', async () => {
    stage = await openStage()
    const refused = { fault: 'answer', error: 'invalid_blocks' } as const
    stage.peer.faults.script('chat.postMessage', refused, refused)
    const post = (key: string) => stage.slack.messenger.post(stage.billing.id, cardOf(...CHARTS), key)
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
