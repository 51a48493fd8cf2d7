import { createHash, createHmac } from 'node:crypto'

/**
 * The archive's format read a second time, from its description alone: nothing here is shared with src/, so a mistake
 * there cannot excuse itself here.
 */
type Value = null | boolean | number | string | Digits | readonly Value[] | { readonly [name: string]: Value }

class Digits {
  constructor(readonly text: string) {}
}

type Reviver = (this: unknown, key: string, value: unknown, context: { source?: string }) => unknown

function parse(text: string): Value {
  const keepDigits: Reviver = (_key, value, { source }) =>
    typeof value === 'number' && source !== undefined && String(value) !== source ? new Digits(source) : value
  return (JSON.parse as (text: string, reviver: Reviver) => Value)(text, keepDigits)
}

type Members = { readonly [name: string]: Value }

function isMembers(value: Value | undefined): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Digits)
}

function canonical(value: Value): string {
  if (value instanceof Digits) return value.text
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (isMembers(value))
    return `{${Object.keys(value)
      .sort()
      .map((name) => member(value, name))
      .join(',')}}`
  return JSON.stringify(value)
}

function member(value: Members, name: string): string {
  return `${JSON.stringify(name)}:${canonical(value[name] as Value)}`
}

function without(value: Members, name: string): Members {
  return Object.fromEntries(Object.entries(value).filter(([key]) => key !== name))
}

export interface RowRecord {
  /** Canonical text without what is no part of an event's identity. */
  readonly identity: string
  /** Canonical text with everything. */
  readonly whole: string
}

/** How a season's archive hides `actor.email`, `object.name` and the hosts of addresses. */
export interface Disguise {
  readonly key: string
  /** All texts and numbers of other rows are hidden. */
  readonly isEvent: boolean
}

export function recordOfRow(text: string, disguise?: Disguise): RowRecord {
  const value = parse(text)
  return recordOf(disguise === undefined ? value : disguised(value, disguise))
}

function disguised(value: Value, { key, isEvent }: Disguise): Value {
  const hide = (text: string): string => {
    const wellFormed = text.replace(/\p{Cs}/gu, (half) => JSON.stringify(half).slice(1, -1)).normalize('NFC')
    const one = wellFormed.includes('@') ? wellFormed.toLowerCase() : wellFormed
    return `pseudonym:${createHmac('sha256', key).update(one).digest('hex').slice(0, 32)}`
  }
  if (!isEvent) return hideAll(value, hide, isMembers(value) ? value['timestamp'] : undefined)
  if (!isMembers(value)) return value
  const { actor, object, ip } = value
  return {
    ...value,
    ...(isMembers(actor) && 'email' in actor
      ? { actor: { ...actor, email: hide(String(actor['email'])) } }
      : {}),
    ...(isMembers(object) && 'name' in object
      ? { object: { ...object, name: hide(String(object['name'])) } }
      : {}),
    ip: String(ip).replace(/\d+$/, '0/24')
  }
}

function hideAll(value: Value, hide: (text: string) => string, timestamp?: Value): Value {
  if (value instanceof Digits) return hide(value.text)
  if (typeof value === 'string' || typeof value === 'number') return hide(String(value))
  if (Array.isArray(value)) return value.map((item: Value) => hideAll(item, hide))
  if (!isMembers(value)) return value
  const hidden = Object.entries(value).map(([name, item]) => [name, hideAll(item, hide)] as const)
  return { ...Object.fromEntries(hidden), ...(typeof timestamp === 'number' ? { timestamp } : {}) }
}

function recordOf(value: Value): RowRecord {
  const whole = canonical(value)
  const actor = isMembers(value) ? value['actor'] : undefined
  if (!isMembers(value) || !isMembers(actor) || typeof actor['id'] !== 'string')
    return { identity: whole, whole }
  return { identity: canonical({ ...value, actor: without(actor, 'email') }), whole }
}

export interface LineRecord extends RowRecord {
  readonly line: string
  /** What is not as the format says, though the line can be read. */
  readonly fault: string | undefined
  readonly timestamp: number
  readonly kappa: string
}

const order = ['time', 'action', 'actor', 'object', 'medium', 'ip', 'host', 'referer', 'timestamp']
const lines = new Map<string, LineRecord>()

/** @throws Error when the line is not what the format says. */
function recordOfLine(line: string): LineRecord {
  const known = lines.get(line)
  if (known !== undefined) return known
  const value = parse(line)
  if (!isMembers(value)) throw new Error('a line is not an object')
  const timestamp = value['timestamp']
  if (typeof timestamp !== 'number' || !Number.isSafeInteger(timestamp))
    throw new Error('a line has no timestamp')
  const names = Object.keys(value)
  const further = names.filter((name) => !order.includes(name)).sort()
  const written = [...order.filter((name) => names.includes(name)), ...further]
  const isCanonical = `{${written.map((name) => member(value, name)).join(',')}}` === line
  const fault = !isCanonical
    ? 'a line is not canonical'
    : value['time'] !== new Date(timestamp).toISOString()
      ? 'a line has another time than its timestamp'
      : undefined
  const row = recordOf(without(value, 'time'))
  const kappa = createHash('sha256').update(row.identity, 'utf8').digest('hex')
  const record = { ...row, line, fault, timestamp, kappa }
  if (lines.size > 50_000) lines.clear()
  lines.set(line, record)
  return record
}

export interface MonthRecord {
  readonly root: string
  readonly records: readonly LineRecord[]
  readonly faults: readonly string[]
}

/** @throws Error when the file cannot be read at all. */
export function recordOfMonth(path: string, content: string): MonthRecord {
  const isFramed = content.startsWith('[\n') && content.endsWith('\n]\n')
  if (!isFramed || !Array.isArray(JSON.parse(content)))
    throw new Error(`${path} is not an array, one event per line`)
  const records = content.slice(2, -3).split(',\n').map(recordOfLine)
  const faults = records.flatMap(({ fault }) => (fault === undefined ? [] : [`${path}: ${fault}`]))
  for (const [index, record] of records.entries()) {
    if (!record.line.startsWith(`{"time":"${path.slice(0, 7)}-`))
      faults.push(`${path} holds another month's event`)
    const before = records[index - 1]
    if (before !== undefined && !isSorted(before, record)) faults.push(`${path} is not sorted`)
  }
  return { records, root: treeHashOf(records.map(({ line }) => line)), faults }
}

/** RFC 9162, section 2.1.1, as it is written there. */
export function treeHashOf(leaves: readonly string[]): string {
  return treeOf(leaves).toString('hex')
}

function treeOf(leaves: readonly string[]): Buffer {
  const digest = createHash('sha256')
  if (leaves.length === 1) digest.update(`\0${leaves[0]}`)
  else if (leaves.length > 1) {
    const half = 2 ** (31 - Math.clz32(leaves.length - 1))
    digest
      .update('\x01')
      .update(treeOf(leaves.slice(0, half)))
      .update(treeOf(leaves.slice(half)))
  }
  return digest.digest()
}

function isSorted(before: LineRecord, after: LineRecord): boolean {
  if (before.timestamp !== after.timestamp) return before.timestamp > after.timestamp
  if (before.kappa !== after.kappa) return before.kappa < after.kappa
  return before.line <= after.line
}

/** Identities of quarantined rows. @throws Error when the file is not what the format says. */
export function recordsOfQuarantine(content: string): readonly string[] {
  const entries = parse(content)
  if (!Array.isArray(entries)) throw new Error('quarantine.json is not an array')
  if (content.split('\n').length !== entries.length + 3)
    throw new Error('quarantine.json is not one row per line')
  return entries.map((entry: Value) => {
    if (!isMembers(entry) || typeof entry['seen'] !== 'string' || typeof entry['reason'] !== 'string') {
      throw new Error('a quarantined row lacks when and why')
    }
    return canonical(entry['row'] ?? null)
  })
}

export interface LedgerRecord {
  readonly seq: number
  readonly prev: string | null
  readonly tree: string | null
  readonly at: string
  readonly added: number
  readonly files: readonly {
    readonly path: string
    readonly events: number
    readonly bytes: number
    readonly sha256: string
    readonly blob: string
    readonly root?: string
    readonly oldest?: string
    readonly newest?: string
  }[]
  readonly archive: { readonly events: number; readonly files: number }
  readonly coverage: { readonly from: string; readonly through: string } | null
  readonly gaps: readonly { readonly from: string; readonly to: string; readonly cause: string }[]
  readonly vanished: readonly number[]
  readonly verdict: string
  readonly anomalies: { readonly quarantined: number }
}
