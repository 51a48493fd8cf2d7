import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { parseYaml, runJob } from '../support/workflow.js'

test('the steps of self-test.yml archive, archive nothing again, and verify', async () => {
  const workspace = mkdtempSync(join(tmpdir(), 'self-test-'))
  try {
    for (const path of ['dist/cli', 'docs/verify.sh', 'action.yml']) {
      mkdirSync(join(workspace, path, '..'), { recursive: true })
      cpSync(path, join(workspace, path), { recursive: true })
    }
    const { jobs } = parseYaml(readFileSync('.github/workflows/self-test.yml', 'utf8'))
    const results = await runJob(jobs['archive'] ?? {}, { workspace, contexts: {} })
    expect(
      results.map(({ step, conclusion, log }) => [step, conclusion, conclusion === 'failure' && log])
    ).toEqual([
      [expect.stringMatching(/^actions\/checkout@/), 'success', false],
      ['Start the sandbox', 'success', false],
      ['Archive', 'success', false],
      ['All is there, and proven', 'success', false],
      ['Archive again', 'success', false],
      ['Nothing is new, and nothing changed', 'success', false],
      ['Verify', 'success', false],
      ['Every check agrees', 'success', false]
    ])
    expect(results.at(-1)?.log).toMatch(/^valid: \d+ events/m)
  } finally {
    rmSync(workspace, { recursive: true, force: true })
  }
})
