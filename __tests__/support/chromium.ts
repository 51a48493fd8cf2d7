import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'

const places = [
  process.env['CHROMIUM'],
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'
]

/** A browser of the machine; undefined where there is none. */
export const chromiumPath = places.find((path) => path !== undefined && existsSync(path))

if (chromiumPath === undefined) {
  const words = 'No Chromium found: install it, or name it in the environment variable CHROMIUM'
  if (process.env['CHROMIUM_REQUIRED'] === '1') throw new Error(words)
  // Not console.warn(), which jest does not print for a file whose tests are all skipped.
  process.stderr.write(`\n${words}. The tests of the page in a browser are skipped.\n`)
}

export function launchChromium(): Promise<Browser> {
  if (chromiumPath === undefined) throw new Error('There is no Chromium')
  return chromium.launch({
    executablePath: chromiumPath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-sync']
  })
}
