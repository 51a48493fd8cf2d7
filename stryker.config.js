import jest from './jest.config.js'

const esmAlone = '(?:p-retry|is-network-error|canonicalize|@actions/http-client)'

/** What npm run mutate is about to change. */
const mutated = process.env['MUTATED_FILE'] ?? ''
// Other tests could only notice what those of the room leave to chance, and would take three times as long.
const room = mutated.startsWith('src/hireflix/') ? 'hireflix' : 'archive'

/** Mutation testing of the rooms that decide what is proven and what is written: npm run mutate. */
export default {
  testRunner: 'jest',
  coverageAnalysis: 'perTest',
  jest: {
    projectType: 'custom',
    configFile: 'jest.config.js',
    config: {
      testMatch: [
        `**/__tests__/${room}/**/*.test.ts`,
        ...(mutated.endsWith('/redacting.ts') ? ['**/__tests__/verification/redaction.test.ts'] : [])
      ],
      // As CommonJS the tests start sooner.
      extensionsToTreatAsEsm: [],
      moduleNameMapper: {
        ...jest.moduleNameMapper,
        '^(p-retry|is-network-error)$': '<rootDir>/node_modules/$1/index.js',
        '^(canonicalize)$': '<rootDir>/node_modules/$1/lib/canonicalize.js',
        '^(@actions/http-client)/lib/proxy$': '<rootDir>/node_modules/$1/lib/proxy.js'
      },
      transform: {
        '^.+\\.[jt]s$': [
          '@swc/jest',
          { jsc: { target: 'es2022', parser: { syntax: 'typescript' } }, module: { type: 'commonjs' } }
        ]
      },
      transformIgnorePatterns: [`/node_modules/(?!${esmAlone}/)`],
      runner: './__tests__/mutation/files-until-killed.mjs',
      testRunner: './__tests__/mutation/jest-circus-until-killed.mjs',
      testSequencer: './__tests__/mutation/smallest-first.mjs',
      setupFiles: [
        '<rootDir>/__tests__/support/properties.ts',
        '<rootDir>/__tests__/mutation/first-counterexample.ts'
      ]
    }
  },
  mutate: ['src/archive/**/*.ts', 'src/hireflix/**/*.ts'],
  // Each run of the tests leaves its modules in memory.
  maxTestRunnerReuse: 80,
  // What a mutant makes slow is not yet killed; what waits for ever is.
  timeoutMS: 15_000,
  reporters: ['progress-append-only', 'clear-text', 'json'],
  jsonReporter: { fileName: 'coverage/mutation.json' },
  clearTextReporter: { allowColor: false, reportTests: false },
  // Of one file alone; npm run mutate judges all of them.
  thresholds: { high: 95, low: 90, break: null },
  tempDirName: 'coverage/stryker'
}
