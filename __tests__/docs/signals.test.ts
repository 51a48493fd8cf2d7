import { readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import { signalKinds } from '../../src/review/signals/signal.js'

test('docs/signals.md describes each signal, and no other', () => {
  const described = [...readFileSync('docs/signals.md', 'utf8').matchAll(/^\| `([\w-]+)` \|/gm)].map(
    ([, kind]) => kind
  )
  expect(described.toSorted()).toEqual([...signalKinds].toSorted())
})
