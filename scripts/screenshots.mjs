/**
 * Makes the pictures of the README from the demo's archive: npm run screenshots, after npm run build. The browser is
 * that of the tests.
 */
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { launchChromium } from '../__tests__/support/chromium.ts'

const cli = resolve('dist/cli/index.js')
const images = resolve('docs/images')
const folder = mkdtempSync(join(tmpdir(), 'screenshots-'))
const run = (...args) => execFileSync(process.execPath, [cli, ...args], { cwd: folder, stdio: 'pipe' })

const pictures = [
  { name: 'page-light', colorScheme: 'light', viewport: { width: 1280, height: 1180 } },
  { name: 'page-dark', colorScheme: 'dark', viewport: { width: 1280, height: 1180 } },
  {
    name: 'page-detail',
    colorScheme: 'light',
    viewport: { width: 1280, height: 760 },
    prepare: async (page) => {
      await page.getByRole('searchbox').fill('relay.example.net')
      await page.getByRole('grid').focus()
      await page.keyboard.press('End')
      await page.keyboard.press('Enter')
      await page
        .getByRole('dialog')
        .getByText(/^[0-9a-f]{64}$/)
        .waitFor()
    }
  },
  { name: 'page-narrow', colorScheme: 'light', viewport: { width: 390, height: 844 } }
]

const browser = await launchChromium()
try {
  run('demo', 'demo')
  run('report', 'demo/audit-log', '--period', '4w', '--html', 'page.html')
  mkdirSync(images, { recursive: true })
  for (const { name, prepare, ...options } of pictures) {
    const page = await browser.newPage({ ...options, offline: true })
    await page.goto(pathToFileURL(join(folder, 'page.html')).href)
    await page.locator('.body .row').first().waitFor()
    await prepare?.(page)
    await page.screenshot({ path: join(images, `${name}.png`) })
    await page.close()
  }
} finally {
  await browser.close()
  rmSync(folder, { recursive: true, force: true })
}
