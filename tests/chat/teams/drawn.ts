import { createRequire } from 'node:module'
import type { HTMLElement } from 'happy-dom'

// Microsoft's renderer, on the page that vitest's happy-dom environment provides. Its build for bundlers
// cannot be loaded by Node; the finished one can.
const require = createRequire(import.meta.url)
const { AdaptiveCard, OpenUrlAction, SerializationContext, Versions }: typeof import('adaptivecards') =
  require('adaptivecards/dist/adaptivecards.js')

/** A card as Microsoft's renderer draws it. */
export interface Drawn {
  /** All blocks of text, a line each. */
  readonly text: string
  /** What can be pressed: its label, and the address where it leads to one. */
  readonly actions: readonly { readonly title: string; readonly url: string | null }[]
  /** Names of the elements: `a`, `strong`, `script`. */
  readonly elements: readonly string[]
  /** Labels of the inputs. */
  readonly inputs: readonly string[]
  /** What the renderer found wrong. */
  readonly faults: readonly string[]
}

export function draw(content: unknown): Drawn {
  const card = new AdaptiveCard()
  const context = new SerializationContext(Versions.v1_5)
  card.parse(content, context)
  const element: HTMLElement | undefined = card.render()
  if (!element) throw new Error('The renderer drew nothing.')
  const all = [...element.querySelectorAll('*')]
  return {
    text: all
      .filter(({ classList }) => classList.contains('ac-richTextBlock'))
      .map(({ textContent }) => textContent)
      .join('\n'),
    actions: [...new Set(card.getAllActions())].map((action) => ({
      title: action.title ?? '',
      url: action instanceof OpenUrlAction ? (action.url ?? null) : null,
    })),
    elements: all.map(({ tagName }) => tagName.toLowerCase()),
    inputs: card.getAllInputs().map(({ label }) => label ?? ''),
    // It knows none of Teams' charts and shows what stands in for them.
    faults: Array.from(
      { length: context.eventCount },
      (_, index) => context.getEventAt(index).message,
    ).filter((message) => !/^Unknown element type "Chart\.[\w.]+"\. Fallback will be used/.test(message)),
  }
}
