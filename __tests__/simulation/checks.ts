/** The promises of the design as checks; each can be switched off, to show that it is needed. */
export const checks = {
  invented: 'promise 1: no more copies than the server ever showed at once, and only what it showed',
  claims:
    'promise 2: what a commit newly claims as proven, it holds: all that was shown throughout the reading',
  shown: 'promise 2: a run that ends well has archived every answer that it got',
  lookback: 'promise 2: a run that ends well has archived what came late within the lookback',
  counted: 'promise 2: a proven run leaves as many events unarchived as it leaves vanished ones unrecorded',
  complete: 'promise 2: at the end the archive holds all that was ever shown, but what is in recorded gaps',
  settled: 'promise 3: coverage ends before the settling time of the last answer and never shrinks',
  gaps: 'promise 3: gaps are recorded once, inside coverage, and only for time that retention has passed',
  vanished: 'promise 3: what the ledger calls vanished was archived and was removed',
  diligent: 'promise 3: a run without an excuse ends proven, or with a gap',
  caused: 'promise 3: a run fails only where something failed',
  additive: 'promise 4: no commit removes or changes an archived line, or a sealed part',
  idempotent: 'promise 5: a run after a quiet run makes no commit',
  valid: 'promise 6: every commit is an archive that verifies',
  reasoned: 'promise 7: a commit has something to say',
  canonical: 'promise 7: a file is what the format says, byte by byte',
  stateless: 'promise 8: the archive folder holds the archive and nothing else',
  quarantined: 'no row that cannot be understood is dropped'
} as const

export type Check = keyof typeof checks

export type Report = (check: Check, message: string) => void
