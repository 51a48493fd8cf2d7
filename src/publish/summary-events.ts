import { type EventTexts, isApiKey } from '../review/fields.js'
import type { ReviewedNotable } from '../review/findings.js'
import { type Group, tally } from '../review/groups.js'
import type { Review } from '../review/judgement.js'
import { severityOrder } from '../review/severity.js'
import { renderCode, renderProse } from '../text/escape.js'
import type { Section } from '../text/sections.js'
import { countOf, renderNumber, shareOf, shortTimeOf, spanOf } from '../text/wording.js'

const maxRows = 50
const maxPhrases = 4
export const none = '–'

/** What rules and signals mark: grouped by actor and object, most severe first; notices folded away; then one by one. */
export function describeNotable({ notable, groups, alarming, severities, isRun }: Review): Section[] {
  if (notable.length === 0) return []
  const notices = groups.slice(alarming.length)
  const counts = severityOrder.flatMap((severity) =>
    severities[severity] === 0 ? [] : [`${renderNumber(severities[severity])} ${severity}`]
  )
  const isNew = notable.filter((each) => each.isNew).length
  const title =
    `### What deserves a look\n\n${countOf(notable.length, 'notable event')}: ${counts.join(', ')}` +
    `${isRun ? `; ${renderNumber(isNew)} new in this run` : ''}.${alarming.length === 0 ? ' Nothing above `notice`.' : ''}\n\n`
  const list = notable.length === groups.length ? [] : [describeEventList(notable, { isRun })]
  const ofNotices =
    notices.length === 0
      ? []
      : folded(
          `${countOf(severities.notice, 'event')} at notice`,
          // Where there is nothing else, one fold is enough.
          [describeGroups(notices, { isRun }), ...(alarming.length === 0 ? list : [])]
        )
  if (alarming.length === 0) return [{ text: title }, ...ofNotices]
  return [
    { text: title },
    describeGroups(alarming, { isRun }),
    ...ofNotices,
    ...(list.length === 0 ? [] : folded('One by one, most severe first', list))
  ]
}

/** Sections that a reader may skip. */
export function folded(title: string, sections: readonly Section[]): Section[] {
  return [{ text: `<details><summary>${title}</summary>\n\n` }, ...sections, { text: '</details>\n\n' }]
}

interface Columns {
  /** Without a run, nothing is new in one. */
  readonly isRun: boolean
}

function describeEventList(notable: readonly ReviewedNotable[], { isRun }: Columns): Section {
  return tableOf(
    ['Time (UTC)', 'Severity', 'Action', 'Actor', 'Object', 'Medium', 'IP', ...(isRun ? ['New'] : [])],
    notable
      .slice(0, maxRows)
      .map(({ event, texts, severity, isNew }) => [
        shortTimeOf(event.timestamp),
        severity,
        cellOf(texts.action),
        cellOf(texts.actor),
        objectsOf([texts]),
        cellOf(texts.medium),
        cellOf(texts.ip),
        ...(isRun ? [isNew ? 'new' : ''] : [])
      ]),
    { more: notable.length - maxRows, rowName: 'notable event' }
  )
}

/** Few columns: as GitHub draws them, a reason in one of eight is a word wide, and three groups take two screens. */
function describeGroups(groups: readonly Group<ReviewedNotable>[], { isRun }: Columns): Section {
  return tableOf(
    ['Severity', 'What', 'Who', 'When&#160;(UTC)', 'Why'],
    groups.slice(0, maxRows).map((group) => {
      const { severity, what, who, from, object, when, why } = cellsOf(group)
      const isNew = isRun ? group.events.filter((each) => each.isNew).length : 0
      return [
        `${severity}${isNew === 0 ? '' : `, ${renderNumber(isNew)}&#160;new`}`,
        `${what}${object === none ? '' : ` on ${object}`}`,
        `${who}${from === '' ? '' : ` from ${from}`}`,
        when,
        why
      ]
    }),
    { more: groups.length - maxRows, rowName: 'group' }
  )
}

/** The cells of a group, Markdown of one line each. */
export interface GroupCells {
  readonly severity: string
  readonly what: string
  readonly who: string
  /** Empty where nothing says it. */
  readonly from: string
  readonly object: string
  readonly when: string
  /** A dash where there is no reason but that a rule lists it. */
  readonly why: string
}

/** `cap` is for each value of an event. */
export function cellsOf({ severity, events }: Group<ReviewedNotable>, cap = 80): GroupCells {
  const texts = events.map((each) => each.texts)
  const newest = events[0].event.timestamp
  const oldest = events.at(-1)?.event.timestamp ?? newest
  const list = (values: readonly (string | undefined)[], most: number): string =>
    listed(values, { most, cap })
  return {
    severity: severity === 'notice' ? severity : `**${severity}**`,
    what: listed(
      texts.map(({ action }) => action),
      { most: 3, cap, isCounted: true }
    ),
    who: list(
      texts.map(({ actor }) => actor),
      1
    ),
    from: originsOf(texts)
      .map((values) => list(values, 2))
      .filter((values) => values !== none)
      .join(' '),
    object: objectsOf(texts, cap),
    when: spanOf(oldest, newest),
    why: reasonsOf(events, cap)
  }
}

/** Mediums and addresses; for an API key also the host, which people who sign in do not choose. */
function originsOf(texts: readonly EventTexts[]): (string | undefined)[][] {
  return [
    texts.map(({ medium }) => medium),
    texts.map(({ ip }) => ip),
    texts.map(({ medium, host }) => (isApiKey(medium) ? host : undefined))
  ]
}

function listed(
  values: readonly (string | undefined)[],
  {
    most,
    cap,
    isCounted = false
  }: { readonly most: number; readonly cap: number; readonly isCounted?: boolean }
): string {
  const counts = tally(values.filter((value) => value !== undefined))
  if (counts.length === 0) return none
  const shown = counts
    .slice(0, most)
    .map(
      ([value, count]) =>
        `${isCounted && values.length > 1 ? `${renderNumber(count)}&#160;×&#160;` : ''}${renderCode(value, cap)}`
    )
  if (counts.length > most) shown.push(`and ${renderNumber(counts.length - most)} more`)
  return shown.join(', ')
}

/** One object in full, of many the count by type. */
function objectsOf(texts: readonly EventTexts[], cap = 80): string {
  const objects = new Map(texts.map((each) => [each.objectId, each]))
  const [only] = objects.values()
  if (objects.size === 1 && only !== undefined) {
    const parts = [only.objectType, only.objectName, only.objectId].filter((text) => text !== undefined)
    return parts.length === 0 ? none : parts.map((text) => renderCode(text, cap)).join(' ')
  }
  return listed(
    [...objects.values()].map(({ objectType, objectId }) => objectType ?? objectId),
    { most: 3, cap, isCounted: true }
  )
}

// Within a cell, a phrase that begins with a number makes no list.
function renderPhrase(phrase: string): string {
  return /^[A-Za-z0-9 ,–-]*$/.test(phrase) ? phrase : renderProse(phrase, 200)
}

function reasonsOf(events: Group<ReviewedNotable>['events'], cap: number): string {
  const phrases = tally(events.flatMap(({ reasons }) => reasons))
  const shown = phrases
    .slice(0, maxPhrases)
    .map(([phrase, count]) => `${renderPhrase(phrase)}${shareOf(count, events.length)}`)
  if (phrases.length > maxPhrases) shown.push(`and ${renderNumber(phrases.length - maxPhrases)} more`)
  if (shown.length > 0) return shown.join('; ')
  if (events[0].severity === 'notice') return none
  const [rule] = tally(events.flatMap(({ rule }) => (rule === undefined ? [] : [rule])))
  return rule === undefined ? none : `rule ${renderCode(rule[0], cap)}`
}

/** The action names that no rule knows, each with its count. */
export function describeUnclassified({ unclassified, isRun }: Review): Section[] {
  if (unclassified.length === 0) return []
  const actions = unclassified
    .map(([action, own]) => ({
      action,
      count: own.length,
      isNew: own.filter((each) => each.isNew).length,
      last: own.reduce((last, { event }) => Math.max(last, event.timestamp), 0)
    }))
    .toSorted((a, b) => b.count - a.count || b.last - a.last)
  const events = actions.reduce((sum, { count }) => sum + count, 0)
  const title =
    `### Not classified\n\n${countOf(events, 'event')} with ${countOf(actions.length, 'action')} that no rule knows. ` +
    'Decide on each with a rule in the input `notable`: `off` and its name silences it.\n\n'
  return [
    { text: title },
    tableOf(
      ['Action', 'Last (UTC)', 'Events', ...(isRun ? ['New'] : [])],
      actions
        .slice(0, maxRows)
        .map(({ action, count, isNew, last }) => [
          action === undefined ? '(no action)' : renderCode(action),
          shortTimeOf(last),
          renderNumber(count),
          ...(isRun ? [renderNumber(isNew)] : [])
        ]),
      { more: actions.length - maxRows, rowName: 'action', numbersFrom: 2 }
    )
  ]
}

/** A GFM table. Cells are Markdown already: renderCode has escaped the texts of strangers. */
export function tableOf(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  {
    more,
    rowName,
    numbersFrom = head.length
  }: {
    readonly more: number
    readonly rowName: string
    /** The first of the columns that hold numbers. */
    readonly numbersFrom?: number
  }
): Section {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  return {
    text: `${line(head)}\n${line(head.map((_, column) => (column < numbersFrom ? '---' : '---:')))}\n`,
    rows: rows.map(line),
    rowName,
    after: more > 0 ? `\nand ${renderNumber(more)} more\n\n` : '\n'
  }
}

function cellOf(text: string | undefined): string {
  return text === undefined ? none : renderCode(text)
}
