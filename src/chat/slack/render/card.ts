import type { types } from '@slack/bolt'
import type { Button, Card, Fact, Link, Part } from '../../../core/card.ts'
import { type Chart, sayChart } from '../../../core/chart.ts'
import { clean } from '../../../core/wording.ts'
import { showsLess } from '../picture/picture.ts'
import type { Pictures } from '../picture/upload.ts'
import { type ChartBlock, type Cutter, chartBlock, tableBlock } from './chart.ts'
import { LIMITS, type Surface } from './limits.ts'
import { renderList } from './list.ts'
import { escaped, fit, note, plainText } from './text.ts'

type Block = types.KnownBlock | ChartBlock
type Inline = types.RichTextText | types.RichTextLink

/** What action ids begin with; a number follows, so that they differ within a block. */
export const ACTION = { run: 'run', ask: 'ask', link: 'link' } as const

/** A card as the body of a message. */
export interface Rendered {
  readonly text: string
  readonly blocks: Block[]
}

/** Whether charts are Slack's own, pictures or words: not every workspace takes its own yet. */
export type Charts = 'drawn' | 'said' | Pictures

export function renderMessage(card: Card, charts: Charts = 'drawn'): Rendered {
  return {
    text: escaped(card.summary, LIMITS.summary) || 'Earshot',
    blocks: renderBlocks(card, 'message', charts),
  }
}

/**
 * Within Slack's limits for any card: what does not fit is shortened, and a last line says so. Words are
 * carried only where Slack reads no markup: plain text and rich text's text elements.
 */
export function renderBlocks(card: Card, surface: Surface, charts: Charts = 'drawn'): Block[] {
  const most = LIMITS.blocks[surface] - 1
  const draws = surface === 'message' && charts === 'drawn'
  const room: Room = {
    words: LIMITS.words[surface],
    cut: card.parts.length > most,
    charts: draws ? LIMITS.chart.inMessage : 0,
    tables: draws ? LIMITS.table.inMessage : 0,
    pictures: typeof charts === 'string' ? NONE : charts,
  }
  const parts = card.parts.slice(0, most)
  const blocks: Block[] = []
  for (const [index, part] of parts.entries()) {
    const later = parts.length - index - 1
    const share = { blocks: most - blocks.length - later, words: Math.max(SCRAP, room.words - SCRAP * later) }
    const before = room.words
    room.words = share.words
    blocks.push(...renderPart(part, share.blocks, room))
    room.words = before - (share.words - room.words)
  }
  if (room.cut) blocks.push(note('Slack has no room for more: some of this was shortened.'))
  else if (blocks.length === 0) blocks.push(section(plainText(card.summary, LIMITS.section)))
  return blocks
}

/** What is left for words, and whether any had to go. */
interface Room {
  words: number
  cut: boolean
  /** How many more of Slack's own there may be. */
  charts: number
  tables: number
  readonly pictures: Pictures
}

const NONE: Pictures = new Map()

/** What even the last of many parts may say. */
const SCRAP = 200

function take(text: string, most: number, room: Room): string {
  const shown = fit(text, Math.min(most, Math.max(SCRAP, room.words)))
  if (shown.length < clean(text).length) room.cut = true
  room.words -= shown.length
  return shown
}

/** Long words in pieces that each fit a block. */
function takePieces(text: string, most: number, blocks: number, room: Room): string[] {
  const pieces: string[] = []
  let rest = take(text, most * blocks, room)
  while (rest.length > most && pieces.length < blocks - 1) {
    const end = pieceEnd(rest, most)
    pieces.push(rest.slice(0, end).trimEnd())
    rest = rest.slice(end).trimStart()
  }
  const last = fit(rest, most)
  if (last.length < rest.length) room.cut = true
  return [...pieces, last].filter((piece) => piece !== '')
}

/** After a line or a word where there is one near, never inside a surrogate pair. */
function pieceEnd(text: string, most: number): number {
  const space = Math.max(text.lastIndexOf('\n', most), text.lastIndexOf(' ', most))
  if (space > most / 2) return space
  return text.slice(0, most).isWellFormed() ? most : most - 1
}

/** A quote takes at most this many blocks: 9,000 characters. */
const QUOTE_BLOCKS = 4

function renderPart(part: Part, share: number, room: Room): Block[] {
  switch (part.part) {
    case 'heading': {
      const text = take(part.text, LIMITS.header, room)
      return text === '' ? [] : [{ type: 'header', text: plainText(text, LIMITS.header) }]
    }
    case 'quote':
      return renderQuote(part.text, part.by, part.link, Math.min(share, QUOTE_BLOCKS), room)
    case 'chart':
      return renderChart(part.chart, share, room)
    case 'text':
      return renderText(part.text, share, room)
    case 'facts':
      return renderFacts(part.facts, room)
    case 'list':
      return renderList(part.items, share, ACTION.run, (text, most) => take(text, most, room))
    case 'actions':
      return renderActions(part.actions, share, room)
    case 'note': {
      const text = take(part.text, LIMITS.contextText, room)
      return text === '' ? [] : [note(text)]
    }
  }
}

function renderText(text: string, share: number, room: Room): Block[] {
  return takePieces(text, LIMITS.section, share, room).map((piece) =>
    section(plainText(piece, LIMITS.section)),
  )
}

/** A picture, with what is to be seen in it below; where there is none, all of its figures in words. */
function renderChart(chart: Chart, share: number, room: Room): Block[] {
  const under = share > 2 ? take(chart.says, LIMITS.contextText, room) : ''
  const says = under === '' ? [] : [note(under)]
  const file = room.pictures.get(chart)
  if (file !== undefined) return [imageOf(chart, file, room), ...says]
  if (chart.chart === 'table') {
    const table = room.tables > 0 && share > 1 ? tableBlock(chart.columns, chart.rows, cutter(room)) : null
    if (table !== null) {
      room.tables -= 1
      return [...renderText(chart.title, 1, room), table, ...says]
    }
  } else if (room.charts > 0) {
    const block = chartBlock(chart, cutter(room))
    if (block !== null) {
      room.charts -= 1
      return [block, ...says]
    }
  }
  return renderText(sayChart(chart), share, room)
}

function imageOf(chart: Chart, file: string, room: Room): types.ImageBlock {
  if (showsLess(chart)) room.cut = true
  const title = take(chart.title, LIMITS.picture.title, room)
  return {
    type: 'image',
    slack_file: { id: file },
    alt_text: fit(sayChart(chart), LIMITS.picture.shown) || '–',
    ...(title === '' ? {} : { title: plainText(title, LIMITS.picture.title) }),
  }
}

function cutter(room: Room): Cutter {
  const kept = <T>(some: readonly T[], all: readonly T[]) => {
    if (some.length < all.length) room.cut = true
    return some
  }
  return {
    take: (text, most) => take(text, most, room),
    first: (all, most) => kept(all.slice(0, most), all),
    last: (all, most) => kept(all.slice(-most), all),
    only: (all, fits) => kept(all.filter(fits), all),
  }
}

function renderQuote(text: string, by: string | null, link: Link | null, share: number, room: Room): Block[] {
  const pieces = takePieces(text, LIMITS.richText, share, room)
  const under: Inline[] = []
  const author = by === null ? '' : take(by, 200, room)
  if (author !== '') under.push(inline(`— ${author}`))
  if (link !== null) {
    if (author !== '') under.push(inline(' · '))
    under.push(renderLink(link, room))
  }
  const quotes = pieces.map((piece) => ({
    type: 'rich_text_quote' as const,
    elements: [inline(piece)],
  }))
  const signed = under.length === 0 ? [] : [{ type: 'rich_text_section' as const, elements: under }]
  const last = quotes.at(-1)
  const bodies =
    last === undefined ? [signed] : [...quotes.slice(0, -1).map((one) => [one]), [last, ...signed]]
  return bodies
    .filter((elements) => elements.length > 0)
    .map((elements) => ({ type: 'rich_text' as const, elements }))
}

/** A link where it is https; otherwise the address as plain words, which nobody clicks by mistake. */
function renderLink(link: Link, room: Room): Inline {
  const url = secureUrl(link.url)
  return url === null
    ? inline(take(`${link.label}: ${link.url}`, 500, room) || '–')
    : { type: 'link', url: url.href, text: labelled(link.label, url, 200) }
}

function renderFacts(facts: readonly Fact[], room: Room): Block[] {
  const lines = facts.flatMap(({ label, value }, index): Inline[] => {
    const name = take(label, 200, room)
    const said = take(value, 2_000, room)
    if (name === '' && said === '') return []
    const next = index === 0 ? [] : [inline('\n')]
    if (name === '') return [...next, inline(said)]
    return [...next, { type: 'text', text: `${name}: `, style: { bold: true } }, inline(said || '–')]
  })
  return lines.length === 0
    ? []
    : [{ type: 'rich_text', elements: [{ type: 'rich_text_section', elements: lines }] }]
}

function renderActions(actions: readonly Button[], share: number, room: Room): Block[] {
  const untypable: string[] = []
  const elements = actions.flatMap((button, index): types.Button[] => {
    const element = renderButton(button, index)
    if (element === null)
      untypable.push(button.does === 'link' ? `${button.label}: ${button.url}` : button.label)
    return element === null ? [] : [element]
  })
  const rows: Block[] = []
  const most = untypable.length === 0 ? share : share - 1
  for (let from = 0; from < elements.length && rows.length < most; from += LIMITS.actions)
    rows.push({ type: 'actions', elements: elements.slice(from, from + LIMITS.actions) })
  if (elements.length > rows.length * LIMITS.actions) room.cut = true
  if (untypable.length === 0 || share < 1) return rows
  return [...rows, note(take(untypable.join('\n'), LIMITS.contextText, room) || '–')]
}

/** Null when Slack cannot carry it: a command too long for a button, an address that is not https. */
function renderButton(button: Button, index: number): types.Button | null {
  const style = button.style === 'plain' ? {} : { style: button.style }
  const base = { type: 'button' as const, text: plainText(button.label, LIMITS.buttonText), ...style }
  switch (button.does) {
    case 'run':
      if (button.command === '' || button.command.length > LIMITS.buttonValue) return null
      return { ...base, action_id: `${ACTION.run}:${index}`, value: button.command }
    case 'ask': {
      const { form, mention, carries } = button.form
      return {
        ...base,
        action_id: `${ACTION.ask}:${index}`,
        value: [form, mention, ...(carries === undefined ? [] : [carries])].join(' '),
      }
    }
    case 'link': {
      const url = secureUrl(button.url)
      if (url === null) return null
      const text = plainText(labelled(button.label, url, LIMITS.buttonText), LIMITS.buttonText)
      return { ...base, text, action_id: `${ACTION.link}:${index}`, url: url.href }
    }
  }
}

function secureUrl(address: string): URL | null {
  const url = URL.parse(address)
  return url?.protocol === 'https:' && url.href.length <= LIMITS.url ? url : null
}

/** A label always names the real host. */
function labelled(label: string, url: URL, most: number): string {
  const named = fit(label, most)
  return named.includes(url.host) ? named : fit(`${named.slice(0, 20)} at ${url.host}`.trim(), most)
}

function section(text: types.PlainTextElement): types.SectionBlock {
  return { type: 'section', text }
}

function inline(text: string): types.RichTextText {
  return { type: 'text', text }
}
