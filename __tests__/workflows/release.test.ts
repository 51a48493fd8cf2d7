import { spawnSync } from 'node:child_process'
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { workflows } from '../support/documented.js'
import { type Job, parseYaml, runJob } from '../support/workflow.js'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'release-'))
})
afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

describe('release-notes.mjs', () => {
  function releaseNotes(version: string, { packaged = '1.2.0', changelog = '' } = {}) {
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ version: packaged }))
    writeFileSync(join(folder, 'CHANGELOG.md'), `# Changes\n\nFor authors.\n\n${changelog}`)
    const script = resolve('scripts/release-notes.mjs')
    return spawnSync(process.execPath, [script, version], { cwd: folder, encoding: 'utf8' })
  }
  const changelog =
    '## 1.2.0 (2026-01-31)\n\n- New: this.\n\n### More\n\nText.\n\n## 1.1.0 (2025-12-24)\n\n- Old.\n'

  test('prints the section of the version, and no other', () => {
    expect(releaseNotes('1.2.0', { changelog })).toMatchObject({
      status: 0,
      stdout: '- New: this.\n\n### More\n\nText.\n'
    })
  })

  test.each([
    ['v1.2.0', {}, 'a version is three numbers'],
    ['1.2', {}, 'a version is three numbers'],
    ['1.2.0; true', {}, 'a version is three numbers'],
    ['1.3.0', {}, 'package.json says 1.2.0'],
    ['1.2.0', { changelog: '## 1.2.01 (2026-01-31)\n' }, 'has no section'],
    ['1.2.0', { changelog: '## 1.2.0 (unreleased)\n\n- New.\n' }, 'does not say the day']
  ])('refuses %s with %j', (version, over, message) => {
    const ran = releaseNotes(version, { changelog, ...over })
    expect(ran).toMatchObject({ status: 1, stdout: '' })
    expect(ran.stderr).toContain(message)
  })
})

// Whoever gets code into a package must not be able to sign or write with it.
test.each(workflows.map(({ name, text }) => [name, text] as const))(
  'no job of %s that may write or sign runs a package',
  (_name, text) => {
    const powerful = Object.values(parseYaml(text).jobs).filter(({ permissions = {} }) =>
      Object.values(permissions).includes('write')
    )
    const steps = powerful.flatMap((job) => job.steps ?? [])
    expect(powerful.filter(({ uses }) => uses !== undefined)).toEqual([])
    expect(
      steps.filter(({ run = '' }) => /\b(?:npm|npx|node|corepack|yarn|pnpm|scripts\/)\b/.test(run))
    ).toEqual([])
  }
)

// The steps that speak to GitHub, with a `gh` that notes its arguments and knows some tags.
describe('release.yml', () => {
  const { jobs } = parseYaml(readFileSync('.github/workflows/release.yml', 'utf8'))
  const steps = ['build', 'release'].flatMap((name) => jobs[name]?.steps ?? [])
  const stepsNamed = (...names: string[]): Job => ({
    steps: steps.filter(({ name }) => names.includes(name ?? ''))
  })

  async function runSteps(job: Job, { version, tags }: { version: string; tags: readonly string[] }) {
    mkdirSync(join(folder, 'bin'))
    const known = tags.map((tag) => `*/git/ref/tags/${tag}`).join('|')
    writeFileSync(
      join(folder, 'bin', 'gh'),
      `#!/bin/bash
echo "$*" >> ${folder}/calls
case "$1 $2" in 'api repos/'*) case "$2" in ${known || 'none'}) ;; *) exit 1 ;; esac ;; esac
`
    )
    chmodSync(join(folder, 'bin', 'gh'), 0o755)
    const results = await runJob(job, {
      workspace: folder,
      contexts: { github: { token: 'ghs', repository: 'acme/archiver' }, inputs: { version } },
      env: {
        PATH: `${folder}/bin${delimiter}${process.env['PATH']}`,
        GITHUB_REPOSITORY: 'acme/archiver',
        GITHUB_SHA: 'c0ffee'
      }
    })
    return { results, calls: readFileSync(join(folder, 'calls'), 'utf8').split('\n') }
  }

  test('shows the line to copy in the notes', async () => {
    const [step] = stepsNamed('Find the changes of this version').steps ?? []
    mkdirSync(join(folder, 'scripts'))
    cpSync('scripts/release-notes.mjs', join(folder, 'scripts/release-notes.mjs'))
    writeFileSync(join(folder, 'package.json'), '{"version":"1.2.0"}')
    writeFileSync(join(folder, 'CHANGELOG.md'), '# Changes\n\n## 1.2.0 (2026-01-31)\n\n- New: this.\n')
    const job = { steps: [{ ...step, run: `${step?.run}cat "$RUNNER_TEMP/notes.md"` }] }
    const [result] = await runJob(job, {
      workspace: folder,
      contexts: { inputs: { version: '1.2.0' } },
      env: { GITHUB_REPOSITORY: 'acme/archiver', GITHUB_SHA: 'c0ffee' }
    })
    expect(result).toMatchObject({
      conclusion: 'success',
      log: '- New: this.\n\n    - uses: acme/archiver@c0ffee # v1.2.0\n'
    })
  })

  const publishing = stepsNamed('Release', 'Move the tag of the major version')

  test('makes the first release of a major version, and its tag', async () => {
    const { results, calls } = await runSteps(publishing, { version: '1.0.0', tags: [] })
    expect(results.map(({ conclusion }) => conclusion)).toEqual(['success', 'success'])
    expect(calls).toContainEqual(
      expect.stringMatching(/^release create v1\.0\.0 --target c0ffee .*sbom\.cdx\.json/)
    )
    expect(calls).toContain(
      'api --method POST repos/acme/archiver/git/refs -f ref=refs/tags/v1 -f sha=c0ffee'
    )
  })

  test('moves the tag of the major version that is there', async () => {
    const { calls } = await runSteps(publishing, { version: '1.2.3', tags: ['v1', 'v1.2.2'] })
    expect(calls).toContain(
      'api --method PATCH repos/acme/archiver/git/refs/tags/v1 -f sha=c0ffee -F force=true'
    )
  })

  test('never releases a version twice', async () => {
    const { results, calls } = await runSteps(publishing, { version: '1.2.3', tags: ['v1', 'v1.2.3'] })
    expect(results.map(({ conclusion }) => conclusion)).toEqual(['failure', 'skipped'])
    expect(calls.filter((call) => /create|PATCH|POST/.test(call))).toEqual([])
  })

  test('hands over from the job that builds what the job that releases takes', async () => {
    const [handing] = stepsNamed('Hand over').steps ?? []
    const [comparing] = stepsNamed('What was built is what is committed').steps ?? []
    const lines = [
      'mkdir dist && echo built > dist/index.js && cd "$RUNNER_TEMP" && touch notes.md sbom.cdx.json'
    ]
    const run = (changed: string) =>
      runJob(
        { steps: [{ run: [...lines, `cd ${folder}`, handing?.run, changed, comparing?.run].join('\n') }] },
        { workspace: folder, contexts: {} }
      )
    expect(await run('ls "$RUNNER_TEMP/release"')).toMatchObject([
      { conclusion: 'success', log: 'dist\nnotes.md\nsbom.cdx.json\n' }
    ])
    rmSync(join(folder, 'dist'), { recursive: true })
    expect(await run('echo other > dist/index.js')).toMatchObject([{ conclusion: 'failure' }])
    const artifacts = steps.filter(({ uses }) => /\/(?:up|down)load-artifact@/.test(uses ?? ''))
    expect(artifacts.map((step) => [step.with?.['name'], step.with?.['path']])).toEqual([
      ['release', expect.stringMatching(/runner\.temp }}\/release$/)],
      ['release', expect.stringMatching(/runner\.temp }}\/release$/)]
    ])
    expect(jobs['release']).toMatchObject({ needs: 'build', environment: 'release' })
    expect(jobs['build']?.permissions).toEqual({ contents: 'read' })
    const known = /^actions\/(?:checkout|download-artifact|attest)@[0-9a-f]{40}$/
    const used = (jobs['release']?.steps ?? []).flatMap(({ uses }) => uses ?? [])
    expect(used.filter((uses) => !known.test(uses))).toEqual([])
  })

  test('attests every file of dist', () => {
    const attesting = steps.filter(({ uses }) => uses?.startsWith('actions/attest@'))
    expect(attesting.map((step) => step.with?.['subject-path'])).toEqual(['dist/**/*', 'dist/**/*'])
    expect(attesting.map((step) => step.with?.['sbom-path'])).toEqual([
      undefined,
      expect.stringContaining('sbom.cdx.json')
    ])
  })

  test('its list of components names every package of the notices', async () => {
    const [listing] = stepsNamed('List what is bundled').steps ?? []
    const run = `${listing?.run}echo 'The list:'; cat "$RUNNER_TEMP/sbom.cdx.json"`
    const [result] = await runJob({ steps: [{ run }] }, { workspace: process.cwd(), contexts: {} })
    const { components } = JSON.parse(result?.log.split('The list:')[1] ?? '') as {
      components: { name: string; version: string }[]
    }
    const listed = new Set(components.map(({ name, version }) => `${name}@${version}`))
    const notices = readFileSync('dist/THIRD-PARTY-NOTICES.txt', 'utf8')
    const bundled = [...notices.matchAll(/^-{80}\n(\S+@\d\S+)$/gm)].map(([, id]) => id ?? '')
    expect(bundled.length).toBeGreaterThan(20)
    expect(bundled.filter((id) => !listed.has(id))).toEqual([])
  })
})
