import { renderCode } from './escape.js'
import { textsOf } from './fields.js'
import { type ReviewedEvent, severityOrder, sortByWeight } from './findings.js'
import type { NotableEvent } from './report.js'
import type { Section } from './summary-size.js'
import { countOf, renderNumber, shortTimeOf } from './wording.js'

const maxRows = 50
// So many can be read one by one; more are grouped first.
const readableEvents = 15
const none = '–'

interface ReviewedNotable extends NotableEvent {
  readonly isNew: boolean
}

/** The events that a rule marks, most severe first: grouped by action and actor when many, and one by one. */
export function describeNotable(events: readonly ReviewedEvent[]): Section[] {
  const notable = sortByWeight(
    events.flatMap(({ notable, isNew }): ReviewedNotable[] =>
      notable === undefined ? [] : [{ ...notable, isNew }]
    )
  )
  if (notable.length === 0) return []
  const counts = severityOrder
    .map((severity) => ({ severity, count: notable.filter((each) => each.severity === severity).length }))
    .filter(({ count }) => count > 0)
    .map(({ severity, count }) => `${renderNumber(count)} ${severity}`)
  const isNew = notable.filter((each) => each.isNew).length
  const title = `### What deserves a look\n\n${countOf(notable.length, 'notable event')}: ${counts.join(', ')}; ${renderNumber(isNew)} new in this run.\n\n`
  const list = describeEventList(notable)
  if (notable.length <= readableEvents) return [{ text: title }, list]
  return [
    { text: title },
    describeGroups(notable),
    { text: '<details><summary>One by one, most severe first</summary>\n\n' },
    list,
    { text: '</details>\n\n' }
  ]
}

function describeEventList(notable: readonly ReviewedNotable[]): Section {
  return tableOf(
    ['Time (UTC)', 'Severity', 'Action', 'Actor', 'Object', 'Medium', 'IP', 'New'],
    notable.slice(0, maxRows).map(({ event, severity, isNew }) => {
      const texts = textsOf(event)
      const object = [texts.objectType, texts.objectName, texts.objectId].filter((text) => text !== undefined)
      return [
        shortTimeOf(event.timestamp),
        severity,
        cellOf(texts.action),
        cellOf(texts.actor),
        object.length === 0 ? none : object.map((text) => renderCode(text, 80)).join(' '),
        cellOf(texts.medium),
        cellOf(texts.ip),
        isNew ? 'new' : ''
      ]
    }),
    { more: notable.length - maxRows, rowName: 'notable event' }
  )
}

function describeGroups(notable: readonly ReviewedNotable[]): Section {
  const groups = new Map<string, ReviewedNotable[]>()
  for (const each of notable) {
    const { action, actor, medium } = textsOf(each.event)
    const name = JSON.stringify([each.severity, action, actor, medium])
    const group = groups.get(name)
    if (group === undefined) groups.set(name, [each])
    else group.push(each)
  }
  const sorted = [...groups.values()].toSorted(
    (a, b) => severityRankOf(a) - severityRankOf(b) || b.length - a.length
  )
  return tableOf(
    ['Events', 'Severity', 'Action', 'Actor', 'Medium', 'Objects', 'First (UTC)', 'Last (UTC)', 'New'],
    sorted.slice(0, maxRows).map(rowOfGroup),
    { more: sorted.length - maxRows, rowName: 'group' }
  )
}

function severityRankOf([first]: readonly ReviewedNotable[]): number {
  return first === undefined ? severityOrder.length : severityOrder.indexOf(first.severity)
}

// Within a group the order is newest first.
function rowOfGroup(group: readonly ReviewedNotable[]): string[] {
  const newest = group[0]
  const oldest = group.at(-1)
  if (newest === undefined || oldest === undefined) return []
  const texts = textsOf(newest.event)
  const objects = [...new Set(group.map(({ event }) => textsOf(event).objectId))].filter(
    (id) => id !== undefined
  )
  const shown = objects.slice(0, 3).map((id) => renderCode(id, 40))
  if (objects.length > shown.length) shown.push(`and ${renderNumber(objects.length - shown.length)} more`)
  return [
    renderNumber(group.length),
    newest.severity,
    cellOf(texts.action),
    cellOf(texts.actor),
    cellOf(texts.medium),
    shown.length === 0 ? none : shown.join(' '),
    shortTimeOf(oldest.event.timestamp),
    shortTimeOf(newest.event.timestamp),
    renderNumber(group.filter((each) => each.isNew).length)
  ]
}

/** The action names that no rule knows, each with its count. */
export function describeUnclassified(events: readonly ReviewedEvent[]): Section[] {
  const unclassified = events.filter((each) => each.isUnclassified)
  if (unclassified.length === 0) return []
  const actions = new Map<string | undefined, { count: number; isNew: number; last: number }>()
  for (const { event, isNew } of unclassified) {
    const { action } = textsOf(event)
    const known = actions.get(action) ?? { count: 0, isNew: 0, last: event.timestamp }
    known.count++
    if (isNew) known.isNew++
    known.last = Math.max(known.last, event.timestamp)
    actions.set(action, known)
  }
  const sorted = [...actions].toSorted(([, a], [, b]) => b.count - a.count || b.last - a.last)
  const title =
    `### Not classified\n\n${countOf(unclassified.length, 'event')} with ${countOf(actions.size, 'action')} that no rule knows. ` +
    'Decide on each with a rule in the input `notable`: `off` and its name silences it.\n\n'
  return [
    { text: title },
    tableOf(
      ['Action', 'Events', 'New', 'Last (UTC)'],
      sorted
        .slice(0, maxRows)
        .map(([action, { count, isNew, last }]) => [
          action === undefined ? '(no action)' : renderCode(action),
          renderNumber(count),
          renderNumber(isNew),
          shortTimeOf(last)
        ]),
      { more: sorted.length - maxRows, rowName: 'action' }
    )
  ]
}

/** A GFM table. Cells are Markdown already: whatever is a stranger's has been through renderCode. */
export function tableOf(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  { more, rowName }: { readonly more: number; readonly rowName: string }
): Section {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  return {
    text: `${line(head)}\n${line(head.map(() => '---'))}\n`,
    rows: rows.map(line),
    rowName,
    after: more > 0 ? `\nand ${renderNumber(more)} more\n\n` : '\n'
  }
}

function cellOf(text: string | undefined): string {
  return text === undefined ? none : renderCode(text)
}
