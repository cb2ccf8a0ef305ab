import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
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
  browser = await openBrowser()
})
afterEach(async () => {
  await page?.close()
  await demo?.close()
})
afterAll(() => browser?.close())

async function visit(sources?: readonly string[]): Promise<void> {
  demo = await openTeamsDemo({ log: 'error', ...(sources === undefined ? {} : { sources }) })
  page = await browser.newPage({ viewport: { width: 1280, height: 1000 } })
  page.setDefaultTimeout(20_000)
  await page.goto(demo.address)
  await page.getByText('Hello Alex').waitFor()
}

/** What is long is seen from its beginning. */
async function keepFrom(place: Locator, name: string): Promise<void> {
  await page.setViewportSize({ width: 1280, height: 2_600 })
  await place.scrollIntoViewIfNeeded()
  await keep(name)
  await page.setViewportSize({ width: 1280, height: 1_000 })
}

async function mention(words: string): Promise<void> {
  const box = page.getByRole('textbox').first()
  await box.click()
  await page.keyboard.type('@')
  await page.getByRole('menuitem', { name: 'Earshot' }).click()
  await page.keyboard.type(words)
  await page.getByRole('button', { name: 'Post' }).click()
}

it('a person in Microsoft’s own client claims, logs and finds mentions, and everybody sees it', async () => {
  await visit(['reviews'])
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

  // The playground opens no dialogs: there a draft is chosen, edited and approved in Teams itself.
  await mention(`draft ${reference}`)
  await page
    .getByText(new RegExp(`Drafts of a reply to ${reference} · D-1`))
    .first()
    .waitFor()
  await page.getByRole('button', { name: 'Use 1…' }).first().waitFor()
  await keep('7-draft')

  expect(reference).toMatch(/^M-\d+$/)
})

it('a manager there sees a digest and a trend with their charts, and finds the way by help', async () => {
  await visit()
  await page.getByRole('treeitem', { name: 'Larkbean - Customers' }).click()
  await page
    .getByText(/· M-[12]\d$/)
    .first()
    .waitFor()

  // Microsoft’s renderer draws it, or leaves it out without a word. What was heard so far may be of too few
  // days for a line: then it is asked again.
  const drawn = `[...document.querySelectorAll('svg')].filter((one) => one.clientWidth > 300).length`
  const ask = async () => {
    await mention('digest 30d compare')
    await page.getByText('Kinds of mentions').last().waitFor()
    return page.evaluate<number>(drawn)
  }
  await expect.poll(ask, { timeout: 50_000, interval: 3_000 }).toBeGreaterThan(0)
  const digest = page.getByText('Digest, the last 30 days').last()
  await keepFrom(digest, '8-digest')

  await mention('trend beans 30d')
  const trend = page.getByText(/of beans in the last 30 days/).first()
  await trend.waitFor()
  await keepFrom(trend, '9-trend')

  await mention('help')
  const help = page.getByText('Work on a mention').first()
  await help.waitFor()
  await keepFrom(help, '10-help')
}, 90_000)
