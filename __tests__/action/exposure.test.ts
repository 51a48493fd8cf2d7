import { expect, test } from '@jest/globals'
import { visibilityIn } from '../../src/action/exposure.js'

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
