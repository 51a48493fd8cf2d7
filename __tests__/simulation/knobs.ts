import type { Patch } from './patch.js'

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
  maxPartBytes: 1024 * 1024,
  maxBatchBytes: 16 * 1024 * 1024,
  stageRows: 20_000
}

/** Each makes a constant settable; importers see the change, since ECMAScript bindings are live. */
export const knobPatches: readonly Patch[] = [
  knob('src/archive/coverage.ts', 'retentionMs', '59 * dayMs'),
  knob('src/archive/month-file.ts', 'maxPartBytes', '1024 * 1024'),
  knob('src/archive/reconcile.ts', 'maxBatchBytes', '16 * 1024 * 1024'),
  knob('src/run/log-reading.ts', 'stageRows', '20_000')
]

/** Two pure functions are remembered: a season reads the same lines some thousand times, and that is all it costs. */
export const memoryPatches: readonly Patch[] = [
  {
    file: 'src/events/stored-event.ts',
    find: 'export function parseEventLine(line: string): StoredEvent {',
    replace: `const remembered = new Map<string, StoredEvent>()
export function parseEventLine(line: string): StoredEvent {
  const known = remembered.get(line)
  if (known !== undefined) return known
  const stored = parseEventLineAnew(line)
  if (remembered.size > 20_000) remembered.clear()
  remembered.set(line, stored)
  return stored
}
function parseEventLineAnew(line: string): StoredEvent {`
  },
  {
    file: 'src/archive/ledger-line.ts',
    find: 'export function parseLedgerLine(text: string, lineNumber: number): LedgerLine {',
    replace: `const remembered = new Map<string, LedgerLine>()
export function parseLedgerLine(text: string, lineNumber: number): LedgerLine {
  const known = remembered.get(text)
  if (known !== undefined) return known
  const line = parseLedgerLineAnew(text, lineNumber)
  if (remembered.size > 2_000) remembered.clear()
  remembered.set(text, line)
  return line
}
function parseLedgerLineAnew(text: string, lineNumber: number): LedgerLine {`
  }
]

function knob(file: string, name: keyof Knobs, value: string): Patch {
  return {
    file,
    find: `export const ${name} = ${value}`,
    replace: `export let ${name} = ${value}
;((globalThis as any).simulationKnobs ??= {}).${name} = (value: number) => { ${name} = value }`
  }
}

type Setters = { readonly [K in keyof Knobs]: (value: number) => void }

export function setKnobs(knobs: Knobs): void {
  const setters = (globalThis as unknown as { simulationKnobs?: Setters }).simulationKnobs
  if (setters === undefined) throw new Error('The simulator must be loaded through loader.mjs')
  for (const name of Object.keys(knobs) as (keyof Knobs)[]) setters[name](knobs[name])
}
