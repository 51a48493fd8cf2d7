import { expect, test } from '@jest/globals'
import { InputError } from '../../src/errors.js'
import { verifyUntraced } from '../../src/inputs/traces.js'

function faultsOf(env: Record<string, string>, nodeArguments: readonly string[] = []): readonly string[] {
  try {
    verifyUntraced(env, nodeArguments)
  } catch (error) {
    if (error instanceof InputError) return error.faults
    throw error
  }
  return []
}

test.each([
  ...['net', 'http', 'HTTPS', 'tls', 'undici', 'fetch', '*', 'fs,net', 'child_process'].map((value) => [
    'NODE_DEBUG',
    value
  ]),
  ['NODE_DEBUG_NATIVE', 'http2'],
  ...[
    '--inspect',
    '--inspect-brk=0.0.0.0:9229',
    '--max-old-space-size=4096 --inspect_wait',
    '"--inspect"',
    '--trace-tls',
    '--trace_tls',
    '--trace-event-categories node.http',
    '--trace-env',
    '--trace-warnings --trace-warnings-x',
    '--tls-keylog=/tmp/keys',
    '--heapsnapshot-signal=SIGUSR2',
    '--report-on-signal',
    '--report-uncaught-exception',
    '--experimental-network-inspection'
  ].map((value) => ['NODE_OPTIONS', value])
])('%s=%s shows secrets', (name, value) => {
  expect(faultsOf({ [name]: value })).toEqual([expect.stringContaining(name)])
})

test('so do the arguments of node', () => {
  expect(faultsOf({}, ['--no-warnings', '--inspect'])).toEqual([expect.stringContaining('"--inspect"')])
})

test.each([
  {},
  { NODE_DEBUG: '', NODE_OPTIONS: '' },
  { NODE_OPTIONS: '--max-old-space-size=4096 --trace-warnings --trace-deprecation --require ./x--inspect' }
])('%j shows none', (env) => {
  expect(faultsOf(env, ['--no-warnings', '--experimental-vm-modules'])).toEqual([])
})
