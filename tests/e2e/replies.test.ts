import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { Webhook } from 'standardwebhooks'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type App, createApp } from '../../src/app.ts'
import { configSchema } from '../../src/config/schema.ts'
import { silentLog } from '../amplify/silent-log.ts'
import { PEERS, type ReplyPeer } from '../peers/replies.ts'
import { openBrowser } from './browser.ts'
import { faintTexts, namelessControls } from './legibility.ts'

const SECRET = `whsec_${Buffer.from('another secret of 24 byte').toString('base64')}`
/** It claims what nobody logged. */
const WORDS = 'We paid the second charge back today, and it is put right.\nYour team at Larkbean'
const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true } as const

let browser: Browser
let folder: string
let support: ReplyPeer
let app: App
let address: string
let page: Page

beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'earshot-replies-'))
  support = await PEERS.webhook()
  const config = configSchema.parse({
    brand: { name: 'Larkbean' },
    departments: { billing: { about: 'Charges and refunds.', words: ['charged', 'refund', 'invoice'] } },
    notable: 0,
    sources: [{ name: 'shop', kind: 'webhook', secret: SECRET, baseline: false, reply: support.config }],
    members: [
      { handle: 'noor', name: 'Noor', departments: ['billing'] },
      { handle: 'june', name: 'June', role: 'manager' },
    ],
    network: { allowPrivate: ['127.0.0.1'] },
    server: { port: 0 },
    ledger: { file: join(folder, 'earshot.db') },
  })
  app = await createApp(config, { log: silentLog })
  ;({ address } = await app.start())
  await hear('I was charged twice for one bag of beans, and nobody answers my letters.')
})
afterEach(async () => {
  await page?.context().close()
  await app.stop()
  await support.close()
  rmSync(folder, { recursive: true, force: true })
})

async function hear(text: string): Promise<void> {
  const body = JSON.stringify({ text, author: { name: 'Ana P.' }, url: 'https://shop.example/reviews/1' })
  const at = new Date()
  const response = await fetch(`${address}/hooks/shop`, {
    method: 'POST',
    body,
    headers: {
      'webhook-id': 'msg_1',
      'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
      'webhook-signature': new Webhook(SECRET).sign('msg_1', at, body),
    },
  })
  expect(response.status).toBeLessThan(300)
}

async function visit(options: BrowserContextOptions = {}): Promise<void> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options })
  context.setDefaultTimeout(15_000)
  page = await context.newPage()
  await page.addInitScript(() => localStorage.setItem('earshot.member', 'workspace:june'))
  await page.goto(`${address.replace('127.0.0.1', 'localhost')}/#billing`)
}

describe('a reply', () => {
  it('is drafted, edited, checked, approved and sent, and stands in the card’s thread', async () => {
    await visit()
    await page.getByRole('button', { name: 'Draft a reply…' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Your reply').fill(WORDS)
    await dialog.getByLabel('Send it by webhook').check()
    await dialog.getByRole('button', { name: 'Go on' }).click()
    await dialog.getByText('more than is known to be so').waitFor()
    expect(support.posted).toEqual([])
    for (const confirm of await dialog.getByLabel('It is so: I confirm it').all()) await confirm.check()
    await dialog.getByRole('button', { name: 'Go on' }).click()
    await page.getByText('is approved and goes out by webhook').first().waitFor()
    await expect.poll(() => support.posted.length, { timeout: 15_000 }).toBe(1)
    expect(support.posted[0]).toMatchObject({ to: 'msg_1', text: WORDS })
    await page.getByText('Acted on').first().waitFor()
    await page
      .getByRole('button', { name: /1 reply/ })
      .first()
      .click()
    const thread = page.locator('.thread')
    await thread.getByText('June answered the customer by webhook (M-1).').first().waitFor()
    await thread.getByText('it is put right').first().waitFor()
    await thread.getByText('is so, says June').first().waitFor()
  })

  it.each([
    ['on a desktop', {}],
    ['in the dark', { colorScheme: 'dark' }],
    ['on a phone', PHONE],
  ] as const)('has a form that can be read and used %s', async (_, options) => {
    await visit(options)
    await page.getByRole('button', { name: 'Draft a reply…' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Your reply').waitFor()
    expect(await faintTexts(page)).toEqual([])
    expect(await namelessControls(page)).toEqual([])
    const width = await page.evaluate('document.documentElement.scrollWidth - innerWidth')
    expect(width).toBeLessThanOrEqual(0)
    const send = dialog.getByRole('button', { name: 'Go on' })
    await send.scrollIntoViewIfNeeded()
    expect(await send.isVisible()).toBe(true)
  })
})
