import type {
  IActionSet,
  IAdaptiveCard,
  IContainer,
  IExecuteAction,
  IOpenUrlAction,
  IRichTextBlock,
  ISubmitAction,
  ITextRun,
} from '@microsoft/teams.cards'
import type { Button, Card, Fact, Item, Link, Part, Tone } from '../../../core/card.ts'
import type { ActionData } from '../data.ts'
import { drawChart, type Pen } from './chart.ts'
import { LIMITS, TIGHTER } from './limits.ts'
import { fit, inOneLine, shownInLine, webAddress } from './text.ts'

export type AdaptiveCard = IAdaptiveCard
type Action = IExecuteAction | ISubmitAction | IOpenUrlAction
export type Element = IRichTextBlock | IContainer | IActionSet | ReturnType<typeof drawChart>[number]

export const CARD_TYPE = 'application/vnd.microsoft.card.adaptive'

export interface CardFrame {
  /** The post's key: whoever sees the card asks for its present state by it. */
  readonly key?: string
  /** The command that this card answers, so that what its buttons open can lead back. */
  readonly made?: string
  /** The command that leads back. */
  readonly back?: string
  /** False leaves out all that acts: for a card that a person pastes where Earshot may not be. */
  readonly acts?: boolean
}

/** How a card appears in a conversation: the fields of an activity of the type `message`. */
export interface RenderedMessage {
  readonly type: 'message'
  /** What notifications show. */
  readonly summary: string
  readonly attachments: readonly [{ readonly contentType: string; readonly content: AdaptiveCard }]
}

/** @param room how much of Teams' limit may be used, from 0 to 1 */
export function renderMessage(card: Card, frame: CardFrame = {}, room = 1): RenderedMessage {
  const summary = shownInLine(card.summary, LIMITS.summary) || 'Earshot'
  return {
    type: 'message',
    summary,
    attachments: [{ contentType: CARD_TYPE, content: renderCard(card, frame, room) }],
  }
}

/** Within Teams' limits for any card: what does not fit is shortened, and a last line says so. */
export function renderCard(card: Card, frame: CardFrame = {}, room = 1): AdaptiveCard {
  const most = room * (LIMITS.message - 2 * LIMITS.summary)
  for (const share of TIGHTER) {
    const drawing = new Drawing(share, frame)
    const body = [...card.parts.flatMap((part) => drawing.part(part)), ...drawing.ending()]
    const content = adaptiveCard(card, frame, body)
    if (JSON.stringify(content).length <= most) return content
  }
  return adaptiveCard(card, frame, [block([run(shownInLine(card.summary, LIMITS.summary))]), CUT])
}

function adaptiveCard({ summary }: Card, { key }: CardFrame, body: Element[]): AdaptiveCard {
  const text = shownInLine(summary, LIMITS.summary) || 'Earshot'
  return {
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.5',
    fallbackText: 'This card needs a newer version of Teams.',
    // Read as markup where it begins like markup.
    speak: text.replace(/[<>]/g, ' '),
    msteams: { width: 'full' },
    ...(key === undefined ? {} : { refresh: { action: refresh(key) } }),
    body: body.length > 0 ? body : [block([run(text)])],
  }
}

/** One attempt at a card. Third parties' words stand in text runs only: those read no markdown and no mentions. */
class Drawing implements Pen {
  private readonly share: number
  private readonly frame: CardFrame
  private cut = false

  constructor(share: number, frame: CardFrame) {
    this.share = share
    this.frame = frame
  }

  part(part: Part): Element[] {
    switch (part.part) {
      case 'heading': {
        const text = this.inLine(part.text, LIMITS.heading)
        return text === ''
          ? []
          : [block([run(text, { size: 'Medium', weight: 'Bolder', ...TONES[part.tone] })])]
      }
      case 'quote':
        return this.quote(part.text, part.by, part.link)
      case 'chart':
        return drawChart(part.chart, this)
      case 'text':
        return this.lines(part.text, LIMITS.text)
      case 'facts':
        return this.facts(part.facts)
      case 'list':
        return this.list(part.items)
      case 'actions':
        return this.actions(part.actions)
      case 'note': {
        const text = this.inLine(part.text, LIMITS.note)
        return text === '' ? [] : [block([run(text, SMALL)])]
      }
    }
  }

  ending(): Element[] {
    const { back } = this.frame
    const actions = back === undefined ? [] : [execute('← Back', this.data(back, false))]
    return [...(this.cut ? [CUT] : []), ...(actions.length > 0 ? [actionSet(actions)] : [])]
  }

  private quote(text: string, by: string | null, link: Link | null): Element[] {
    const who = by === null ? '' : this.inLine(by, LIMITS.by)
    const items: Element[] = [
      ...this.lines(text, LIMITS.text),
      ...(who === '' ? [] : [block([run(`— ${who}`, SMALL)])]),
    ]
    const url = link === null ? null : webAddress(link.url, LIMITS.url)
    if (url !== null) items.push(actionSet([openUrl(url)]))
    return items.length === 0 ? [] : [{ type: 'Container', style: 'emphasis', items }]
  }

  private facts(facts: readonly Fact[]): Element[] {
    const fitting = this.first(facts, LIMITS.facts)
    return fitting.flatMap(({ label, value }, index) => {
      const name = this.inLine(label, LIMITS.factLabel)
      const said = this.inLine(value, LIMITS.factValue)
      if (name === '' && said === '') return []
      const runs = [run(name === '' ? '' : `${name}: `, { weight: 'Bolder' }), run(said || '–')]
      return [
        block(
          runs.filter(({ text }) => text !== ''),
          index > 0,
        ),
      ]
    })
  }

  private list(items: readonly Item[]): Element[] {
    return this.first(items, LIMITS.items).map((item): IContainer => {
      const detail = item.detail === null ? '' : this.inLine(item.detail, LIMITS.item)
      const text = this.inLine(item.text, LIMITS.item) || '–'
      const opens = this.opens(item.open, text)
      return {
        type: 'Container',
        separator: true,
        ...opens,
        items: [
          block([run(text, { ...TONES[item.tone], ...(opens.selectAction ? { weight: 'Bolder' } : {}) })]),
          ...(detail === '' ? [] : [block([run(detail, SMALL)], true)]),
        ],
      }
    })
  }

  private actions(buttons: readonly Button[]): Element[] {
    const actions = this.first(buttons, LIMITS.actions).flatMap((button) => this.action(button) ?? [])
    if (actions.length === 0) return []
    return [
      actionSet(
        actions.map((one, index) => (index < LIMITS.shownActions ? one : { ...one, mode: 'secondary' })),
      ),
    ]
  }

  private action(button: Button): Action | null {
    if (button.does === 'link') {
      const url = webAddress(button.url, LIMITS.url)
      return url === null ? null : openUrl(url, button.label)
    }
    if (this.frame.acts === false) return null
    const title = shownInLine(button.label, LIMITS.actionTitle) || 'Go'
    const style = STYLES[button.style]
    if (button.does === 'ask')
      return submit(title, { ask: button.form, msteams: { type: 'task/fetch' } }, style)
    if (button.command.length > LIMITS.command) return null
    return execute(title, this.data(button.command), style)
  }

  private data(command: string, leadsBack = true): ActionData {
    const { made } = this.frame
    return { run: command, ...(made === undefined || !leadsBack ? {} : { from: made }) }
  }

  lines(text: string, most: number): IRichTextBlock[] {
    const lines = this.fitted(text, Math.max(60, most * this.share)).split('\n')
    const kept = lines.slice(0, LIMITS.lines)
    const rest = lines.slice(LIMITS.lines).join(' ')
    return [...kept, rest].flatMap((line, index) =>
      line.trim() === '' ? [] : [block([run(line)], index > 0)],
    )
  }

  inLine(text: string, most: number): string {
    const room = Math.max(40, most * this.share)
    return this.fitted(inOneLine(text, room), room)
  }

  private fitted(words: string, most: number): string {
    const { text, cut } = fit(words, most)
    if (cut) this.cut = true
    return text
  }

  first<T>(all: readonly T[], most: number): readonly T[] {
    const kept = all.slice(0, Math.max(1, Math.floor(most * this.share)))
    if (kept.length < all.length) this.cut = true
    return kept
  }

  last<T>(all: readonly T[], most: number): readonly T[] {
    return this.first(all.toReversed(), most).toReversed()
  }

  block(text: string, look: 'strong' | 'plain' | 'small'): IRichTextBlock {
    return block([run(text, LOOKS[look])], look === 'small')
  }

  opens(command: string | null, name: string): { selectAction?: IExecuteAction } {
    if (command === null || command.length > LIMITS.command || this.frame.acts === false) return {}
    return { selectAction: execute(shownInLine(`Open ${name}`, 80), this.data(command)) }
  }
}

const SMALL = { size: 'Small', isSubtle: true } as const
const LOOKS = { strong: { weight: 'Bolder' }, plain: {}, small: SMALL } as const

/** Colour only repeats what the words say. */
const TONES: Readonly<Record<Tone, Pick<ITextRun, 'color'>>> = {
  neutral: {},
  good: { color: 'Good' },
  bad: { color: 'Attention' },
  urgent: { color: 'Attention' },
}

const STYLES = { primary: 'positive', danger: 'destructive', plain: 'default' } as const

const CUT: IRichTextBlock = block([run('Teams has no room for more: some of this was shortened.', SMALL)])

function run(text: string, style: Omit<ITextRun, 'type' | 'text'> = {}): ITextRun {
  return { type: 'TextRun', text, ...style }
}

function block(inlines: ITextRun[], close = false): IRichTextBlock {
  return { type: 'RichTextBlock', inlines, ...(close ? { spacing: 'None' } : {}) }
}

function actionSet(actions: Action[]): IActionSet {
  return { type: 'ActionSet', actions }
}

/** An action that answers in place; clients that know no such thing send the same as a message. */
export function execute(title: string, data: ActionData, style?: IExecuteAction['style']): IExecuteAction {
  return {
    type: 'Action.Execute',
    verb: 'earshot',
    title,
    data: { ...data },
    ...(style === undefined ? {} : { style }),
    fallback: submit(title, data, style),
  }
}

/** What Teams itself asks for whenever somebody looks at the card. */
function refresh(key: string): IExecuteAction {
  return { type: 'Action.Execute', verb: 'earshot', title: 'Refresh', data: { refresh: key } }
}

function submit(title: string, data: ActionData, style?: ISubmitAction['style']): ISubmitAction {
  return { type: 'Action.Submit', title, data: { ...data }, ...(style === undefined ? {} : { style }) }
}

/** The label always ends with the real host, whatever else it says. */
function openUrl(url: URL, label = ''): IOpenUrlAction {
  const host = shownInLine(url.host, 60)
  const said = shownInLine(label, LIMITS.actionTitle)
  const title = said.endsWith(host) ? said : said === '' ? `Open at ${host}` : `${said} (${host})`
  return { type: 'Action.OpenUrl', title, url: url.href, tooltip: shownInLine(url.href, 200) }
}
