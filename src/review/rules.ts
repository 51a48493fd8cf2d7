import { InputError } from '../errors.js'
import type { JsonObject } from '../events/exact-json.js'
import { plainText } from '../text/escape.js'
import { actionOf, findText } from './fields.js'
import { compileGlob } from './globs.js'
import type { ReviewEvent } from './review-event.js'
import { type Classification, type Severity, severityOrder } from './severity.js'

export interface Rule {
  readonly severity: Severity
  /** One of ours: it keeps an event out of the list, and not signals. */
  readonly isDefault: boolean
  /** As written, without comment and with single spaces. */
  readonly text: string
  /** All must hold; the first is the pattern for `action`. */
  readonly conditions: readonly Condition[]
}

interface Condition {
  readonly field: string
  readonly path: readonly string[]
  /** Takes text in lower case. */
  readonly matches: (text: string) => boolean
}

// A whole URL with its query fits, and no event can make matching slow.
// broken: long-text-matched
const matchedCharacters = 1024
const maxRules = 500

/**
 * Classifies an event by the last rule that matches it, so rules of the workflow author, which come after the
 * defaults, raise, lower or silence. Matching ignores case: an event shall not slip past a rule by its spelling.
 * A missing or null field matches nothing, not even `*` or `!glob`. Of a longer text the first 1,024 characters
 * are matched; `off` never matches such a text, for what stands behind them could be the reason to look.
 */
export function classify(
  rules: readonly Rule[],
  event: Pick<ReviewEvent, 'value' | 'action'>
): Classification {
  const known = classifiedActions(rules)
  const action = known === undefined ? undefined : actionOf(event)
  if (known === undefined || action === undefined) return classifyBy(rules, event.value)
  const classified = known.get(action)
  if (classified !== undefined) return classified
  // A stranger can send as many actions as events.
  if (known.size >= mostRemembered) known.clear()
  const classification = classifyBy(rules, event.value)
  known.set(action, classification)
  return classification
}

/** The classifications of actions met before. Only for rules that look at the action alone, as the default ones do. */
function classifiedActions(rules: readonly Rule[]): Map<string, Classification> | undefined {
  if (!remembered.has(rules)) {
    const isByAction = rules.every(({ conditions }) => conditions.every(({ field }) => field === 'action'))
    remembered.set(rules, isByAction ? new Map() : undefined)
  }
  return remembered.get(rules)
}

const remembered = new WeakMap<readonly Rule[], Map<string, Classification> | undefined>()
const mostRemembered = 1000

function classifyBy(rules: readonly Rule[], value: JsonObject): Classification {
  // Most rules look at the action: it is prepared for them once.
  const texts = new Map<string, { readonly matched: string; readonly isWhole: boolean } | undefined>()
  const textOf = ({ field, path }: Condition) => {
    if (texts.has(field)) return texts.get(field)
    const text = findText(value, path)
    const prepared =
      text === undefined
        ? undefined
        : {
            matched: text.slice(0, matchedCharacters).toLowerCase(),
            isWhole: text.length <= matchedCharacters
          }
    texts.set(field, prepared)
    return prepared
  }
  const holds = (condition: Condition, severity: Severity): boolean => {
    const text = textOf(condition)
    if (text === undefined || (severity === 'off' && !text.isWhole)) return false
    return condition.matches(text.matched)
  }
  const rule = rules.findLast(({ conditions, severity }) =>
    conditions.every((condition) => holds(condition, severity))
  )
  if (rule === undefined) return { kind: 'unclassified' }
  return rule.severity === 'off'
    ? { kind: 'quiet', isByAuthor: !rule.isDefault }
    : { kind: 'notable', severity: rule.severity, rule: rule.text }
}

/**
 * Reads rules, one a line: `severity pattern [field=glob …]`, with `#` comments and blank lines.
 * @throws InputError naming every fault with its line and column.
 */
export function parseRules(
  text: string,
  { isDefault = false }: { readonly isDefault?: boolean } = {}
): Rule[] {
  const faults: string[] = []
  const rules: Rule[] = []
  for (const [index, line] of text.split(/\r\n|\r|\n/).entries()) {
    const tokens = tokensOf(line)
    const [first, second, ...others] = tokens
    if (first === undefined) continue
    const report = (column: number, token: string, reason: string): void => {
      const quoted = token === '' ? '' : ` "${plainText(token, 60)}"`
      faults.push(`Cannot read the rule in line ${index + 1}, column ${column}${quoted}: ${reason}`)
    }
    const faultsBefore = faults.length
    const severity = severities.find((known) => known === first.text)
    if (severity === undefined) {
      report(first.column, first.text, 'no such severity; use critical, warning, notice or off')
    }
    if (second === undefined) {
      report(first.column + first.text.length, '', 'the pattern is missing; write * for every action')
      continue
    }
    const conditions = [parseAction(second, report), ...others.map((token) => parseField(token, report))]
    if (severity === undefined || faults.length > faultsBefore) continue
    rules.push({
      severity,
      isDefault,
      text: tokens.map((token) => token.text).join(' '),
      conditions: conditions.filter((condition) => condition !== undefined)
    })
  }
  if (rules.length > maxRules) {
    faults.push(`Cannot use ${rules.length} rules: at most ${maxRules} are read; join some with {a,b}`)
  }
  if (faults.length > 0) throw new InputError(faults)
  return rules
}

const severities: readonly Severity[] = [...severityOrder, 'off']

interface Token {
  readonly text: string
  /** Counts from 1. */
  readonly column: number
}

type Report = (column: number, token: string, reason: string) => void

function tokensOf(line: string): Token[] {
  const tokens = [...line.matchAll(/\S+/g)].map((match) => ({ text: match[0], column: match.index + 1 }))
  const comment = tokens.findIndex((token) => token.text.startsWith('#'))
  return comment === -1 ? tokens : tokens.slice(0, comment)
}

function parseAction(token: Token, report: Report): Condition | undefined {
  // Else a forgotten pattern would make a rule that silently never matches.
  if (/^[\w.-]+=/.test(token.text)) {
    report(token.column, token.text, 'the pattern is missing before it; write * for every action')
    return undefined
  }
  return conditionOf('action', token.text, token, report)
}

function parseField(token: Token, report: Report): Condition | undefined {
  const equals = token.text.indexOf('=')
  const field = token.text.slice(0, Math.max(equals, 0))
  if (!/^[\w-]+(?:\.[\w-]+)*$/.test(field)) {
    report(token.column, token.text, 'not of the form field=glob; write ? for a space within a glob')
    return undefined
  }
  const glob = { text: token.text.slice(equals + 1), column: token.column + equals + 1 }
  return conditionOf(field, glob.text, glob, report)
}

function conditionOf(field: string, glob: string, token: Token, report: Report): Condition | undefined {
  const compiled = compileGlob(glob)
  if (compiled.kind === 'glob') return { field, path: field.split('.'), matches: compiled.matches }
  report(token.column, token.text, compiled.reason)
  return undefined
}
