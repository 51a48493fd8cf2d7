import { pathToFileURL } from 'node:url'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'

/** A page in a browser that is cut off from every network, and what it tried all the same. */
export interface OpenedPage {
  readonly page: Page
  /** Addresses that were asked for, but for the file itself. */
  readonly requests: readonly string[]
  /** Errors and warnings of the console, uncaught errors, and dialogs. */
  readonly complaints: readonly string[]
}

export async function openPage(
  browser: Browser,
  file: string,
  options: BrowserContextOptions = {}
): Promise<OpenedPage> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 900 },
    offline: true,
    ...options
  })
  const url = pathToFileURL(file).href
  const requests: string[] = []
  const complaints: string[] = []
  context.on('request', (request) => {
    if (request.url() !== url) requests.push(request.url())
  })
  const page = await context.newPage()
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(String(error)))
  page.on('dialog', (dialog) => {
    complaints.push(`dialog: ${dialog.message()}`)
    void dialog.dismiss()
  })
  await page.goto(url)
  await page.locator('[role=grid]').waitFor()
  return { page, requests, complaints }
}

/** The text that a button saves. */
export async function savedCsv(page: Page): Promise<{ name: string; text: string }> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: /^Save (all|these) as CSV$/ }).click()
  ])
  const chunks: Buffer[] = []
  for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer)
  return { name: download.suggestedFilename(), text: Buffer.concat(chunks).toString('utf8') }
}
