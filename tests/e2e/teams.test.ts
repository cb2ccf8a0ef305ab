import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openBrowser } from './browser.ts'
import { openTeamsDemo, type TeamsDemo } from './teams-demo.ts'

let demo: TeamsDemo
let browser: Browser
let page: Page

/** Pictures of what was seen, for people. */
const PICTURES = fileURLToPath(new URL('../../.vitest/teams/', import.meta.url))
const keep = (name: string) => page.screenshot({ path: `${PICTURES}${name}.png` })

beforeAll(async () => {
  mkdirSync(PICTURES, { recursive: true })
  ;[demo, browser] = await Promise.all([openTeamsDemo({ log: 'error', sources: ['reviews'] }), openBrowser()])
  page = await browser.newPage({ viewport: { width: 1280, height: 1000 } })
  page.setDefaultTimeout(20_000)
  await page.goto(demo.address)
})
afterAll(async () => {
  await browser?.close()
  await demo?.close()
})

async function mention(words: string): Promise<void> {
  const box = page.getByRole('textbox').first()
  await box.click()
  await page.keyboard.type('@')
  await page.getByRole('menuitem', { name: 'Earshot' }).click()
  await page.keyboard.type(words)
  await page.getByRole('button', { name: 'Post' }).click()
}

it('a person in Microsoft’s own client claims, logs and finds mentions, and everybody sees it', async () => {
  await page.getByText('Hello Alex').waitFor()
  await keep('1-home')

  await page.getByRole('treeitem', { name: 'Larkbean - Customers' }).click()
  const heading = page.getByText(/· M-\d+$/).first()
  await heading.waitFor()
  const reference = /M-\d+$/.exec((await heading.textContent()) ?? '')?.[0] ?? ''
  await keep('2-channel')

  await page.getByRole('button', { name: 'Claim' }).first().click()
  await page.getByText('Claimed by Alex.').first().waitFor()
  await keep('3-claimed')

  await mention(`log ${reference} fix Rewrote the answer`)
  await page
    .getByText(/Alex logged a fix: “Rewrote the answer”/)
    .first()
    .waitFor()
  await keep('4-logged')

  await mention('list mine')
  await page
    .getByText(/1 unfinished mention with you/)
    .first()
    .waitFor()
  await keep('5-list')

  await mention('search delivery')
  await page
    .getByText(/Found for delivery|Nothing was found/)
    .first()
    .waitFor()
  await keep('6-search')
  expect(reference).toMatch(/^M-\d+$/)
})
