/** docs/performance.md, from the figures in bench/results/. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const median = (values) => {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
}
const medianOf = (rows, name, figure) => median(rows.map((row) => row[name][figure]))
/** The median of the ratios of each round. */
const ratioOf = (rows, name, to, figure) => median(rows.map((row) => row[name][figure] / row[to][figure]))
const times = (ratio) => `${ratio < 10 ? ratio.toFixed(2) : ratio.toFixed(0)} ×`
const number = (value) => Math.round(value).toLocaleString('en-US')
const table = (head, rows) =>
  [head, head.map((_, n) => (n === 0 ? '---' : '---:')), ...rows]
    .map((row) => `| ${row.join(' | ')} |`)
    .join('\n')
const target = (value, most, text) => `${text}: ${value <= most ? 'reached' : 'not reached'}`

export function writePage(folder) {
  const read = (name) => {
    const path = join(folder, `${name}.json`)
    return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : undefined
  }
  const sections = Object.entries(render).flatMap(([name, part]) => {
    const found = read(name)
    return found === undefined ? [] : [`${part(found.figures)}\n\n${described(found.machine)}`]
  })
  writeFileSync('docs/performance.md', `${intro}\n\n${sections.join('\n\n')}\n`)
}

const intro = `# What a night costs

Written by \`npm run bench\`. Every ratio compares programs that ran in turn on the same machine, round by round; it is the
median of the rounds' ratios. The server is a process of its own that computes its pages. The parts may have been
measured in several runs: each says on what. The other ways are in \`bench/peers/\`: all three fold identical events into
one, prove nothing, and keep one file. The floor (\`bench/floor.mjs\`) fetches the same pages over \`node:http\` with a
keep-alive agent and does the least that can be done with them.`

const described = ({ cores, memory, node, rounds }) =>
  `*${rounds === 1 ? 'One round' : `${rounds} rounds`} on ${cores} cores, ${memory} of memory, Node ${node.slice(1)}.*`

const columns = ['wall', 'CPU', 'peak memory']
function against(rows, names, base) {
  return table(
    ['', ...columns, 'requests', 'MB received'],
    names
      .filter((name) => rows[0][name] !== undefined)
      .map((name) => [
        name,
        ...['wall', 'cpu', 'memory'].map((figure) => times(ratioOf(rows, name, base, figure))),
        number(medianOf(rows, name, 'requests')),
        (medianOf(rows, name, 'bytes') / 1e6).toFixed(1)
      ])
  )
}

const render = {
  nightly: (rows) => `## A night: 200 new events, 100,000 archived

Read, merged, written and committed to git; as multiples of the floor, which fetches the pages that we fetch, reads, hashes
and writes the files that we write, and commits.

${against(rows, ['ours', 'floor', 'empty process', 'curl + jq', 'curl + sort', 'Node script'], 'floor')}

The floor reviews nothing and checks nothing. What we do besides: ask ${'`'}git${'`'} what stands in the folder, verify each file
that is read and the ledger's chain, look for each new event in the archive, prove by count and sweep, and compare the
week with the 90 days before it. See below for where the time goes.

- ${target(ratioOf(rows, 'ours', 'floor', 'wall'), 1.3, 'At most 1.3 × the floor')}
- ${target(ratioOf(rows, 'ours', 'curl + jq', 'wall'), 1 / 10, 'At least 10 times faster than curl + jq')} (${times(ratioOf(rows, 'curl + jq', 'ours', 'wall'))})
- ${target(ratioOf(rows, 'ours', 'curl + sort', 'wall'), 1 / 2, 'At least twice as fast as curl + sort')} (${times(ratioOf(rows, 'curl + sort', 'ours', 'wall'))})`,

  profile: (shares) => `### Where the time goes

The share of CPU time of such a night without git, by the innermost of our functions on the stack.

${table(
  ['', 'share'],
  Object.entries(shares)
    .toSorted(([, a], [, b]) => b - a)
    .map(([name, share]) => [name, `${Math.round(share * 100)} %`])
)}`,

  backfill: (all) => {
    const group = (events, latencyMs) =>
      all.filter((row) => row.events === events && row.latencyMs === latencyMs)
    const sections = [10_000, 100_000].flatMap((events) =>
      [0, 50].map(
        (latencyMs) => `### ${number(events)} events, ${latencyMs} ms latency

${against(group(events, latencyMs), ['ours', 'ours, without git', 'floor', 'fetch and parse', 'curl + jq', 'curl + sort', 'Node script'], 'floor')}`
      )
    )
    return `## A backfill

Into an empty git repository; as multiples of the floor, which fetches the pages that we fetch, four at once, and parses,
serialises, hashes and writes the events.

${sections.join('\n\n')}

- ${target(ratioOf(group(100_000, 50), 'ours', 'Node script', 'wall'), 1 / 3.5, '100,000 events at 50 ms at least 3.5 times faster than the sequential Node script')} (${times(ratioOf(group(100_000, 50), 'Node script', 'ours', 'wall'))})
- ${target(ratioOf(group(100_000, 0), 'ours, without git', 'floor', 'cpu'), 1.5, '100,000 events at 0 ms: CPU at most 1.5 × the floor')}

The floor takes rows as ${'`'}JSON.parse${'`'} gives them. That loses digits of large numbers, and keeps the last of two members of one
name; so we read each answer exactly, sort the members of each event, find out which events are the same, search them for
our secrets, classify them by rules, and read back and verify what each stage has written.`
  },

  growth: (rows) => {
    const sizes = Object.keys(rows[0])
    const last = sizes.at(-1)
    return `## An older archive

The same night, 200 new events, on archives of different size; as multiples of the smallest.

${table(
  ['events archived', ...columns, 'requests'],
  sizes.map((size) => [
    number(Number(size)),
    ...['wall', 'cpu', 'memory'].map((figure) => times(ratioOf(rows, size, sizes[0], figure))),
    number(medianOf(rows, size, 'requests'))
  ])
)}

What grows is the ledger, which is read and replayed whole since its chain is the proof, and the list of files, each of
which is looked at for its size. No month file is read that the night does not touch or compare with.

- ${target(Math.max(ratioOf(rows, last, sizes[0], 'wall'), ratioOf(rows, last, sizes[0], 'memory')), 1.25, `The night on ${number(Number(last))} events at most 1.25 × the night on ${number(Number(sizes[0]))}, in time and memory`)}`
  },

  startup: ({ bundles, figures }) => `## Start-up

Until the first request arrives, against a bare Node process that makes one request over node:http, as both do. The
Action loads GitHub's toolkit first, which loads a client of its own. The Action's bundle has ${number(bundles.action['index.js'] / 1024)} KiB that every run loads, the command line's ${number(bundles.cli['index.js'] / 1024)} KiB.

${table(
  ['', 'until the first request'],
  ['action', 'command line', 'bare process'].map((name) => [
    name,
    times(ratioOf(figures, name, 'bare process', 'firstRequest'))
  ])
)}

Of the Action's, most is ${'`'}@actions/core${'`'}, which loads an HTTP client of its own (undici) before anything else.

- ${target(ratioOf(figures, 'action', 'bare process', 'firstRequest'), 1.25, 'At most 1.25 × the bare process')}`,

  memory: ({ events, ours, tight, floor }) => `## Memory of a large backfill

A backfill of ${number(events)} events, read and archived in stages of 20,000.

${table(
  ['', 'peak memory'],
  [
    ['ours', `${number(ours.memory)} MB`],
    ['ours, with `node --max-semi-space-size=4`', `${number(tight.memory)} MB`],
    ['floor: fetched, parsed, serialised, hashed and written page by page', `${number(floor.memory)} MB`]
  ]
)}

- ${target(ours.memory, 300, 'At most 300 MB')}

Some ${number(ours.memory - tight.memory)} MB are room that V8 takes for young objects before it looks which are still needed; a plain program that keeps
nothing takes it too. An Action cannot choose the options of its Node. Where memory is short, the step's \`env\` can:
\`NODE_OPTIONS: --max-semi-space-size=4\`.`
}
