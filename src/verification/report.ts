import type { Coverage } from '../archive/ledger-line.js'
import { type Finding, isInvalid } from './checks.js'

export { isInvalid } from './checks.js'

/** The result of verify. It holds no event text. */
export interface VerificationReport {
  readonly findings: readonly Finding[]
  /** Checked objects without a fault. */
  readonly valid: readonly { readonly object: string; readonly detail: string }[]
  /** Files that were left out as older than asked for. */
  readonly unread: readonly string[]
  /** `<seq>:<sha256>`, empty without a ledger. */
  readonly head: string
  readonly events: number
  readonly files: number
  readonly coverage: Coverage | undefined
}

export type Verification = 'valid' | 'invalid' | 'empty'

export function verificationOf({ findings }: VerificationReport): Verification {
  if (findings.some(isInvalid)) return 'invalid'
  return findings.some(({ state }) => state === 'EMPTY') ? 'empty' : 'valid'
}

/** 0 valid, 1 invalid, 3 honest but incomplete; 1 outranks 3. Status 2 is for wrong usage. */
export function exitStatusOf({ findings }: VerificationReport): 0 | 1 | 3 {
  if (findings.some(isInvalid)) return 1
  return findings.some(({ state }) => state !== 'REDACTED') ? 3 : 0
}

/** One line per object, tab-separated: state, object, detail. */
export function renderLines(report: VerificationReport): string {
  const lines = [
    ...report.valid.map(({ object, detail }) => `valid\t${object}\t${detail}`),
    ...report.unread.map((path) => `skipped\t${path}\tolder than --since: not read`),
    ...report.findings.map(({ state, object, detail }) => `${state}\t${object}\t${detail}`)
  ]
  return `${[...lines, describeResult(report)].join('\n')}\n`
}

/** The verdict in one sentence. */
export function describeResult(report: VerificationReport): string {
  const { findings, events, files, head } = report
  const faults = findings.filter(isInvalid).length
  if (faults > 0) return `INVALID: ${faults} ${faults === 1 ? 'fault' : 'faults'} found`
  if (verificationOf(report) === 'empty') return 'EMPTY: there is no archive, so nothing was verified'
  const held = `${events} events in ${files} files, head ${head}`
  const open = new Set(
    findings.filter(({ state }) => state !== 'REDACTED').map(({ state }) => state as string)
  )
  return open.size === 0
    ? `valid: ${held}`
    : `valid, but the record is incomplete (${[...open].join(', ')}): ${held}`
}

export function serializeReport(report: VerificationReport): string {
  const { findings, valid, unread, head, events, files, coverage } = report
  return `${JSON.stringify(
    {
      verification: verificationOf(report),
      status: exitStatusOf(report),
      head,
      events,
      files,
      coverage: coverage ?? null,
      objects: [
        ...valid.map((each) => ({ state: 'valid', ...each })),
        ...unread.map((object) => ({ state: 'skipped', object, detail: 'older than asked for: not read' })),
        ...findings.map(({ state, object, detail, check }) => ({ state, object, detail, check }))
      ]
    },
    undefined,
    1
  )}\n`
}
