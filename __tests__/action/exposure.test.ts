import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { verifyExposure, visibilityIn } from '../../src/action/exposure.js'
import type { GitHubClient } from '../../src/github/client.js'

test.each([
  [undefined, 'private', 0],
  ['1', 'private', 0],
  ['2', 'public', 1],
  ['10', 'public', 1],
  ['x', 'public', 1]
])(
  'in attempt %s the repository is %s, for what GitHub was asked %i times',
  async (attempt, found, asked) => {
    const folder = mkdtempSync(join(tmpdir(), 'payload-'))
    const GITHUB_EVENT_PATH = join(folder, 'event.json')
    writeFileSync(GITHUB_EVENT_PATH, '{"repository":{"private":true}}')
    const env = { GITHUB_EVENT_PATH, GITHUB_REPOSITORY: 'acme/audit', GITHUB_RUN_ATTEMPT: attempt }
    let requests = 0
    const rest = async () => {
      requests++
      return { private: false }
    }
    const github = () => ({ rest }) as unknown as GitHubClient
    try {
      const verified = verifyExposure({ allowPublic: false, env, github, warn: () => undefined })
      await (found === 'public'
        ? expect(verified).rejects.toMatchObject({ code: 'public' })
        : expect(verified).resolves.toBeUndefined())
      expect(requests).toBe(asked)
    } finally {
      rmSync(folder, { recursive: true })
    }
  }
)

test.each([
  ['{"repository":{"private":true}}', 'private'],
  ['{"repository":{"private":true,"visibility":"private"}}', 'private'],
  ['{"repository":{"private":true,"visibility":"internal"}}', 'internal'],
  ['{"repository":{"private":false}}', 'public'],
  ['{"repository":{"private":false,"visibility":"private"}}', 'public'],
  ['{"repository":{"private":true,"visibility":"public"}}', 'public'],
  ['{"repository":{"visibility":"public"}}', 'public'],
  ['{"repository":{"visibility":"secret"}}', undefined],
  ['{"repository":{}}', undefined],
  ['{"repository":[]}', undefined],
  ['{"schedule":"17 3 * * *"}', undefined],
  ['null', undefined],
  ['', undefined]
])('visibilityIn(%s) is %s: of two answers the more public one counts', (payload, visibility) => {
  expect(visibilityIn(payload)).toBe(visibility)
})
