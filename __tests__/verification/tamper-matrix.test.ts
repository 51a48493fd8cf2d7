import { readFileSync, writeFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import { rows } from './matrix/matrix.js'
import { renderMatrix } from './support/matrix-table.js'

const file = 'docs/tamper-matrix.md'

// UPDATE_DOCS=1 npm test -- __tests__/verification/tamper-matrix
test('docs/tamper-matrix.md is what the tests run', () => {
  const table = renderMatrix(rows)
  if (process.env['UPDATE_DOCS'] === '1') writeFileSync(file, table)
  expect(readFileSync(file, 'utf8')).toBe(table)
})
