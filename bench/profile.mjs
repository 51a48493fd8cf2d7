/** Where CPU time goes, from the profiles of Node in a folder. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** What a sample counts to: the innermost of these functions on its stack. */
const phases = {
  'loading the program':
    /^(?:compile|wrapSafe|requireBuiltin|evaluate$|__webpack_require__|importModule|Module\b|_load|require$)/,
  'asking Hireflix, and understanding its answers':
    /^(?:fetchSlice|parseAnswer|begin|#readHead|walk|admit|consume|request|onHttp)/,
  'opening the archive, and verifying what is read of it':
    /^(?:openArchive|replayLedger|parseLedger|readMonths|readLines|parseMonthFile|#read)/,
  'merging, and writing': /^(?:writeReading|planBatch|fillParts|commit|stageChange|findVanished|countsAgree)/,
  'the review': /^(?:reviewArchive|findSignals|describe|renderSummary|publish|classify)/,
  'starting other processes': /^(?:spawn|execFile)/
}

/** @returns shares of all time that was not idle, by phase. */
export function sharesIn(folder) {
  const sums = new Map(Object.keys(phases).map((name) => [name, 0]))
  const add = (name, time) => sums.set(name, (sums.get(name) ?? 0) + time)
  for (const file of readdirSync(folder)) {
    const { nodes, samples, timeDeltas } = JSON.parse(readFileSync(join(folder, file), 'utf8'))
    const times = new Map()
    for (const [k, id] of samples.entries()) times.set(id, (times.get(id) ?? 0) + timeDeltas[k])
    const known = new Map(nodes.map((node) => [node.id, node]))
    const visit = (node, outer) => {
      const name = nameOf(node.callFrame.functionName) ?? outer
      if (node.callFrame.functionName !== '(idle)') add(name, times.get(node.id) ?? 0)
      for (const child of node.children ?? []) visit(known.get(child), name)
    }
    visit(nodes[0], 'the rest')
  }
  const total = [...sums.values()].reduce((sum, time) => sum + time, 0)
  return Object.fromEntries([...sums].map(([name, time]) => [name, time / total]))
}

function nameOf(functionName) {
  if (functionName === '(garbage collector)') return 'collecting garbage'
  return Object.keys(phases).find((name) => phases[name].test(functionName))
}
