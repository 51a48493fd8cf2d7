import TestRunner from 'jest-runner'
import { isKilled } from './jest-circus-until-killed.mjs'

/** Leaves out the files that are left once a mutant is noticed. Jest's own `bail` cannot be had where Stryker calls it. */
export default class FilesUntilKilled extends TestRunner {
  async runTests(tests, watcher, options) {
    for (const test of tests) if (!isKilled()) await super.runTests([test], watcher, options)
  }
}
