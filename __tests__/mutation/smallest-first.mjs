import { statSync } from 'node:fs'

/** Files with few tests are those of one module; the larger ones take long to notice anything. */
export default class SmallestFirst {
  sort(tests) {
    const sizes = new Map(tests.map(({ path }) => [path, statSync(path).size]))
    return tests.toSorted((a, b) => sizes.get(a.path) - sizes.get(b.path))
  }

  shard(tests) {
    return tests
  }

  allFailedTests(tests) {
    return tests
  }

  cacheResults() {}
}
