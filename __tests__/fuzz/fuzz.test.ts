import { expect, test } from '@jest/globals'
import { fuzz, textOf } from './campaign.js'
import { targets } from './targets.js'

// A million and more: npm run fuzz -- --cases 1000000
test.each(targets.map((target) => [target.name, target] as const))(
  '%s: whatever the text, it is refused in the parser’s own words or read and written alike',
  (_name, target) => {
    for (const seed of target.seeds) target.check(seed)
    const tally = fuzz(target, { from: 1, cases: 1500 })
    expect(tally.findings).toEqual([])
    expect(tally.accepted).toBeGreaterThan(5)
  }
)

test('a case is the same each time, and a broken parser is noticed', () => {
  const [target] = targets
  if (target === undefined) throw new Error('There is no target')
  expect(textOf(target, 7)).toBe(textOf(target, 7))
  const broken = { ...target, check: () => expect(1).toBe(2) as unknown as boolean }
  expect(fuzz(broken, { from: 1, cases: 3 }).findings).toHaveLength(3)
})
