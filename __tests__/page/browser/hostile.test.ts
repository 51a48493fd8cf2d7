import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { parse } from 'csv-parse/sync'
import type { Browser } from 'playwright-core'
import { type JsonObject, parseExactJson } from '../../../src/events/exact-json.js'
import { renderPage } from '../../../src/page/page.js'
import { judge } from '../../../src/review/judgement.js'
import type { ReviewEvent } from '../../../src/review/review-event.js'
import { event, report } from '../../review/builders.js'
import { launchChromium } from '../../support/chromium.js'
import { hostileTexts } from './hostile-texts.js'
import { openPage, savedCsv } from './opened-page.js'

/** One event for each text, which stands in every field of it. */
function eventsOf(texts: readonly string[]): ReviewEvent[] {
  return texts.map((text, index) =>
    event(
      {
        action: text,
        actor: { id: text, email: text },
        object: { id: text, type: text, name: text, urls: { private: text, public: [text, text] } },
        medium: text,
        ip: text,
        host: text,
        referer: text,
        extra: text
      },
      Date.UTC(2025, 9, 6 + (index % 7), 12, index)
    )
  )
}

describe('a page of hostile events in a browser', () => {
  let folder: string
  let browser: Browser
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'audit-hostile-'))
    browser = await launchChromium()
  })
  afterAll(async () => {
    await browser?.close()
    await rm(folder, { recursive: true, force: true })
  })

  async function open(name: string, events: readonly ReviewEvent[]) {
    const file = join(folder, `${name}.html`)
    const reviewed = { from: Date.UTC(2025, 9, 6), to: Date.UTC(2025, 9, 13) - 1, events }
    await writeFile(file, renderPage(judge(report({ reviewed, source: undefined }), []), '1.2.3'))
    return openPage(browser, file, { acceptDownloads: true })
  }

  /** Elements and attributes of the page, then of the dialog of each event: all but the text. */
  async function structureOf({ page }: Awaited<ReturnType<typeof open>>, count: number): Promise<string[]> {
    const outline = (): Promise<string> =>
      page.evaluate(() =>
        [...document.querySelectorAll('*')]
          .filter((element) => !['SCRIPT', 'STYLE'].includes(element.tagName))
          .map(
            (element) =>
              `${element.tagName} ${element.getAttributeNames().sort().join(' ')} ${element.className}`
          )
          .join('\n')
      )
    const found = [await outline()]
    await page.locator('.body .row').first().click()
    for (let index = 0; index < count; index++) {
      await page
        .getByRole('dialog')
        .getByText(/^[0-9a-f]{64}$/)
        .waitFor()
      found.push(await outline())
      if (index < count - 1) await page.getByRole('button', { name: 'Next' }).click()
    }
    await page.keyboard.press('Escape')
    return found
  }

  test('has the same structure as one of plain text, and nothing of theirs runs or is asked for', async () => {
    // The empty text is shown as a word of ours, which has an element of its own.
    const texts = hostileTexts.filter((text) => text !== '')
    const hostile = await open('hostile', eventsOf(texts))
    const plain = await open(
      'plain',
      eventsOf(texts.map((text, index) => `plain${index}`.padEnd(text.length, 'x')))
    )
    const found = await structureOf(hostile, texts.length)
    expect(found).toEqual(await structureOf(plain, texts.length))
    expect(found).toHaveLength(texts.length + 1)
    for (const { page, requests, complaints } of [hostile, plain]) {
      expect(await page.evaluate(() => 'pwned' in globalThis)).toBe(false)
      expect({ requests, complaints }).toEqual({ requests: [], complaints: [] })
      await page.context().close()
    }
  }, 120_000)

  test('shows what nobody sees, and lets no text reorder another', async () => {
    const { page } = await open('invisible', eventsOf(['\u202egnp.exe', 'a\u0000b\u200bc', 'مرحبا 12']))
    const drawn = await page.locator('.body .row .event-action').allInnerTexts()
    expect(drawn).toEqual(['مرحبا 12', 'a\\u{0}b\\u{200b}c', '\\u{202e}gnp.exe'])
    const isolated = await page.evaluate(() =>
      [...document.querySelectorAll('.body .event-action bdi')].map(
        (each) => getComputedStyle(each).unicodeBidi
      )
    )
    expect(isolated).toEqual(['isolate', 'isolate', 'isolate'])
    await page.context().close()
  })

  test('saves CSV in which no cell begins as a formula, whatever separates cells', async () => {
    const { page } = await open('csv', eventsOf(hostileTexts))
    const { text } = await savedCsv(page)
    const rows = parse(text) as string[][]
    expect(rows).toHaveLength(hostileTexts.length + 1)
    const isFormula = (cell: string): boolean => /^\s*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/.test(cell)
    expect(rows.flat().filter(isFormula)).toEqual([])
    expect(text.split(/[;\t\r\n]/).filter((cell) => isFormula(cell.replace(/^"/, '')))).toEqual([])
    // Nothing is lost: the last column is the event.
    const actions = rows.slice(1).map((row) => (JSON.parse(row.at(-1) ?? '') as { action: string }).action)
    expect(actions.sort()).toEqual([...hostileTexts].sort())
    await page.context().close()
  })

  test('stays quick with texts of 1 MB in every field, and says how much it leaves out', async () => {
    const long = 'long\u202e<b>'.repeat(131_072)
    const { page, complaints } = await open('long', eventsOf([long, `${long}2`, 'short']))
    const started = Date.now()
    await page.getByRole('searchbox').fill('<b>2')
    expect(await page.getByRole('status').textContent()).toBe('1 of 3 events')
    await page.locator('.body .row').first().click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText(/^[0-9a-f]{64}$/).waitFor()
    expect(await dialog.getByText(/more characters are left out here/).count()).toBeGreaterThan(5)
    expect(((await dialog.textContent()) ?? '').length).toBeLessThan(2_000_000)
    await page.keyboard.press('Escape')
    expect(Date.now() - started).toBeLessThan(20_000)
    expect(((await page.locator('[role=grid]').textContent()) ?? '').length).toBeLessThan(20_000)
    expect(complaints).toEqual([])
    await page.context().close()
  }, 120_000)

  test('keeps names, depth, numbers and surrogates as the archive has them', async () => {
    const deep = `${'{"a":['.repeat(31)}1${']}'.repeat(31)}`
    const value = parseExactJson(
      `{"action":"x.y","object":{"__proto__":{"polluted":1},"big":12345678901234567890.1e2,"constructor":2},` +
        `"2":"two","10":"ten","deep":${deep},"lone":"\\ud800","time0":"\\u003c\\\\u003c"}`
    ) as JsonObject
    const { page } = await open('odd', [event(value)])
    await page.locator('.body .row').first().click()
    const line = await page.locator('dialog .line').textContent()
    expect(line).toContain('"big":12345678901234567890.1e2')
    expect(line).toContain('"__proto__":{"polluted":1}')
    expect(line).toContain('"10":"ten","2":"two",')
    expect(line).toContain('"lone":"\\ud800"')
    expect(line).toContain('"time0":"<\\\\u003c"')
    expect(line).toContain(deep)
    expect(await page.locator('dialog dt').allTextContents()).toContain('object › __proto__ › polluted')
    await page.context().close()
  })
})
