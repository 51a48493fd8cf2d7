import type { Edit, Edits } from '../broken/anchors.js'
import { around, rewrite } from '../broken/edits.js'

/**
 * Constants that a season turns down, so that sealed parts, split commits and expiry happen in ninety days of a small
 * log. Only the number changes; the code that uses it is the real one.
 */
export interface Knobs {
  readonly retentionMs: number
  readonly maxPartBytes: number
  readonly maxBatchBytes: number
  readonly stageRows: number
}

export const realKnobs: Knobs = {
  retentionMs: 59 * 86_400_000,
  maxPartBytes: 340 * 1024,
  maxBatchBytes: 16 * 1024 * 1024,
  stageRows: 20_000
}

/** Makes a constant settable; importers see the change, since ECMAScript bindings are live. */
function settable(knob: string): Edit {
  return rewrite(
    /^export const (\w+)(.+)$/,
    `export let $1$2\n;(globalThis.simulationKnobs ??= {}).${knob} = (value) => { $1 = value }`
  )
}

/** Pure functions are remembered: a season reads the same lines some thousand times, and that is all it costs. */
const remembered = around(`const known = (original.known ??= new Map())
  const [line] = given
  if (!known.has(line)) {
    if (known.size > 20_000) known.clear()
    known.set(line, original(...given))
  }
  return known.get(line)`)

/** What the simulator does to the program in any case. */
export const knobEdits: Edits = {
  ...Object.fromEntries(Object.keys(realKnobs).map((knob) => [knob, settable(knob)])),
  'remembered-events': remembered,
  'remembered-lines': remembered
}

type Setters = { readonly [K in keyof Knobs]: (value: number) => void }

export function setKnobs(knobs: Knobs): void {
  const setters = (globalThis as unknown as { simulationKnobs?: Setters }).simulationKnobs
  if (setters === undefined) throw new Error('The simulator must be loaded through loader.mjs')
  for (const name of Object.keys(knobs) as (keyof Knobs)[]) setters[name](knobs[name])
}
