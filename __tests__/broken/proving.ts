import { execFile } from 'node:child_process'
import { cp, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { edited, readSources } from './anchors.js'
import { editsOf, type Removal } from './variant.js'

const root = resolve(import.meta.dirname, '../..')
const scenarios = '__tests__/scenarios/hostile'

function call(
  folder: string,
  file: string,
  args: readonly string[]
): Promise<{ status: number; text: string }> {
  return new Promise((done) => {
    execFile(file, args, { cwd: folder, maxBuffer: 1e9 }, (error, stdout, stderr) => {
      done({ status: error === null ? 0 : 1, text: stdout + stderr })
    })
  })
}

async function copyProject(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'audit-defences-'))
  for (const name of ['src', '__tests__', 'dist', 'docs', 'package.json', 'jest.config.js', 'action.yml']) {
    await cp(join(root, name), join(folder, name), { recursive: true })
  }
  // What is missing may well be missed by the types too; the build shall not be what notices it.
  const config = JSON.parse(await readFile(join(root, 'tsconfig.json'), 'utf8')) as {
    compilerOptions: object
  }
  const unchecked = {
    compilerOptions: { ...config.compilerOptions, noCheck: true, rootDir: '.' },
    include: ['src']
  }
  await writeFile(join(folder, 'tsconfig.json'), JSON.stringify(unchecked))
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'))
  return folder
}

/** The files with tests that are named after a row. */
async function filesOf(row: number): Promise<string[]> {
  const files: string[] = []
  for (const name of await readdir(join(root, scenarios))) {
    const text = await readFile(join(root, scenarios, name), 'utf8')
    if (text.includes(`'row ${row}: `)) files.push(join(scenarios, name))
  }
  if (files.length === 0) throw new Error(`Row ${row} has no test`)
  return files
}

interface Results {
  readonly numFailedTests: number
  readonly numPassedTests: number
  readonly testResults: readonly {
    readonly message: string
    readonly assertionResults: readonly { readonly status: string; readonly title: string }[]
  }[]
}

async function testRows(folder: string, rows: readonly number[]): Promise<Results> {
  const output = join(folder, 'results.json')
  await rm(output, { force: true })
  const files = [...new Set((await Promise.all(rows.map(filesOf))).flat())]
  const jest = [
    ...['--experimental-vm-modules', '--no-warnings', 'node_modules/jest/bin/jest.js', ...files],
    ...['-t', `^row (?:${rows.join('|')}):`, '--json', `--outputFile=${output}`, '--silent'],
    // A test that fails midway may leave a server behind.
    '--forceExit'
  ]
  const { text } = await call(folder, process.execPath, jest)
  return JSON.parse(await readFile(output, 'utf8').catch(() => Promise.reject(new Error(text)))) as Results
}

/** In place of a bundle: runs the sources, compiled as they are loaded. */
const runs = (entry: string): string => `import { existsSync, readFileSync } from 'node:fs'
import { registerHooks, stripTypeScriptTypes } from 'node:module'
import { fileURLToPath } from 'node:url'
process.removeAllListeners('warning')
const isSource = (specifier, from) => existsSync(new URL(specifier.replace(/\\.js$/, '.ts'), from))
registerHooks({
  resolve: (specifier, context, next) =>
    next(
      /^\\.{1,2}\\/.*\\.js$/.test(specifier) && context.parentURL?.endsWith('.ts') && isSource(specifier, context.parentURL)
        ? specifier.replace(/\\.js$/, '.ts')
        : specifier,
      context
    ),
  load: (url, context, next) => {
    if (!url.endsWith('.ts')) return next(url, context)
    const source = stripTypeScriptTypes(readFileSync(fileURLToPath(url), 'utf8'), { mode: 'transform', sourceUrl: url })
    return { format: 'module', shortCircuit: true, source }
  }
})
await import('../../src/${entry}.ts')
`

/** The bundles that tests spawn, and how a test's text shows that it does. */
const bundles = [
  { entry: 'action/main', out: 'dist/action', isSpawned: /\bstartWorld\(/ },
  { entry: 'cli/main', out: 'dist/cli', isSpawned: /\b(?:runCli|cliBundle)\b/ }
]

async function build(folder: string, rows: readonly number[], isBundled: boolean): Promise<void> {
  const files = (await Promise.all(rows.map(filesOf))).flat()
  const tests = await Promise.all(files.map((file) => readFile(join(root, file), 'utf8')))
  for (const { entry, out, isSpawned } of bundles) {
    if (!tests.some((text) => isSpawned.test(text))) continue
    if (!isBundled) {
      await writeFile(join(folder, out, 'index.js'), runs(entry))
      continue
    }
    const ncc = join(folder, 'node_modules/@vercel/ncc/dist/ncc/cli.js')
    const args = [ncc, 'build', `src/${entry}.ts`, '--no-cache', '--out', out]
    const built = await call(folder, process.execPath, args)
    if (built.status !== 0) throw new Error(`The bundle cannot be built:\n${built.text.slice(0, 2000)}`)
  }
}

/** With all defences in place the tests must pass, or their failing would say nothing. */
async function verifyControl(rows: readonly number[], isBundled: boolean): Promise<void> {
  const folder = await copyProject()
  try {
    await build(folder, rows, isBundled)
    const { numFailedTests, numPassedTests, testResults } = await testRows(folder, rows)
    if (numFailedTests > 0 || numPassedTests === 0) {
      throw new Error(
        `Tests fail with all defences:\n${testResults.map(({ message }) => message.slice(0, 4000)).join('\n')}`
      )
    }
    process.stdout.write(`with all defences ${numPassedTests} tests pass\n`)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Whether the row's test fails without the defence. */
async function prove(removal: Removal, isBundled: boolean): Promise<boolean> {
  const { row, without } = removal
  const folder = await copyProject()
  const started = performance.now()
  try {
    for (const [file, text] of edited(readSources(root), editsOf(removal))) {
      await writeFile(join(folder, file), text)
    }
    await build(folder, [row], isBundled)
    const results = await testRows(folder, [row])
    const failed = results.testResults.flatMap(({ assertionResults }) =>
      assertionResults.filter(({ status }) => status === 'failed')
    )
    const isNoticed = failed.length > 0 && failed.every(({ title }) => title.startsWith(`row ${row}: `))
    const seconds = ((performance.now() - started) / 1000).toFixed(0)
    const verdict = isNoticed
      ? `noticed by ${failed.length} of ${failed.length + results.numPassedTests}`
      : 'LIVES'
    process.stdout.write(
      `row ${String(row).padEnd(3)}without ${without.padEnd(68)}${verdict}, ${seconds} s\n`
    )
    if (!isNoticed)
      for (const { message } of results.testResults) process.stdout.write(`${message.slice(0, 2000)}\n`)
    return isNoticed
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Takes the defences away one by one, in a copy of the project, and demands that the test of the row then fails. */
export async function proveRemovals(
  removals: readonly Removal[],
  { isBundled, hasControl }: { readonly isBundled: boolean; readonly hasControl: boolean }
): Promise<boolean> {
  if (hasControl) await verifyControl([...new Set(removals.map(({ row }) => row))], isBundled)
  let noticed = 0
  for (const removal of removals) if (await prove(removal, isBundled)) noticed++
  process.stdout.write(`${noticed} of ${removals.length} removed defences were noticed\n`)
  return noticed === removals.length
}
