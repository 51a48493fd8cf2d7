import circus from 'jest-circus/runner'

const { default: runTests } = circus

/** The mutant that a test has noticed. One is enough, and the others are most of the time. */
let killed

const active = () => process.env['__STRYKER_ACTIVE_MUTANT__']

/** Whether the other tests may be left out. */
export function isKilled() {
  return killed !== undefined && killed === active()
}

/** Jest's runner of a test file, which leaves out the rest of it once a mutant is noticed. Stryker goes by its name. */
export default async function runUntilKilled(globalConfig, config, environment, ...rest) {
  const mutant = active()
  if (mutant === undefined) return runTests(globalConfig, config, environment, ...rest)
  const handle = environment.handleTestEvent?.bind(environment)
  environment.handleTestEvent = async (event, state) => {
    if (event.name === 'test_start' && killed === mutant) event.test.mode = 'skip'
    if (event.name === 'test_done' && event.test.errors.length > 0) killed = mutant
    await handle?.(event, state)
  }
  try {
    const result = await runTests(globalConfig, config, environment, ...rest)
    if (result.testExecError != null) killed = mutant
    return result
  } catch (error) {
    // The file cannot even be loaded.
    killed = mutant
    throw error
  }
}
