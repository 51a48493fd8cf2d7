/** What Stryker's report says, as far as it is read here. */
export interface Report {
  readonly files: Readonly<Record<string, { readonly source: string; readonly mutants: readonly Reported[] }>>
}

interface Reported {
  readonly status: string
  readonly replacement?: string
  readonly location: { readonly start: Place; readonly end: Place }
}

/** Both count from 1. */
interface Place {
  readonly line: number
  readonly column: number
}

export interface Mutant {
  /** Texts of one line each, without what a long one has in its middle. */
  readonly code: string
  readonly replacement: string
  readonly lineNumber: number
}

/** What became of the mutants of one file. */
export interface Tally {
  readonly file: string
  readonly mutants: number
  readonly killed: number
  readonly timedOut: number
  readonly survivors: readonly Mutant[]
  /** Mutants that Stryker could not judge, or was told to leave out; they count for nothing. */
  readonly unjudged: number
}

export interface Merged {
  readonly tallies: readonly Tally[]
  /** Files of which there is no result, or one of an older text. */
  readonly missing: readonly string[]
  readonly outdated: readonly string[]
}

/** One result of all files, out of several reports; of two about the same file the later one holds. */
export function mergeReports(reports: readonly Report[], sources: ReadonlyMap<string, string>): Merged {
  const found = new Map(reports.flatMap(({ files }) => Object.entries(files)))
  const tallies: Tally[] = []
  const missing: string[] = []
  const outdated: string[] = []
  for (const [file, source] of sources) {
    const result = found.get(file)
    if (result === undefined) missing.push(file)
    else if (result.source !== source) outdated.push(file)
    else tallies.push(tallyOf(file, source, result.mutants))
  }
  return { tallies, missing, outdated }
}

function tallyOf(file: string, source: string, mutants: readonly Reported[]): Tally {
  const lines = source.split('\n')
  const count = (...statuses: readonly string[]): number =>
    mutants.filter(({ status }) => statuses.includes(status)).length
  return {
    file,
    mutants: mutants.length,
    killed: count('Killed'),
    timedOut: count('Timeout'),
    // What no test reaches survives as well.
    survivors: mutants
      .filter(({ status }) => status === 'Survived' || status === 'NoCoverage')
      .sort(({ location: a }, { location: b }) => comparePlaces(a.start, b.start))
      .map((mutant) => mutantOf(mutant, lines)),
    unjudged: count('CompileError', 'RuntimeError', 'Ignored')
  }
}

function comparePlaces(a: Place, b: Place): number {
  return a.line - b.line || a.column - b.column
}

function mutantOf(
  { location: { start, end }, replacement = '' }: Reported,
  lines: readonly string[]
): Mutant {
  const code = lines.slice(start.line - 1, end.line)
  code[code.length - 1] = code.at(-1)?.slice(0, end.column - 1) ?? ''
  code[0] = code[0]?.slice(start.column - 1) ?? ''
  return {
    code: shortened(code.join(' ')),
    replacement: shortened(replacement),
    lineNumber: start.line
  }
}

function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length <= 120 ? line : `${line.slice(0, 70)} … ${line.slice(-30)}`
}

/** Mutants of which it is known what became of them. */
export function judgedOf({ killed, timedOut, survivors }: Tally): number {
  return killed + timedOut + survivors.length
}

/** In per cent. Waiting for ever counts as being noticed, as it does for Stryker. */
export function scoreOf(tallies: readonly Tally[]): number {
  const judged = tallies.reduce((sum, tally) => sum + judgedOf(tally), 0)
  const survived = tallies.reduce((sum, { survivors }) => sum + survivors.length, 0)
  return judged === 0 ? 100 : (100 * (judged - survived)) / judged
}
