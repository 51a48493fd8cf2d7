import type { Mutant, Tally } from './results.js'

/** Why mutants of a file may survive. */
export interface Reason {
  readonly file: string
  readonly why: string
  readonly mutants: readonly Known[]
}

/** Matched by its texts, so that it stays true where lines move. */
export interface Known {
  readonly code: string
  readonly to: string
  /** The line on which it begins, where the same text is found on others. */
  readonly on?: string
}

export interface Explained {
  readonly file: string
  readonly mutant: Mutant
  readonly why: string | undefined
}

/** All survivors, each with its reason. */
export function explain(tallies: readonly Tally[], reasons: readonly Reason[]): Explained[] {
  return tallies.flatMap(({ file, survivors }) =>
    survivors.map((mutant) => ({
      file,
      mutant,
      why: reasons.find(
        (reason) => reason.file === file && reason.mutants.some((known) => fits(known, mutant))
      )?.why
    }))
  )
}

/** What is explained although it is noticed by now; of files with a result. */
export function findNeedless(tallies: readonly Tally[], reasons: readonly Reason[]): string[] {
  return tallies.flatMap(({ file, survivors }) =>
    reasons
      .filter((reason) => reason.file === file)
      .flatMap(({ mutants }) => mutants)
      .filter((known) => !survivors.some((mutant) => fits(known, mutant)))
      .map(({ code, to }) => `${file}: ${code} → ${to}`)
  )
}

function fits({ code, to, on }: Known, mutant: Mutant): boolean {
  return code === mutant.code && to === mutant.replacement && (on === undefined || on === mutant.line)
}
