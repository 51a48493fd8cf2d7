import { readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'

test('the lockfile knows what each package must hold, also those of other systems', () => {
  const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
    packages: Record<string, { integrity?: string }>
  }
  const packages = Object.entries(lock.packages).filter(([folder]) => folder !== '')
  expect(packages.length).toBeGreaterThan(500)
  const unknown = packages.filter(
    ([, { integrity }]) => !/^sha512-[A-Za-z0-9+/]{86}==$/.test(integrity ?? '')
  )
  expect(unknown.map(([folder]) => folder)).toEqual([])
})
