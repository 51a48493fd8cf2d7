import { statSync } from 'node:fs'

/** Files that take more than ten seconds. One that began last would leave the other cores without work. */
const longest = [
  'simulation/simulation',
  'scenarios/hostile/transport',
  'scenarios/artifact',
  'scenarios/large-log',
  'page/browser/hostile',
  'page/browser/large',
  'scenarios/hostile/secrets',
  'scenarios/hostile/archive',
  'verification/shell-script',
  'scenarios/sign-off',
  'run/run',
  'scenarios/archive-faults',
  'scenarios/command-line',
  'scenarios/source-faults'
]

/** Of the others the larger file is first. Jest would know how long each took the last time, but not in a fresh clone. */
export default class LongestFirst {
  sort(tests) {
    const ranks = new Map(tests.map(({ path }) => [path, rankOf(path)]))
    return tests.toSorted((a, b) => ranks.get(b.path) - ranks.get(a.path))
  }

  shard(tests) {
    return tests
  }

  allFailedTests(tests) {
    return tests
  }

  cacheResults() {}
}

function rankOf(path) {
  const place = longest.findIndex((name) => path.endsWith(`/__tests__/${name}.test.ts`))
  return place === -1 ? statSync(path).size : 1e9 - place
}
