export default {
  testEnvironment: 'node',
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
