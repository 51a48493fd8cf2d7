import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { type Browser, chromium } from 'playwright-core'

const ofTheMachine = [
  process.env['CHROMIUM'],
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'
]
const packaged = createRequire(import.meta.url).resolve('@sparticuz/chromium')
const packageFolder = packaged.slice(0, packaged.indexOf('/build/'))

/** A browser of the machine; on Linux x64, where there is none, the one that comes as a dependency. */
export async function launchChromium(): Promise<Browser> {
  const found = ofTheMachine.find((path) => path !== undefined && existsSync(path))
  const args = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-sync']
  if (found !== undefined) return chromium.launch({ executablePath: found, args })
  if (process.platform !== 'linux' || process.arch !== 'x64')
    throw new Error('Cannot open "Chromium": there is none; install it, or name it in the variable CHROMIUM')
  const folder = await unpack()
  const env = {
    ...process.env,
    LD_LIBRARY_PATH: join(folder, 'al2023/lib'),
    FONTCONFIG_FILE: join(folder, 'fonts.conf')
  }
  return chromium.launch({ executablePath: join(folder, 'chromium'), args, env })
}

// The fonts of the machine, and the package's for one that has none.
const fonts =
  '<fontconfig><include ignore_missing="yes">/etc/fonts/fonts.conf</include><dir prefix="relative">fonts</dir></fontconfig>\n'

/** Unpacks the browser beside its package, once, however many processes ask for it at the same time. */
async function unpack(): Promise<string> {
  const folder = join(packageFolder, 'unpacked')
  if (existsSync(folder)) return folder
  const own = await mkdtemp(join(packageFolder, 'unpacking-'))
  // In a process of its own, since the package unpacks to the temporary folder; and as on AWS, since only there it
  // brings its shared libraries along.
  const env = { ...process.env, NODE_OPTIONS: '', TMPDIR: own, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x' }
  const program = 'require(process.argv[1]).executablePath()'
  await promisify(execFile)(process.execPath, ['-e', program, packaged], { env })
  await writeFile(join(own, 'fonts.conf'), fonts)
  await rename(own, folder).catch(async (error) => {
    if (!existsSync(folder)) throw error
    await rm(own, { recursive: true })
  })
  return folder
}
