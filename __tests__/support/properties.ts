import fc from 'fast-check'

// One seed for everybody, so that a red gate is red for a reason in the change. To look for new counterexamples:
// FAST_CHECK_SEED=$RANDOM npm test
fc.configureGlobal({ seed: Number(process.env['FAST_CHECK_SEED'] ?? 20251014) })
