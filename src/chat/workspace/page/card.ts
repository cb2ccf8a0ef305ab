import { h } from 'preact'
import { useState } from 'preact/hooks'
import type { Card, Part, Tone } from '../../../core/card.ts'
import { useActions } from './actions.ts'
import { CardButton } from './button.ts'
import { ChartView } from './chart.ts'
import { html } from './html.ts'
import { ChevronIcon } from './icons.ts'
import { Outward } from './links.ts'
import { memo } from './memo.ts'
import type { Spot } from './place.ts'

export interface CardProps {
  readonly card: Card
  readonly spot: Spot
}

/** A card: its parts in order, its edge in the tone of its heading. */
export const CardView = memo(({ card, spot }: CardProps) => {
  const tone = card.parts.find((part) => part.part === 'heading')?.tone ?? null
  const bare = tone === null && card.parts.every((part) => part.part === 'text')
  return html`<div class=${bare ? 'words' : `card tone-${tone ?? 'neutral'}`}>
    ${card.parts.map((part) => drawPart(part, spot))}
  </div>`
})

function drawPart(part: Part, spot: Spot) {
  switch (part.part) {
    case 'heading':
      return html`<h3 class="heading">
        ${h(ToneWord, { tone: part.tone })}<bdi>${part.text}</bdi>
      </h3>`
    case 'quote':
      return html`<figure class="quote">
        <blockquote>${h(LongText, { text: part.text })}</blockquote>
        ${
          part.by === null && part.link === null
            ? null
            : html`<figcaption>
              ${part.by === null ? null : html`<bdi class="by">${part.by}</bdi>`}
              ${part.link === null ? null : h(Outward, { ...part.link, class: 'outward' })}
            </figcaption>`
        }
      </figure>`
    case 'chart':
      return h(ChartView, { chart: part.chart, spot })
    case 'text':
      return html`<div class="text">${h(LongText, { text: part.text })}</div>`
    case 'facts':
      return html`<dl class="facts">
        ${part.facts.map((fact) => html`<div><dt>${fact.label}</dt><dd dir="auto">${fact.value}</dd></div>`)}
      </dl>`
    case 'list':
      return html`<ul class="items">
        ${part.items.map((item) => html`<li class=${`tone-${item.tone}`}>${h(ItemRow, { ...item, spot })}</li>`)}
      </ul>`
    case 'actions':
      return html`<div class="actions">
        ${part.actions.map((button) => h(CardButton, { button, spot }))}
      </div>`
    case 'note':
      return html`<p class="note" dir="auto">${part.text}</p>`
    default:
      return part satisfies never
  }
}

const TONE_WORDS: Readonly<Record<Tone, string | null>> = {
  neutral: null,
  good: 'Good news',
  bad: 'Needs care',
  urgent: 'Urgent',
}

function ToneWord({ tone }: { tone: Tone }) {
  const word = TONE_WORDS[tone]
  return word === null ? null : html`<span class=${`tone-word tone-${tone}`}>${word}</span>`
}

const SHOWN_AT_FIRST = 600

/** Long texts show their beginning; each line finds its own direction of writing. */
function LongText({ text }: { text: string }) {
  const [whole, setWhole] = useState(false)
  const long = text.length > SHOWN_AT_FIRST + 200
  const shown = long && !whole ? `${beginning(text)}…` : text
  return html`<p dir="auto">${shown}</p>
    ${
      long
        ? html`<button type="button" class="quiet more" aria-expanded=${whole} onClick=${() => setWhole(!whole)}>
          ${whole ? 'Show less' : 'Show all'}
        </button>`
        : null
    }`
}

/** Cut between words where there is a space near, never inside a character. */
function beginning(text: string): string {
  const cut = text
    .slice(0, SHOWN_AT_FIRST)
    .toWellFormed()
    .replace(/\uFFFD$/, '')
  return cut.replace(/\s\S{0,40}$/, '')
}

interface ItemProps {
  readonly text: string
  readonly detail: string | null
  readonly tone: Tone
  readonly open: string | null
  readonly spot: Spot
}

function ItemRow({ text, detail, tone, open, spot }: ItemProps) {
  const actions = useActions()
  const words = html`<span class="item-words">
    <bdi class="item-text">${text}</bdi>
    <span class="item-detail">${h(ToneWord, { tone })}${detail === null ? null : html`<bdi>${detail}</bdi>`}</span>
  </span>`
  if (open === null) return html`<div class="item">${words}</div>`
  return html`<button type="button" class="item" onClick=${() => actions.run(spot, open)}>
    ${words}${h(ChevronIcon, {})}
  </button>`
}
