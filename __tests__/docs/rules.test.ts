import { readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import { defaultRulesText } from '../../src/review/default-rules.js'
import { parseRules } from '../../src/review/rules.js'

const document = readFileSync('docs/rules.md', 'utf8')

test('docs/rules.md lists each default rule with its reason, in order', () => {
  const lines = defaultRulesText.trim().split('\n')
  const expected = lines.flatMap((reason, index) => {
    const rule = lines[index + 1]
    return index % 2 === 0 ? [`| \`${rule}\` | ${reason.slice(2)} |`] : []
  })
  const listed = document.split('\n').filter((line) => /^\| `(?:critical|warning|notice|off) /.test(line))
  expect(listed).toEqual(expected)
})

test('docs/rules.md shows rules that can be read', () => {
  const example = /```\n(critical[\s\S]*?)```/.exec(document)?.[1] ?? ''
  expect(parseRules(example)).toHaveLength(3)
})
