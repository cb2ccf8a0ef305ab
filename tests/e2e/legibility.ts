import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'

export interface Faint {
  readonly text: string
  readonly ratio: number
}

const AUDIT = readFileSync(new URL('faint-texts.js', import.meta.url), 'utf8')

/** Visible texts that are too faint to read, as the browser paints them. */
export function faintTexts(page: Page): Promise<readonly Faint[]> {
  return page.evaluate(AUDIT)
}

/** What can be operated but has no name for a screen reader. */
export async function namelessControls(page: Page): Promise<readonly string[]> {
  const session = await page.context().newCDPSession(page)
  const { nodes } = await session.send('Accessibility.getFullAXTree')
  await session.detach()
  const operable = new Set([
    'button',
    'link',
    'textbox',
    'combobox',
    'radio',
    'menuitem',
    'menuitemradio',
    'option',
    'dialog',
    'checkbox',
  ])
  return nodes
    .filter((node) => !node.ignored && operable.has(String(node.role?.value)))
    .filter((node) => String(node.name?.value ?? '').trim() === '')
    .map((node) => JSON.stringify(node.role?.value))
}
