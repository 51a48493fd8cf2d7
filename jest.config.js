import { availableParallelism } from 'node:os'

export default {
  testEnvironment: 'node',
  // Much of the time a worker waits for processes and servers.
  maxWorkers: availableParallelism() + 1,
  testSequencer: './__tests__/support/longest-first.mjs',
  testMatch: ['**/__tests__/**/*.test.ts'],
  // Mutation testing keeps copies of the project there.
  testPathIgnorePatterns: ['/node_modules/', '<rootDir>/coverage/'],
  modulePathIgnorePatterns: ['<rootDir>/coverage/'],
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      { jsc: { target: 'es2022', parser: { syntax: 'typescript' } }, module: { type: 'es6' } }
    ]
  },
  coverageProvider: 'v8',
  setupFiles: ['<rootDir>/__tests__/support/properties.ts'],
  // Whole processes on a busy machine.
  testTimeout: 60_000
}
