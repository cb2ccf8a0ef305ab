import type { types } from '@slack/bolt'
import type { Item } from '../../../core/card.ts'
import { LIMITS } from './limits.ts'
import { fit, note, plainText } from './text.ts'

type Row = types.SectionBlock | types.ContextBlock

/** Past this many in one block they are no list any more. */
const MOST_TOGETHER = 10
const WORDS = 600

/**
 * Rows, each in a block of its own with a button that opens it. Where there are fewer blocks than rows,
 * several stand in one, and a menu opens each.
 * @param opens what the action ids of the buttons and menus begin with
 * @param take cuts words to what there is room for
 */
export function renderList(
  items: readonly Item[],
  blocks: number,
  opens: string,
  take: (text: string, most: number) => string,
): Row[] {
  const fitting = items.length <= blocks * MOST_TOGETHER
  const room = Math.max(1, fitting ? blocks : blocks - 1)
  const shown = items.slice(0, room * MOST_TOGETHER)
  const together = Math.max(1, Math.ceil(shown.length / room))
  const most = Math.min(WORDS, Math.floor(LIMITS.section / together / 2) - 3)
  const rows: Row[] = []
  for (let from = 0; from < shown.length; from += together) {
    const group = shown.slice(from, from + together)
    const lines = group.map(({ text, detail }) => {
      const said = [take(text, most), detail === null ? '' : take(detail, most)].filter(
        (words) => words !== '',
      )
      return group.length === 1 ? said.join('\n') : `• ${said.join(' · ')}`
    })
    const opener = group.length === 1 ? button(group, `${opens}:${from}`) : menu(group, `${opens}:${from}`)
    rows.push({
      type: 'section',
      text: plainText(lines.join('\n'), LIMITS.section),
      ...(opener === null ? {} : { accessory: opener }),
    })
  }
  const left = items.length - shown.length
  return left === 0 ? rows : [...rows, note(`… and ${left} more.`)]
}

function button([item]: readonly Item[], id: string): types.Button | null {
  if (!item || item.open === null || item.open.length > LIMITS.buttonValue) return null
  return {
    type: 'button',
    action_id: id,
    text: plainText('Open', LIMITS.buttonText),
    value: item.open,
    accessibility_label: fit(`Open ${item.text}`, LIMITS.accessibilityLabel),
  }
}

function menu(items: readonly Item[], id: string): types.StaticSelect | null {
  const options = new Map(
    items.flatMap(({ text, open }) =>
      open === null || open === '' || open.length > LIMITS.optionValue
        ? []
        : [[open, { text: plainText(text, LIMITS.optionText), value: open }] as const],
    ),
  )
  if (options.size === 0) return null
  return {
    type: 'static_select',
    action_id: id,
    placeholder: plainText('Open …', LIMITS.optionText),
    options: [...options.values()],
  }
}
