/**
 * The tamper matrix: every kind of tampering that we could think of, at many positions, and what verify must report.
 * docs/tamper-matrix.md is made of it, and tests run every row.
 */
import { eventRows } from './events.js'
import { fileRows } from './files.js'
import { historyRows } from './history.js'
import { honestRows } from './honest.js'
import { ledgerRows } from './ledger.js'
import { lineRuleRows } from './line-rules.js'
import { pinRows } from './pins.js'
import { reledgeredRows } from './rechained-ledger.js'
import { redactionRows } from './redactions.js'
import { rehashedRows } from './rehashed-events.js'
import type { Row } from './row.js'

export const rows: readonly Row[] = [
  ...eventRows,
  ...rehashedRows,
  ...fileRows,
  ...ledgerRows,
  ...reledgeredRows,
  ...lineRuleRows,
  ...pinRows,
  ...redactionRows,
  ...historyRows,
  ...honestRows
]
