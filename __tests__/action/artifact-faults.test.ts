import { describe, expect, test } from '@jest/globals'
import { describeUploadFault, mayHaveLanded } from '../../src/action/artifact-faults.js'
import { verifyArtifactService } from '../../src/action/run-artifacts.js'
import { ArchiveError } from '../../src/errors.js'
import { expiryOf } from '../../src/publish/artifact-expiry.js'

const storing = { name: 'audit', nameInput: 'artifact-name' } as const
const failed = 'Failed to make request after 5 attempts: Failed request'

describe('describeUploadFault()', () => {
  test.each<[string, unknown, string]>([
    [
      'no scope in the token',
      new Error('Failed to get backend IDs: The provided JWT …'),
      'no-artifact-service'
    ],
    ['a token that is refused', new Error('Failed to CreateArtifact: Failed request: (401) No'), 'forbidden'],
    [
      'a name that is taken',
      new Error('Failed to CreateArtifact: Failed request: (409) Conflict: x'),
      'artifact-exists'
    ],
    ['too many requests', new Error(`Failed to CreateArtifact: ${failed}: (429) Slow`), 'unreachable'],
    [
      'an answer that is no JSON',
      new Error(`Failed to CreateArtifact: ${failed}: Unexpected token`),
      'unreachable'
    ],
    ['a stall', new Error('Upload progress stalled.'), 'unreachable'],
    ['a wrong request', new Error('Failed to CreateArtifact: Failed request: (400) Bad: no'), 'refused'],
    ['what nobody foresaw', undefined, 'unreachable']
  ])('tells %s', (_what, error, code) => {
    expect(describeUploadFault(error, storing)).toMatchObject({ name: 'ArchiveError', code })
  })

  test('quotes no address and no line break, whatever a server says', () => {
    const said = 'see https://blob.example/x?sig=SECRET\n::error::x and HTTPS://b.example/?sig=SECRET'
    const { message } = describeUploadFault(
      new Error(`Failed to CreateArtifact: Failed request: (400) Bad: ${said}`),
      storing
    )
    expect(message).not.toMatch(/SECRET|\n|::/)
    const ofStorage = Object.assign(new Error(`PUT ${said}`), { statusCode: 403, code: 'Auth\nFailed' })
    expect(describeUploadFault(ofStorage, storing).message).not.toMatch(/SECRET|\n|::/)
  })
})

test('only a lost last answer leaves it open whether the artifact is stored', () => {
  expect(mayHaveLanded(new Error('Failed to FinalizeArtifact: Unable to make request: ECONNRESET'))).toBe(
    true
  )
  expect(mayHaveLanded(new Error('Failed to CreateArtifact: Unable to make request: ECONNRESET'))).toBe(false)
  expect(mayHaveLanded(new Error('FinalizeArtifact: response from backend was not ok'))).toBe(false)
  expect(mayHaveLanded('Failed to FinalizeArtifact: no error')).toBe(false)
})

test.each<[number | undefined, string | undefined, number | undefined]>([
  [undefined, '90', 90],
  [7, '90', 7],
  [90, '5', 5],
  [7, undefined, 7],
  [undefined, undefined, undefined],
  [undefined, '', undefined],
  [undefined, 'soon', undefined],
  [7, '0', 7]
])('asked for %p days where %p are allowed, an artifact stays %p', (asked, limit, days) => {
  expect(expiryOf(0, { asked, limit })).toBe(days === undefined ? undefined : days * 86_400_000)
})

describe('verifyArtifactService()', () => {
  const runner = { ACTIONS_RUNTIME_TOKEN: 'token', ACTIONS_RESULTS_URL: 'https://results.example/' }

  test.each([undefined, '', 'https://github.com', 'https://acme.ghe.com/', 'https://GitHub.com'])(
    'takes %p',
    (url) => {
      expect(() => verifyArtifactService({ ...runner, GITHUB_SERVER_URL: url })).not.toThrow()
    }
  )

  test('says of another forge that it is not GitHub', () => {
    const forge = {
      GITHUB_SERVER_URL: 'https://gitea.example',
      GITHUB_API_URL: 'https://gitea.example/api/v1'
    }
    expect(() => verifyArtifactService({ ...runner, ...forge })).toThrow(
      /are not GitHub: use "destination: workspace"/
    )
  })

  test.each(['https://github.acme.example', 'https://github.com.example', 'https://ghe.com', 'no address'])(
    'refuses %p',
    (url) => {
      expect(() => verifyArtifactService({ ...runner, GITHUB_SERVER_URL: url })).toThrow(ArchiveError)
    }
  )
})
