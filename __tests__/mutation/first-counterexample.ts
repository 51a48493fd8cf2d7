import fc from 'fast-check'

// Nobody reads a mutant's counterexample: the first one will do, and making it small takes the most time.
fc.configureGlobal({ ...fc.readConfigureGlobal(), endOnFailure: true })
