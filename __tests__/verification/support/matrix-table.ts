import { type CheckName, checks } from '../../../src/verification/checks.js'
import type { Row } from '../matrix/row.js'

/** docs/tamper-matrix.md. */
export function renderMatrix(rows: readonly Row[]): string {
  const all = rows.map((row) => ({ row, positions: [...row.cases()].length }))
  const tampering = all.filter(({ row }) => row.seenBy.some(isFault))
  const covered = tampering.filter(({ row }) => row.notInShell === undefined)
  const groups = [...new Set(rows.map(({ group }) => group))]
  const sections = groups.map((group) => {
    const lines = all
      .filter(({ row }) => row.group === group)
      .map(
        ({ row, positions }) =>
          `| ${row.kind} | ${positions} | ${statesOf(row)} | ${row.seenBy.join(', ')} | ${needOf(row)} | ${shellOf(row)} |`
      )
    return [
      `## ${group}`,
      '',
      '| Tampering | Positions | Reported | By | Without | `verify.sh` |',
      '|---|---|---|---|---|---|',
      ...lines,
      ''
    ].join('\n')
  })
  const checkLines = Object.entries(checks).map(
    ([name, { state, says }]) => `| \`${name}\` | ${state} | ${says} |`
  )
  return `# What tampering shows, and by which check

Made by a test from \`__tests__/verification/matrix/\`; do not edit. The test makes real archives with the
archiver's own code, tampers with them in ${tampering.length} ways at ${sum(tampering.map(({ positions }) => positions))} places, and compares what \`verify\` says
with this table. Another test switches each check off in turn: some tampering then passes. Another runs
\`docs/verify.sh\` over the ${covered.length} kinds that it covers: the two agree.

"Without": what hides it from a verifier who has only the newest files. A dash: nothing, the files alone show it.
Where "a pin" stands, whoever rewrites everything consistently passes; a ledger head noted elsewhere (a job summary, an
attestation, a release) shows it. A head fixes all files as they were at its line. What later lines do to a part that still
grows it does not show; the git history does. [threat-model.md](threat-model.md) says more.

${sections.join('\n')}
## The checks

| Check | Reports | Holds when |
|---|---|---|
${checkLines.join('\n')}
`
}

function isFault(check: CheckName): boolean {
  return checks[check].state.startsWith('INVALID')
}

function statesOf({ seenBy }: Row): string {
  return [...new Set(seenBy.map((check) => checks[check].state.replace('INVALID ', '')))].join(', ')
}

function needOf({ needs }: Row): string {
  return needs === undefined ? '–' : needs === 'pin' ? 'a pin' : '`--history`'
}

function shellOf({ notInShell }: Row): string {
  return notInShell === undefined ? 'yes' : `no: ${notInShell}`
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0)
}
