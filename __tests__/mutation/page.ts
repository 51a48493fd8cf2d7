import { readFile } from 'node:fs/promises'
import { judgedOf, type Merged, type Mutant, scoreOf, type Tally } from './results.js'

export const pagePath = new URL('../../docs/mutation.md', import.meta.url)

/** The line of the page that says all, as `96.1 % (2,412 of 2,510 mutants are noticed)`; of the page as it stands. */
export async function readMutationScore(): Promise<string> {
  return parseMutationScore(await readFile(pagePath, 'utf8'))
}

export function parseMutationScore(page: string): string {
  const [, score] = /^Score: \*\*(.+)\*\*$/m.exec(page) ?? []
  if (score === undefined) {
    throw new Error(
      'Cannot read "docs/mutation.md": no line begins with "Score:"; run npm run mutate -- --write'
    )
  }
  return score
}

export function describeScore(tallies: readonly Tally[]): string {
  const judged = tallies.reduce((sum, tally) => sum + judgedOf(tally), 0)
  const survived = tallies.reduce((sum, { survivors }) => sum + survivors.length, 0)
  return `${percent(scoreOf(tallies))} % (${figure(judged - survived)} of ${figure(judged)} mutants are noticed)`
}

export function renderPage({ tallies, missing, outdated }: Merged): string {
  const unjudged = tallies.reduce((sum, tally) => sum + tally.unjudged, 0)
  const timedOut = tallies.reduce((sum, tally) => sum + tally.timedOut, 0)
  const notRun = [...missing, ...outdated].sort()
  return [
    '# Mutation testing',
    '',
    'Stryker changes the code in one place at a time, a mutant, and runs the tests: one that no test notices shows what',
    'the tests leave open. This page is about the two rooms that decide what is proven and what is written. It is',
    'written by a command, never by hand:',
    '',
    '```',
    'npm run mutate -- --write',
    '```',
    '',
    `Score: **${describeScore(tallies)}**`,
    '',
    'The command fails below 90 %. What the figures leave out:',
    '',
    '- Each file is judged by the tests of its room alone, `src/archive/redaction-plan.ts` also by those of redaction. The',
    '  tests of reading and archiving, the scenarios, the simulator and the fuzzer are not asked.',
    `- A mutant that makes the tests wait for ever counts as noticed: ${figure(timedOut)} of them. That the machine was`,
    '  only slow cannot be told apart with certainty.',
    '- Code that runs when a module is loaded is changed as well, and so is the text of messages.',
    `- A mutant with which a file of tests cannot even be loaded is not judged: ${figure(unjudged)} of them. They count`,
    '  for nothing, though nobody could miss them.',
    ...(notRun.length === 0
      ? []
      : [`- There is no result of the sources as they are of: ${notRun.map(code).join(', ')}.`]),
    '',
    '## Files',
    '',
    '| File | Mutants | Not judged | Killed | Timed out | Survived | Score |',
    '|---|---:|---:|---:|---:|---:|---:|',
    ...tallies.map((tally) => rowOf(code(tally.file), [tally])),
    ...rooms.map((room) =>
      rowOf(
        `All of ${code(room)}`,
        tallies.filter(({ file }) => file.startsWith(room))
      )
    ),
    rowOf('**All**', tallies),
    '',
    '## Survivors',
    '',
    '| Where | Code | Becomes |',
    '|---|---|---|',
    ...tallies.flatMap(({ file, survivors }) => survivors.map((mutant) => survivorRow(file, mutant))),
    ''
  ].join('\n')
}

const rooms = ['src/archive/', 'src/hireflix/']

function rowOf(name: string, tallies: readonly Tally[]): string {
  const sum = (count: (tally: Tally) => number): string =>
    figure(tallies.reduce((total, tally) => total + count(tally), 0))
  const cells = [
    name,
    sum(({ mutants }) => mutants),
    sum(({ unjudged }) => unjudged),
    sum(({ killed }) => killed),
    sum(({ timedOut }) => timedOut),
    sum(({ survivors }) => survivors.length),
    `${percent(scoreOf(tallies))} %`
  ]
  return `| ${cells.join(' | ')} |`
}

function survivorRow(file: string, mutant: Mutant): string {
  const place = `${file.replace(/^src\//, '')}:${mutant.lineNumber}`
  return `| ${place} | ${code(mutant.code)} | ${code(mutant.replacement)} |`
}

/** As code in a cell of a table. */
function code(text: string): string {
  if (text === '') return 'nothing'
  const fence = text.includes('`') ? '``' : '`'
  const space = fence === '``' ? ' ' : ''
  return fence + space + text.replaceAll('|', '\\|') + space + fence
}

function figure(count: number): string {
  return count.toLocaleString('en')
}

/** Rounded down, so that nothing is claimed that is not reached. */
function percent(score: number): string {
  return (Math.floor(score * 10) / 10).toFixed(1)
}
