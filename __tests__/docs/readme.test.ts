import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { parse } from 'yaml'
import type { JsonObject } from '../../src/events/exact-json.js'
import { inputNames } from '../../src/inputs/inputs.js'
import { classify, parseRules } from '../../src/review/rules.js'
import { blocksOf, documents } from '../support/documented.js'

const readme = readFileSync('README.md', 'utf8')
const packageJson = JSON.parse(readFileSync('package.json', 'utf8')) as {
  scripts: Record<string, string>
  dependencies: Record<string, string>
  devDependencies: Record<string, string>
}

/** Inputs or outputs of action.yml. */
function declaredIn(section: 'inputs' | 'outputs'): { name: string; default: string | undefined }[] {
  const action = parse(readFileSync('action.yml', 'utf8')) as Record<
    string,
    Record<string, { default?: string }>
  >
  return Object.entries(action[section] ?? {}).map(([name, declared]) => ({
    name,
    default: declared.default
  }))
}

/** The rows of the table under a heading, cell by cell. */
function tableUnder(heading: string): string[][] {
  const section = readme.split(`\n## ${heading}\n`)[1]?.split('\n## ')[0] ?? ''
  const rows = section.split('\n').filter((line) => line.startsWith('| `'))
  return rows.map((row) => row.split('|').map((cell) => cell.trim()))
}

describe('README.md', () => {
  test('begins with the two commands that anybody can try', () => {
    expect(blocksOf('sh', readme)[0]).toBe('npm run demo\nnpm cit\n')
    expect(readme.indexOf('npm run demo')).toBeLessThan(1000)
    // `npm cit` is npm's own name for: install what the lockfile says, then run the script "test".
    expect(Object.keys(packageJson.scripts)).toEqual(expect.arrayContaining(['demo', 'test']))
  })

  test('describes the inputs of action.yml, with their defaults', () => {
    const described = tableUnder('Inputs').map(([, name, value]) => ({
      name: name?.replaceAll('`', ''),
      default: value === '' ? undefined : value?.replaceAll('`', '')
    }))
    expect(described).toEqual(declaredIn('inputs'))
    expect(described.map(({ name }) => name)).toEqual(inputNames)
  })

  test('describes the outputs of action.yml', () => {
    const described = tableUnder('Outputs').map(([, name]) => name?.replaceAll('`', ''))
    expect(described).toEqual(declaredIn('outputs').map(({ name }) => name))
  })

  test('shows the nightly workflow and others as they are, and links to every other example', () => {
    const exampleOf = (name: string) => readFileSync(join('docs/examples', name), 'utf8')
    const shown = blocksOf('yaml', readme).filter((block) => /^jobs:$/m.test(block))
    expect(shown[0]).toBe(exampleOf('nightly.yml'))
    const examples = readdirSync('docs/examples').map(exampleOf)
    expect(shown.filter((block) => !examples.includes(block))).toEqual([])
    const others = readdirSync('docs/examples').filter((name) => name !== 'nightly.yml')
    expect(others.filter((name) => !readme.includes(`](docs/examples/${name})`))).toEqual([])
  })

  test('shows rules that can be read, and match what they seem to', () => {
    const blocks = blocksOf('rules', readme)
    expect(blocks).toHaveLength(1)
    const rules = parseRules(blocks.join('\n'))
    expect(rules).toHaveLength(5)
    const severityOf = (value: JsonObject) => {
      const found = classify(rules, { value })
      return found.kind === 'notable' ? found.severity : found.kind
    }
    expect(severityOf({ action: 'position.delete' })).toBe('critical')
    expect(severityOf({ action: 'a.b', medium: 'API_KEY', host: 'relay.example.net' })).toBe('warning')
    expect(severityOf({ action: 'a.b', medium: 'API_KEY', host: 'api.hireflix.com' })).toBe('unclassified')
    expect(severityOf({ action: 'a.b', actor: { email: 'x@contractor.example' } })).toBe('critical')
    expect(severityOf({ action: 'company.export', ip: '203.0.113.7' })).toBe('notice')
    expect(severityOf({ action: 'company.export', ip: '192.0.2.7' })).toBe('unclassified')
    const bot = { email: 'cleanup-bot@example.com' }
    expect(severityOf({ action: 'interview.delete', actor: bot })).toBe('quiet')
  })

  test('shows what the demo makes', () => {
    const folder = mkdtempSync(join(tmpdir(), 'readme-demo-'))
    try {
      const printed = execFileSync(process.execPath, ['dist/cli/index.js', 'demo', folder], {
        encoding: 'utf8',
        maxBuffer: 64 * 1024 * 1024,
        // git draws its bars as wide as the terminal.
        env: { ...process.env, COLUMNS: '80' }
      })
      const archived = readFileSync(join(folder, 'audit-log/2025-11-002.json'), 'utf8')
      const made = new Set(`${printed}\n${archived}`.split('\n').map((line) => line.trimEnd()))
      const shown = [...blocksOf('text', readme), ...blocksOf('json', readme)].flatMap((block) =>
        block.split('\n')
      )
      expect(shown.filter((line) => !made.has(line))).toEqual([])
      expect(shown.length).toBeGreaterThan(20)
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  }, 120_000)
})

describe.each(documents)('%s', (path) => {
  const text = readFileSync(path, 'utf8')

  test('names files and folders that exist', () => {
    const named = [...text.matchAll(/`((?:src|__tests__|docs|scripts)\/[\w./-]*)`/g)].map(
      (match) => match[1] ?? ''
    )
    expect(named.filter((name) => !existsSync(name))).toEqual([])
  })

  test('sets each heading apart from what stands before and after it', () => {
    const lines = text.replace(/^ *```.*?^ *```$/gms, (block) => block.replace(/^#/gm, ' #')).split('\n')
    const crowded = lines.filter((line, index) => {
      const around = [lines[index - 1] ?? '', lines[index + 1] ?? '']
      return /^#{1,6} /.test(line) && around.some((other) => other !== '')
    })
    expect(crowded).toEqual([])
  })

  test('links to other places by https alone', () => {
    const links = [...text.replace(/^ *```.*?^ *```$/gms, '').matchAll(/\]\((\w+:[^)]*)\)/g)].map(
      ([, link]) => link
    )
    expect(links.filter((link = '') => !URL.canParse(link) || !link.startsWith('https://'))).toEqual([])
  })
})

test('every link and anchor in the documents leads somewhere', () => {
  const { status, stderr } = spawnSync('npm', ['run', '--silent', 'links'], { encoding: 'utf8' })
  expect({ status, stderr: stderr.replace(/^npm warn .*\n/gm, '') }).toEqual({ status: 0, stderr: '' })
})

test('CONTRIBUTING.md says of every direct dependency why it is here, and of no other', () => {
  const text = readFileSync('CONTRIBUTING.md', 'utf8').split('## Why each dependency is here')[1] ?? ''
  const [bundled = '', development = ''] = text.split('For development:')
  const namesIn = (part: string) => [...part.matchAll(/^\| `([^`]+)` \|/gm)].map((match) => match[1]).sort()
  expect(namesIn(bundled)).toEqual(Object.keys(packageJson.dependencies).sort())
  expect(namesIn(development)).toEqual(Object.keys(packageJson.devDependencies).sort())
})

test('CONTRIBUTING.md says what each room of the sources is for', () => {
  const text = readFileSync('CONTRIBUTING.md', 'utf8')
  const rooms = readdirSync('src', { withFileTypes: true }).filter((entry) => entry.isDirectory())
  expect(rooms.map(({ name }) => `\`src/${name}/\``).filter((room) => !text.includes(room))).toEqual([])
  expect(rooms.length).toBeGreaterThan(8)
})

test('every script that the documents tell to run exists', () => {
  const texts = documents.map((path) => readFileSync(path, 'utf8')).join('\n')
  const scripts = [...texts.matchAll(/\bnpm run ([\w-]+)/g)].map((match) => match[1] ?? '')
  expect(scripts.filter((script) => !(script in packageJson.scripts))).toEqual([])
})
