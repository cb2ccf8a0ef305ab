import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { HOSTILE, LONG, mentionCard } from '../chat/workspace/cards.ts'
import { type Served, serveWorkspace } from '../chat/workspace/serve.ts'
import { CHARTS } from '../contracts/charts.ts'
import { openBrowser } from './browser.ts'
import { faintTexts, namelessControls } from './legibility.ts'

const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true } as const

let browser: Browser
let served: Served
let page: Page
/** What the page asked for beyond its own server, and what went wrong in it. */
let foreign: string[]
let faults: string[]

beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())
beforeEach(async () => {
  served = await serveWorkspace()
  foreign = []
  faults = []
})
afterEach(async () => {
  await page.context().close()
  await served.close()
  expect(faults).toEqual([])
  expect(foreign).toEqual([])
})

async function visit(hash = '', options: BrowserContextOptions = {}): Promise<void> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options })
  context.setDefaultTimeout(8_000)
  page = await context.newPage()
  page.on('request', (request) => {
    if (new URL(request.url()).origin !== served.origin) foreign.push(request.url())
  })
  page.on('pageerror', (error) => faults.push(String(error)))
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().includes('Failed to load resource'))
      faults.push(message.text())
  })
  await page.goto(`${served.origin}/${hash}`)
  await page
    .locator('.channel-pane .timeline[aria-busy=false], .thread .timeline[aria-busy=false]')
    .first()
    .waitFor()
}

const complaint = mentionCard({ mention: 7, kind: 'Complaint', tone: 'bad', words: 'The lid leaks.' })
const shown = (text: string) => page.locator('.post').getByText(text, { exact: true })
const inPage = <T>(expression: string): Promise<T> => page.evaluate(expression)
const focused = () => inPage<string>('document.activeElement.textContent.trim()')
/** Beyond what a busy machine takes. */
const eventually = <T>(look: () => T) => expect.poll(look, { timeout: 10_000 })
const type = (text: string) => page.locator('.channel-pane textarea').fill(text)

describe('the channel', () => {
  it('shows cards as they are posted, counts those elsewhere, and keeps them after a reload', async () => {
    await visit('#/product')
    await page.getByText('It is quiet here.').waitFor()
    await served.post('product', complaint)
    await page.getByRole('heading', { name: 'M-7 Complaint, open' }).waitFor()
    await served.post('billing', complaint)
    await page.getByRole('link', { name: 'billing 1 unread' }).waitFor()
    await eventually(() => page.title()).toBe('(1) #product · Earshot for Larkbean')
    await page.getByRole('link', { name: 'billing 1 unread' }).click()
    await page.getByRole('link', { name: 'billing', exact: true }).waitFor()
    await page.reload()
    await page.getByRole('heading', { level: 1, name: '#billing' }).waitFor()
    // The posts come after the channel's name.
    await eventually(() => page.getByRole('heading', { name: 'M-7 Complaint, open' }).count()).toBe(1)
    await page.goBack()
    await page.getByRole('heading', { level: 1, name: '#product' }).waitFor()
  })

  it('tells screen readers what came, by its summary', async () => {
    await visit('#/product')
    await served.post('product', complaint)
    await eventually(() => page.getByRole('status').allTextContents()).toContain(complaint.summary)
  })

  it('brings back older posts when asked, and stays where one reads', async () => {
    for (let index = 1; index <= 70; index++) await served.post('product', `post ${index}`)
    await visit('#/product')
    await shown('post 70').waitFor()
    expect(await shown('post 1').count()).toBe(0)
    await page.locator('.timeline').press('Home')
    await shown('post 1').waitFor()
    await served.post('product', 'post 71')
    await page.getByRole('button', { name: 'New messages' }).click()
    await page.getByRole('button', { name: 'New messages' }).waitFor({ state: 'detached' })
  })

  it('says when the connection is lost, and catches up by itself', async () => {
    await visit('#/product')
    await page.clock.install()
    await served.interrupt(async () => {
      await eventually(async () => {
        await page.clock.runFor(2_000)
        return page.locator('.lost').textContent()
      }).toContain('connection to Earshot is lost')
      await served.post('product', 'said meanwhile')
    })
    await eventually(async () => {
      await page.clock.runFor(1_000)
      return shown('said meanwhile').count()
    }).toBe(1)
    await eventually(() => page.locator('.lost').textContent()).toBe('')
  })
})

describe('the composer', () => {
  it('offers the commands, completes one, and shows the answer to oneself alone', async () => {
    await visit('#/product')
    await type('/gap l')
    await page.getByRole('option', { name: '/gap list' }).waitFor()
    expect(await page.getByRole('option').count()).toBe(2)
    await page.keyboard.press('Enter')
    await eventually(() => page.locator('.channel-pane textarea').inputValue()).toBe('/gap list ')
    await page.keyboard.press('Enter')
    const answer = page.getByRole('article', { name: /^Only visible to you/ })
    await answer.getByRole('button', { name: /M-3 Steam wand/ }).waitFor()
    expect(served.desk.asked.map(({ wish }) => wish)).toEqual(['list'])
    await answer.getByRole('button', { name: 'Dismiss this answer' }).click()
    await answer.waitFor({ state: 'detached' })
    await page.locator('.channel-pane textarea').press('ArrowUp')
    expect(await page.locator('.channel-pane textarea').inputValue()).toBe('/gap list')
  })

  it('says plainly what was not done, and a row opens what it names', async () => {
    await visit('#/product')
    await type('/gap dance')
    await page.keyboard.press('Enter')
    await page.locator('.whisper.failed').getByText('I do not know').waitFor()
    await type('/gap list')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: /M-1 It came/ }).click()
    await eventually(() => served.desk.asked.at(-1)?.wish).toBe('show M-1')
  })

  it('speaks to colleagues, and keeps a draft by its channel', async () => {
    await visit('#/product')
    await type('Has anyone seen the lid?')
    await page.keyboard.press('Enter')
    await page.getByRole('article', { name: 'Noor: Has anyone seen the lid?' }).waitFor()
    await type('not yet sent')
    await page.getByRole('link', { name: 'support' }).click()
    await page.getByRole('heading', { level: 1, name: '#support' }).waitFor()
    expect(await page.locator('.channel-pane textarea').inputValue()).toBe('')
    await page.getByRole('link', { name: 'product' }).click()
    await eventually(() => page.locator('.channel-pane textarea').inputValue()).toBe('not yet sent')
  })
})

describe('a card', () => {
  it('changes in place when its button is clicked, once for a double click', async () => {
    await served.post('product', complaint)
    await visit('#/product')
    await page.getByRole('button', { name: 'Claim' }).dblclick()
    await page.getByRole('heading', { name: 'M-7 Complaint, claimed by Noor' }).waitFor()
    await page.getByText('M-7: claim by Noor.').first().waitFor()
    expect(served.desk.asked.map(({ wish }) => wish)).toEqual(['claim M-7'])
    expect(await page.getByRole('dialog').count()).toBe(0)
  })

  it('asks in a dialog, keeps it open with what is wrong, and gives the focus back', async () => {
    await served.post('product', complaint)
    await visit('#/product')
    await page.getByRole('button', { name: 'Log action…' }).press('Enter')
    const dialog = page.getByRole('dialog', { name: 'Log an action' })
    await dialog.getByRole('radio', { name: 'Fix' }).check()
    await dialog.getByRole('button', { name: 'Log', exact: true }).press('Enter')
    await dialog.getByText('Say in a few words what was done.').waitFor()
    const note = dialog.getByRole('textbox', { name: 'Note' })
    expect(await note.getAttribute('aria-invalid')).toBe('true')
    await eventually(() => note.evaluate((field) => field.matches(':focus'))).toBe(true)
    expect(await dialog.getByRole('radio', { name: 'Fix' }).isChecked()).toBe(true)
    await page.keyboard.type('New lids for all')
    await note.press('Tab')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'M-7 Complaint, acted on (fix)' }).waitFor()
    expect(await dialog.count()).toBe(0)
    await eventually(focused).toBe('Log action…')
    await page.keyboard.press('Enter')
    await dialog.waitFor()
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    await eventually(focused).toBe('Log action…')
  })

  it('takes reactions, which act and can be taken back', async () => {
    await served.post('product', complaint)
    await visit('#/product')
    await page.getByRole('article').hover()
    await page.getByRole('button', { name: 'React with eyes (I take it)' }).click()
    const mine = page.getByRole('button', { name: 'eyes (I take it): Noor' })
    await mine.waitFor()
    expect(await mine.getAttribute('aria-pressed')).toBe('true')
    await page.getByRole('heading', { name: 'M-7 Complaint, claimed by Noor' }).waitFor()
    await mine.click()
    await mine.waitFor({ state: 'detached' })
    expect(served.desk.asked.map(({ wish }) => wish)).toEqual(['react eyes true', 'react eyes false'])
    await page.getByRole('article').first().hover()
    await page.getByRole('button', { name: 'Add a reaction' }).click()
    await page.getByRole('menuitem', { name: 'tada' }).click()
    await page.getByRole('button', { name: 'tada: Noor' }).waitFor()
  })

  it('has a thread, where commands mean its mention', async () => {
    const root = await served.post('product', complaint)
    await visit('#/product')
    await page.getByRole('article').hover()
    await page.getByRole('button', { name: 'Reply in thread' }).click()
    const thread = page.getByRole('complementary', { name: 'Thread' })
    await thread.getByRole('heading', { name: 'M-7 Complaint, open' }).waitFor()
    await page.keyboard.type('I have the part here')
    await page.keyboard.press('Enter')
    await thread.getByRole('article', { name: 'Noor: I have the part here' }).waitFor()
    await page.getByRole('button', { name: '1 reply' }).waitFor()
    await page.keyboard.type('/gap claim ')
    await page.keyboard.press('Enter')
    await thread.getByText('M-7: claim by Noor.').waitFor()
    expect(served.desk.asked.at(-1)?.door?.about).toBe(7)
    await served.post('product', 'and so do I', { thread: root.id, author: 'workspace:june' })
    await thread.getByRole('article', { name: 'June: and so do I' }).waitFor()
    await page.keyboard.press('Escape')
    await thread.waitFor({ state: 'detached' })
  })

  it('shows the customer’s words as words, whatever is in them', async () => {
    const card = mentionCard({
      mention: 9,
      kind: 'Remark',
      tone: 'neutral',
      words: HOSTILE,
      by: '<b>mallory</b>',
      url: 'javascript:alert(1)',
    })
    await served.post('product', {
      ...card,
      parts: [
        ...card.parts,
        { part: 'heading', text: '<img src=x onerror="window.broken=1">', tone: 'urgent' },
        {
          part: 'actions',
          actions: [{ label: 'Original', style: 'plain', does: 'link', url: 'https://shop.example/a?b=1' }],
        },
      ],
    })
    await visit('#/product')
    await page.getByText('<b>mallory</b>').waitFor()
    expect(await page.locator('.quote p').textContent()).toBe(HOSTILE)
    expect(await page.locator('.post script, .post-body img, .post b').count()).toBe(0)
    expect(await inPage("'broken' in window")).toBe(false)
    const links = await page
      .locator('.post a')
      .evaluateAll((all) =>
        all.map((one) => [one.getAttribute('href'), one.getAttribute('rel'), one.textContent]),
      )
    expect(links).toHaveLength(1)
    expect(links[0]?.[0]).toBe('https://shop.example/a?b=1')
    expect(links[0]?.[1]).toContain('noopener noreferrer nofollow')
    expect(links[0]?.[2]).toContain('shop.example')
  })

  it('opens long words in full when asked', async () => {
    await served.post('product', mentionCard({ mention: 9, kind: 'Remark', tone: 'neutral', words: LONG }))
    await visit('#/product')
    const quote = page.locator('.quote p')
    expect((await quote.textContent())?.length).toBeLessThan(1_000)
    await page.getByRole('button', { name: 'Show all' }).click()
    expect(await quote.textContent()).toBe(LONG)
  })
})

describe('a chart', () => {
  const post = () =>
    served.post('product', {
      summary: 'A week in pictures.',
      parts: CHARTS.map((chart) => ({ part: 'chart' as const, chart })),
    })

  it('is a picture with a name, and by the keyboard a table whose rows open what is behind them', async () => {
    await post()
    await visit('#/product')
    await page.getByRole('img', { name: 'Mentions a day' }).waitFor()
    await page.getByRole('img', { name: 'Kinds of mentions' }).waitFor()
    expect(await page.getByRole('region', { name: 'By department: the figures' }).textContent()).toContain(
      'billing',
    )
    const table = page.getByRole('region', { name: 'Kinds of mentions: the figures' })
    await page.getByText('Show the figures').nth(1).focus()
    await page.keyboard.press('Enter')
    await table.waitFor()
    await table.getByRole('button', { name: 'Complaints' }).focus()
    await page.keyboard.press('Enter')
    await page.locator('.whisper').waitFor()
  })

  it('fills its place on a phone and on a desk, and can be read on both, in the light and in the dark', async () => {
    await post()
    for (const options of [{}, PHONE])
      for (const colorScheme of ['light', 'dark'] as const) {
        await visit('#/product', { ...options, colorScheme })
        await page.getByRole('img', { name: 'Mentions a day' }).waitFor()
        await page.getByText('Show the figures').first().click()
        expect(await faintTexts(page)).toEqual([])
        expect(await namelessControls(page)).toEqual([])
        const [picture, card] = await inPage<[number, number]>(
          `['.plot', '.card figure'].map((name) => document.querySelector(name).getBoundingClientRect().width)`,
        )
        expect(Math.abs(picture - card)).toBeLessThanOrEqual(1)
        expect(await inPage('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
        if (options !== PHONE || colorScheme !== 'dark') await page.context().close()
      }
  })
})

describe('the people', () => {
  it('are changed by the keyboard, and each has their own rights, unread posts and name', async () => {
    await visit('#/product')
    await page.getByRole('button', { name: /^You are Noor, staff/ }).press('Enter')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('End')
    await page.keyboard.press('ArrowUp')
    expect(await focused()).toContain('June')
    await served.post('billing', 'from Noor', { author: 'workspace:noor' })
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: /^You are June, manager/ }).waitFor()
    await page.getByRole('link', { name: 'billing 1 unread' }).waitFor()
    await type('/gap mute word giveaway')
    await page.keyboard.press('Enter')
    await eventually(() => served.desk.asked.at(-1)?.member).toBe('workspace:june')
    await page.reload()
    await page.getByRole('button', { name: /^You are June, manager/ }).waitFor()
  })

  it('have a place alone with Earshot', async () => {
    await visit('#/product')
    await served.post('@workspace:noor', 'June assigned M-7 to you.')
    await page.getByRole('link', { name: 'Earshot 1 unread' }).click()
    await shown('June assigned M-7 to you.').waitFor()
    await type('help')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'What you can say to /gap' }).waitFor()
    await served.post('@workspace:june', 'for June alone')
    await served.post('product', 'for all')
    await page.getByRole('link', { name: 'product 1 unread' }).waitFor()
    expect(await shown('for June alone').count()).toBe(0)
  })
})

describe('for everyone', () => {
  it('works by the keyboard alone', async () => {
    await served.post('product', 'the first')
    await served.post('product', complaint)
    await visit('#/product')
    await page.keyboard.press('Tab')
    expect(await focused()).toBe('Skip to the messages')
    await page.keyboard.press('Enter')
    await page.keyboard.press('ArrowUp')
    expect(await focused()).toContain('M-7')
    await page.keyboard.press('ArrowUp')
    expect(await focused()).toContain('the first')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    expect(await focused()).toBe('Claim')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'M-7 Complaint, claimed by Noor' }).waitFor()
    await page.keyboard.press('F6')
    expect(await inPage('document.activeElement.localName')).toBe('textarea')
    await page.keyboard.press('Alt+ArrowDown')
    await page.getByRole('heading', { level: 1, name: '#operations' }).waitFor()
    await eventually(() => inPage('document.activeElement.placeholder')).toContain('#operations')
    await page.keyboard.press('F6')
    await eventually(focused).toContain('operations')
  })

  for (const colorScheme of ['light', 'dark'] as const)
    it(`is legible and named in ${colorScheme}`, async () => {
      for (const [index, tone] of (['good', 'bad', 'urgent', 'neutral'] as const).entries())
        await served.post(
          'product',
          mentionCard({ mention: index + 1, kind: 'Praise', tone, words: 'Nice lid.' }),
        )
      await served.post('product', 'talk', { author: 'workspace:june' })
      await served.room.react(1, 'eyes', 'workspace:noor', true, 0)
      await served.room.react(1, 'heart', 'workspace:june', true, 0)
      await served.post('billing', 'unread')
      await visit('#/product/1', { colorScheme, viewport: { width: 1400, height: 3_000 } })
      await page.getByRole('complementary').getByRole('article').waitFor()
      await type('/gap list')
      await page.keyboard.press('Escape')
      await page.keyboard.press('Enter')
      await page.locator('.whisper .items').waitFor()
      await type('/gap dance')
      await page.keyboard.press('Enter')
      await page.locator('.whisper.failed').waitFor()
      await page.getByRole('button', { name: /^You are Noor/ }).click()
      expect(await faintTexts(page)).toEqual([])
      expect(await namelessControls(page)).toEqual([])
      await page.keyboard.press('Escape')
      await type('/gap s')
      expect(await faintTexts(page)).toEqual([])
      await type('')
      await page.getByRole('button', { name: 'Log action…' }).first().click()
      await page.getByRole('button', { name: 'Log', exact: true }).click()
      await page.getByText('Choose what was done.').waitFor()
      expect(await namelessControls(page)).toEqual([])
      expect((await faintTexts(page)).filter(({ text }) => text.includes('Choose'))).toEqual([])
      expect(await inPage('document.documentElement.lang')).toBe('en')
    })

  it('fits a phone: nothing scrolls sideways, channels are in a drawer, fingers find what they want', async () => {
    await served.post(
      'product',
      mentionCard({ mention: 1, kind: 'Remark', tone: 'urgent', words: HOSTILE, by: 'x'.repeat(90) }),
    )
    await served.post('product', 'y'.repeat(200), { author: 'workspace:june' })
    await visit('#/product', PHONE)
    const sideways = () => inPage<number>('document.documentElement.scrollWidth - innerWidth')
    const wide = () =>
      page
        .locator('.timeline, .card, .whisper')
        .evaluateAll((all) =>
          all.filter((one) => one.scrollWidth > one.clientWidth + 1).map((one) => one.className),
        )
    expect([await sideways(), await wide()]).toEqual([0, []])
    const small = await page.locator('button, .channel, textarea').evaluateAll((all) =>
      all
        .map((one) => ({ name: one.ariaLabel ?? one.textContent, box: one.getBoundingClientRect(), one }))
        .filter(({ one }) => one.checkVisibility({ visibilityProperty: true }))
        .filter(({ box }) => box.width > 0 && (box.height < 44 || box.width < 44))
        .map(({ name, box }) => `${name} ${box.width}x${box.height}`),
    )
    expect(small).toEqual([])
    await type('/gap list')
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Send' }).tap()
    await page.locator('.whisper .items').waitFor()
    expect([await sideways(), await wide()]).toEqual([0, []])
    expect(await page.getByRole('link', { name: 'support' }).count()).toBe(0)
    await page.getByRole('button', { name: 'Channels' }).tap()
    await page.getByRole('link', { name: 'support' }).tap()
    await page.getByRole('heading', { level: 1, name: '#support' }).waitFor()
    await eventually(() => page.getByRole('link', { name: 'support' }).count()).toBe(0)
    await page.goto(`${served.origin}/#/product/1`)
    await page.getByRole('complementary', { name: 'Thread' }).getByRole('article').waitFor()
    expect(await page.getByRole('main').count()).toBe(0)
    expect([await sideways(), await wide()]).toEqual([0, []])
    await page.getByRole('complementary').getByRole('button', { name: 'Log action…' }).tap()
    await page.getByRole('dialog').waitFor()
    expect(await sideways()).toBe(0)
  })
})
