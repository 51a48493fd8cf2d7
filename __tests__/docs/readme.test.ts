import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import type { JsonObject } from '../../src/events/exact-json.js'
import { inputNames } from '../../src/inputs.js'
import { classify, parseRules } from '../../src/review/rules.js'

const readme = readFileSync('README.md', 'utf8')
const packageJson = JSON.parse(readFileSync('package.json', 'utf8')) as {
  scripts: Record<string, string>
  dependencies: Record<string, string>
  devDependencies: Record<string, string>
}

interface Declared {
  readonly name: string
  readonly default: string | undefined
}

/** Inputs or outputs of action.yml. There is no YAML parser among our dependencies, and the file is plain. */
function declaredIn(section: 'inputs' | 'outputs'): Declared[] {
  const text = readFileSync('action.yml', 'utf8')
  const body = new RegExp(`^${section}:\\n((?:  .*\\n)+)`, 'm').exec(text)?.[1] ?? ''
  return body.split(/^(?= {2}\S)/m).map((entry) => ({
    name: /^ {2}([\w-]+):/.exec(entry)?.[1] ?? '',
    default: /^ {4}default: *(.*)$/m.exec(entry)?.[1]?.replace(/^'(.*)'$/, '$1')
  }))
}

/** The rows of the table under a heading, cell by cell. */
function tableUnder(heading: string): string[][] {
  const section = readme.split(`\n## ${heading}\n`)[1]?.split('\n## ')[0] ?? ''
  const rows = section.split('\n').filter((line) => line.startsWith('| `'))
  return rows.map((row) => row.split('|').map((cell) => cell.trim()))
}

function blocksOf(language: string, text = readme): string[] {
  return [...text.matchAll(/^```(\w+)\n(.*?)^```$/gms)]
    .filter((match) => match[1] === language)
    .map((match) => match[2] ?? '')
}

describe('README.md', () => {
  test('begins with the two commands that anybody can try', () => {
    expect(blocksOf('sh')[0]).toBe('npm run demo\nnpm cit\n')
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

  test('shows the workflows of docs/examples as they are', () => {
    const examples = ['nightly.yml', 'other-repository.yml', 'weekly-review.yml']
    const files = examples.map((name) => readFileSync(join('docs/examples', name), 'utf8'))
    expect(blocksOf('yaml').sort()).toEqual(files.sort())
  })

  test('shows rules that can be read, and match what they seem to', () => {
    const blocks = blocksOf('rules')
    expect(blocks).toHaveLength(1)
    const rules = parseRules(blocks.join('\n'))
    expect(rules).toHaveLength(5)
    const severityOf = (value: JsonObject) => {
      const found = classify(rules, { timestamp: 0, key: '', value })
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
      const archived = readFileSync(join(folder, 'audit-log/2025-11.json'), 'utf8')
      const made = new Set(`${printed}\n${archived}`.split('\n').map((line) => line.trimEnd()))
      const shown = [...blocksOf('text'), ...blocksOf('json')].flatMap((block) => block.split('\n'))
      expect(shown.filter((line) => !made.has(line))).toEqual([])
      expect(shown.length).toBeGreaterThan(20)
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  }, 120_000)
})

// A structural check, for want of a YAML parser among our dependencies: indentation and the keys that we look at.
describe.each(readdirSync('docs/examples'))('docs/examples/%s', (name) => {
  const text = readFileSync(join('docs/examples', name), 'utf8')
  const lines = text.split('\n').filter((line) => line.trim() !== '')

  test('is a workflow by its structure', () => {
    expect(text).not.toMatch(/\t| $/m)
    expect(lines.filter((line) => (/^ */.exec(line)?.[0].length ?? 0) % 2 === 1)).toEqual([])
    const topLevel = lines.flatMap((line) => /^(\w+):/.exec(line)?.[1] ?? [])
    expect(topLevel).toEqual(['name', 'on', 'permissions', 'concurrency', 'jobs'])
    expect(text).toMatch(/^permissions: \{\}/m)
    expect(text).toMatch(/^ {4}timeout-minutes: \d+$/m)
    // Not on the hour, when most schedules start.
    expect(text).toMatch(/^ {4}- cron: '[1-9]\d? \d+ /m)
  })

  test('pins every action to a commit', () => {
    const used = [...text.matchAll(/\buses: (\S+)(.*)$/gm)]
    expect(used.length).toBeGreaterThan(0)
    for (const [, action, comment] of used) {
      expect(action).toMatch(/^[\w-]+\/[\w-]+@COMMIT$/)
      expect(comment).toMatch(/^ # v\d+/)
    }
  })

  test('uses inputs and outputs that action.yml has', () => {
    const steps = text.split(/^ {6}- /m).filter((step) => step.includes('/hireflix-audit-archive@'))
    expect(steps).toHaveLength(1)
    const inputs = /^ {8}with:\n((?: {10}.*\n)+)/m.exec(steps[0] ?? '')?.[1] ?? ''
    const used = [...inputs.matchAll(/^ {10}([\w-]+):/gm)].map((match) => match[1])
    expect(used).toContain(/^ {10}mode: verify$/m.test(inputs) ? 'mode' : 'api-key')
    expect(used.filter((input) => !(inputNames as readonly (string | undefined)[]).includes(input))).toEqual(
      []
    )
    const outputs = [...text.matchAll(/steps\.archive\.outputs\.([\w-]+)/g)].map((match) => match[1])
    const known = declaredIn('outputs').map((output) => output.name)
    expect(outputs.filter((output) => !known.includes(output ?? ''))).toEqual([])
  })
})

const documents = [
  ...['README.md', 'CONTRIBUTING.md', 'SECURITY.md', 'CHANGELOG.md', 'docs/format.md'],
  ...readdirSync('docs/decisions').map((name) => join('docs/decisions', name))
]

describe.each(documents)('%s', (path) => {
  const text = readFileSync(path, 'utf8')

  test('links to what exists', () => {
    const links = [...text.replace(/^```.*?^```$/gms, '').matchAll(/\]\(([^)\s]+)\)/g)].map(
      (match) => match[1]
    )
    const broken = links.filter((link = '') => {
      if (/^https:\/\//.test(link)) return false
      const [file = '', anchor] = link.split('#')
      const target = file === '' ? path : resolve(dirname(path), file)
      if (!existsSync(target)) return true
      return anchor !== undefined && !anchorsOf(readFileSync(target, 'utf8')).includes(anchor)
    })
    expect(broken).toEqual([])
  })

  test('names files and folders that exist', () => {
    const named = [...text.matchAll(/`((?:src|__tests__|docs)\/[\w./-]*)`/g)].map((match) => match[1] ?? '')
    expect(named.filter((name) => !existsSync(name))).toEqual([])
  })
})

/** As GitHub makes them from headings. */
function anchorsOf(text: string): string[] {
  return [...text.matchAll(/^#+ (.*)$/gm)].map((match) =>
    (match[1] ?? '')
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-')
  )
}

test('CONTRIBUTING.md says of every direct dependency why it is here, and of no other', () => {
  const text = readFileSync('CONTRIBUTING.md', 'utf8').split('## Why each dependency is here')[1] ?? ''
  const [bundled = '', development = ''] = text.split('For development:')
  const namesIn = (part: string) => [...part.matchAll(/^\| `([^`]+)` \|/gm)].map((match) => match[1]).sort()
  expect(namesIn(bundled)).toEqual(Object.keys(packageJson.dependencies).sort())
  expect(namesIn(development)).toEqual(Object.keys(packageJson.devDependencies).sort())
})

test('every script that the documents tell to run exists', () => {
  const texts = documents.map((path) => readFileSync(path, 'utf8')).join('\n')
  const scripts = [...texts.matchAll(/\bnpm run ([\w-]+)/g)].map((match) => match[1] ?? '')
  expect(scripts.filter((script) => !(script in packageJson.scripts))).toEqual([])
})
