/** Mutation testing of the rooms that decide what is proven and what is written: npm run mutate. */
export default {
  testRunner: 'jest',
  testRunnerNodeArgs: ['--experimental-vm-modules', '--no-warnings'],
  coverageAnalysis: 'perTest',
  jest: {
    projectType: 'custom',
    configFile: 'jest.config.js',
    config: {
      testMatch: [
        '**/__tests__/{archive,hireflix,events}/**/*.test.ts',
        '**/__tests__/archiving.test.ts',
        '**/__tests__/verification/redaction.test.ts'
      ]
    }
  },
  mutate: ['src/archive/**/*.ts', 'src/hireflix/**/*.ts'],
  // Code that runs once, when a module is loaded, is tested by every test: slow, and mostly constants.
  ignoreStatic: true,
  reporters: ['progress-append-only', 'clear-text', 'json'],
  jsonReporter: { fileName: 'coverage/mutation.json' },
  clearTextReporter: { allowColor: false, reportTests: false },
  thresholds: { high: 95, low: 90, break: 90 },
  tempDirName: 'coverage/stryker'
}
