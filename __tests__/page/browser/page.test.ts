import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { parse } from 'csv-parse/sync'
import type { Browser, Page } from 'playwright-core'
import {
  companyHistory,
  demoEnd,
  departingRecruiter,
  stolenApiKey,
  stolenApiKeyHost
} from '../../../src/sandbox/index.js'
import { runCli } from '../../support/action.js'
import { launchChromium } from '../../support/chromium.js'
import { dayMs, startWorld, type World } from '../../support/scenario.js'
import { type OpenedPage, openPage, savedCsv } from './opened-page.js'

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

describe('the page of the demo company in a browser', () => {
  let world: World
  let folder: string
  let file: string
  let browser: Browser
  let events: {
    timestamp: number
    action: string
    actor: { email: string } | null
    object: { id: string } | null
    medium: string
  }[]
  const opened: OpenedPage[] = []

  beforeAll(async () => {
    const history = companyHistory({ seed: 20251109, from: demoEnd - 61 * dayMs, to: demoEnd })
    world = await startWorld({ now: demoEnd + 3 * 3_600_000, history })
    folder = await mkdtemp(join(tmpdir(), 'audit-page-'))
    await runCli(['archive', 'audit-log', '--endpoint', world.sandbox.endpoint], {
      cwd: folder,
      env: { HIREFLIX_API_KEY: world.sandbox.apiKey }
    })
    const made = await runCli(['report', 'audit-log', '--period', '2025-11', '--html', 'page.html'], {
      cwd: folder
    })
    expect(made).toMatchObject({ status: 0, stdout: '', stderr: '' })
    file = join(folder, 'page.html')
    events = JSON.parse(await readFile(join(folder, 'audit-log/2025-11.json'), 'utf8'))
    browser = await launchChromium()
  }, 180_000)
  afterAll(async () => {
    await browser?.close()
    await world?.close()
    await rm(folder, { recursive: true, force: true })
  })

  async function open(options: Parameters<typeof openPage>[2] = {}): Promise<Page> {
    const each = await openPage(browser, file, options)
    opened.push(each)
    return each.page
  }
  const foundBy = async (page: Page): Promise<string> => (await page.getByRole('status').textContent()) ?? ''

  test('is written for its owner alone, the same every time', async () => {
    const again = await runCli(['report', 'audit-log', '--period', '2025-11', '--html', 'again.html'], {
      cwd: folder
    })
    expect(again.status).toBe(0)
    expect((await stat(file)).mode & 0o777).toBe(0o600)
    expect(await readFile(join(folder, 'again.html'), 'utf8')).toBe(await readFile(file, 'utf8'))
  })

  test('says at once how many events there are, what deserves a look, and what is proven', async () => {
    const page = await open()
    expect(await foundBy(page)).toBe(`${events.length.toLocaleString('en')} events`)
    expect(await page.locator('.verdict').textContent()).toContain('Not all of this period is proven')
    const groups = await page.locator('.groups li').allInnerTexts()
    expect(groups).toHaveLength(3)
    expect(groups.find((text) => text.includes(departingRecruiter.actorEmail))).toContain(
      '61 deletions in 12 minutes'
    )
    expect(groups.find((text) => text.includes(stolenApiKey.actorEmail))).toContain(stolenApiKeyHost)
    expect(await page.locator('.verdict .sentence').textContent()).toBe(
      'Not all of this period is proven: events may be missing; 3 things need a look, all of them critical.'
    )
    const head = (await readFile(join(folder, 'audit-log/ledger.jsonl'), 'utf8')).split('\n').length - 2
    expect(await page.locator('#verification').textContent()).toMatch(
      new RegExp(`Ledger head${head}:[0-9a-f]{64}`)
    )
    await page.context().close()
  })

  test('searches in all text, term by term', async () => {
    const page = await open()
    const expected = events.filter((event) => JSON.stringify(event).includes('jonas.weber')).length
    await page.getByRole('searchbox').fill('JONAS.weber')
    expect(await foundBy(page)).toBe(`${expected} of ${events.length.toLocaleString('en')} events`)
    const both = events.filter(
      (event) => event.actor?.email.startsWith('jonas.weber') && event.action === 'interview.delete'
    ).length
    await page.getByRole('searchbox').fill('jonas.weber interview.delete')
    expect(both).toBeGreaterThan(59)
    expect(await foundBy(page)).toContain(`${both} of`)
    await page.getByRole('searchbox').fill('no such text anywhere')
    expect(await foundBy(page)).toMatch(/^0 of/)
    expect(await page.locator('[role=grid]').textContent()).toContain('No event matches')
    await page.context().close()
  })

  test('filters by severity, action, actor, medium, object and day, and by a cell of the heat map', async () => {
    const page = await open()
    const countIs = async (matches: (event: (typeof events)[number]) => boolean): Promise<void> => {
      const expected = events.filter(matches).length
      expect(expected).toBeGreaterThan(0)
      expect(await foundBy(page)).toBe(
        `${expected.toLocaleString('en')} of ${events.length.toLocaleString('en')} events`
      )
    }
    const choose = async (label: string, start: string): Promise<void> => {
      const select = page.getByRole('combobox', { name: label, exact: true })
      const option = await select.locator('option').filter({ hasText: start }).first().getAttribute('value')
      await select.selectOption(option)
    }
    await choose('Action', 'interview.delete')
    await countIs(({ action }) => action === 'interview.delete')
    await choose('Actor', 'jonas.weber')
    await countIs(
      ({ action, actor }) => action === 'interview.delete' && actor?.email.startsWith('jonas') === true
    )
    await page.getByRole('button', { name: 'Show all' }).click()
    await choose('Medium', 'API_KEY')
    await countIs(({ medium }) => medium === 'API_KEY')
    await choose('Medium', 'all')
    await choose('Object type', 'POSITION')
    await countIs((event) => JSON.stringify(event).includes('"type":"POSITION"'))
    await page.getByRole('button', { name: 'Show all' }).click()
    const { id } = events.find(({ action }) => action === 'position.delete')?.object ?? {}
    await choose('Object', String(id))
    await countIs(({ object }) => object?.id === id)
    await page.getByRole('button', { name: 'Show all' }).click()

    await page.getByRole('button', { name: /^2025-11-14: / }).click()
    await countIs(({ timestamp }) => new Date(timestamp).getUTCDate() === 14)
    await page.getByRole('button', { name: /^2025-11-14: / }).click()
    await page.getByRole('button', { name: /^Friday 17:00/ }).click()
    await countIs(({ timestamp }) => {
      const time = new Date(timestamp)
      return time.getUTCDay() === 5 && time.getUTCHours() === 17
    })
    await page.getByRole('button', { name: 'Show all' }).click()
    await page
      .getByRole('button', { name: /critical$/ })
      .first()
      .click()
    expect(Number((await foundBy(page)).split(' ')[0])).toBeGreaterThan(100)
    expect(await page.locator('.body .row').first().textContent()).toContain('critical')
    await page.context().close()
  })

  test('opens an event by keyboard, shows it as archived, and steps on', async () => {
    const page = await open()
    const lines = (await readFile(join(folder, 'audit-log/2025-11.json'), 'utf8')).split('\n')
    await page.getByRole('grid').focus()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog')
    expect(await dialog.locator('.line').textContent()).toBe(lines[3]?.replace(/,$/, ''))
    await dialog.getByText(/^[0-9a-f]{64}$/).waitFor()
    await dialog.getByRole('button', { name: 'Next' }).click()
    expect(await dialog.locator('.line').textContent()).toBe(lines[4]?.replace(/,$/, ''))
    await page.keyboard.press('Escape')
    expect(await dialog.count()).toBe(0)
    expect(await page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('grid')
    await page.keyboard.press('End')
    await page.locator(`#event-${events.length - 1}`).waitFor()
    await page.context().close()
  })

  test('says of a period without events that there are none', async () => {
    await runCli(['report', 'audit-log', '--period', '2024-01', '--html', 'empty.html'], { cwd: folder })
    const { page } = await openPage(browser, join(folder, 'empty.html'))
    expect(await page.locator('[role=grid]').textContent()).toContain(
      'The archive holds no events of this period.'
    )
    expect(await page.locator('.verdict').textContent()).toContain(
      'Not proven in this period: 2024-01-01T00:00:00.000Z to 2024-01-31T23:59:59.999Z.'
    )
    await page.context().close()
  })

  test('steps from event to event by arrow keys', async () => {
    const page = await open()
    await page.getByRole('searchbox').fill('interview.delete')
    await page.locator('.body .row').first().click()
    const dialog = page.getByRole('dialog')
    const place = () => dialog.getByRole('status').textContent()
    const count = events.filter(({ action }) => action === 'interview.delete').length
    expect(await place()).toBe(`1 of ${count}`)
    await page.keyboard.press('ArrowLeft')
    expect(await place()).toBe(`1 of ${count}`)
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowRight')
    expect(await place()).toBe(`3 of ${count}`)
    await page.keyboard.press('ArrowLeft')
    expect(await place()).toBe(`2 of ${count}`)
    await page.keyboard.press('Escape')
    await page.context().close()
  })

  test('names the actions of a group in the timeline, however rare they are in all', async () => {
    const page = await open()
    await page.getByText('by action').click()
    const legend = () => page.locator('.legend li').allInnerTexts()
    const everyday = (await legend()).map((text) => text.trim())
    expect(everyday.at(-1)).toMatch(/^other actions/)
    expect(everyday.join()).toMatch(/interview\.delete.*interview\.score-interview/)
    await page.locator('.groups button').filter({ hasText: departingRecruiter.actorEmail }).click()
    expect((await legend()).map((text) => text.trim())).toEqual(['interview.delete 60', 'position.delete 1'])
    await page.context().close()
  })

  test('moves through both charts by arrow keys, one stop of the tab key each', async () => {
    const page = await open()
    await page.locator('.bars button').first().focus()
    await page.keyboard.press('End')
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.press('Enter')
    expect(await page.locator('.bars [aria-pressed=true]').getAttribute('aria-label')).toMatch(
      /^2025-11-29: 0 events/
    )
    expect(await page.locator('.bars [tabindex="0"]').count()).toBe(1)
    expect(await page.locator('.heat [tabindex="0"]').count()).toBe(1)
    await page.locator('.heat [tabindex="0"]').focus()
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowDown')
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toMatch(
      /^Tuesday 01:00/
    )
    await page.context().close()
  })

  test('saves what is filtered as CSV', async () => {
    const page = await open({ acceptDownloads: true })
    await page.getByRole('searchbox').fill('jonas.weber interview.delete')
    const { name, text } = await savedCsv(page)
    expect(name).toBe('hireflix-audit-events.csv')
    const rows = parse(text, { columns: true }) as Record<string, string>[]
    const expected = events.filter(
      (event) => event.actor?.email.startsWith('jonas') && event.action === 'interview.delete'
    )
    expect(rows.map((row) => JSON.parse(row['event'] ?? ''))).toEqual(expected)
    expect(rows[0]).toMatchObject({
      action: 'interview.delete',
      severity: 'critical',
      'actor.email': departingRecruiter.actorEmail,
      why: expect.stringContaining('61 deletions in 12 minutes')
    })
    await page.context().close()
  })

  test.each([
    ['light', { colorScheme: 'light' as const }],
    ['dark', { colorScheme: 'dark' as const }],
    ['narrow', { viewport: { width: 390, height: 844 } }]
  ])('is accessible: %s', async (name, options) => {
    const page = await open(options)
    const check = async (): Promise<string[]> => {
      await page.evaluate(axe)
      return page.evaluate(async () => {
        const { axe: checker } = globalThis as unknown as {
          axe: { run(): Promise<{ violations: { id: string; impact: string; nodes: { html: string }[] }[] }> }
        }
        const { violations } = await checker.run()
        return violations
          .filter(({ impact }) => impact === 'serious' || impact === 'critical')
          .flatMap(({ id, nodes }) => nodes.slice(0, 5).map(({ html }) => `${id}: ${html.slice(0, 200)}`))
      })
    }
    expect(await check()).toEqual([])
    await page.getByText('by action').click()
    await page.getByText('As a table').click()
    await page.locator('.groups button').first().click()
    expect(await check()).toEqual([])
    await page.locator('.body .row').first().click()
    await page
      .getByRole('dialog')
      .getByText(/^[0-9a-f]{64}$/)
      .waitFor()
    expect(await check()).toEqual([])
    if (name === 'narrow') {
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
    }
    await page.context().close()
  })

  test('the switch of colours wins over the system', async () => {
    const page = await open({ colorScheme: 'light' })
    const ground = (): Promise<string> =>
      page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)
    const light = await ground()
    await page.getByRole('combobox', { name: 'Colours' }).selectOption('dark')
    expect(await ground()).not.toBe(light)
    await page.context().close()
  })

  test('asked no network for anything, and nothing went wrong, in all of these', () => {
    expect(opened.length).toBeGreaterThan(8)
    expect(opened.flatMap(({ requests }) => requests).filter((url) => !url.startsWith('blob:'))).toEqual([])
    expect(opened.flatMap(({ complaints }) => complaints)).toEqual([])
  })
})
