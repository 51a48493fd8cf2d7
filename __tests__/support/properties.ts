import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'

// One seed for everybody, so that a red gate is red for a reason in the change. To look for new counterexamples:
// FAST_CHECK_SEED=$RANDOM npm test
fc.configureGlobal({ seed: Number(process.env['FAST_CHECK_SEED'] ?? 20251014) })

// Staged changes and locks of test runs stay out of the home of the person who runs them.
process.env['XDG_STATE_HOME'] = join(tmpdir(), `hireflix-audit-test-state-${process.getuid?.() ?? ''}`)
