import { textsOf } from '../review/fields.js'
import { type ReviewedEvent, reviewEvents, sortByWeight } from '../review/findings.js'
import { type Group, groupNotable } from '../review/groups.js'
import { gapsInPeriod, isPeriodProven } from '../review/period-proof.js'
import type { NotableEvent, RunReport } from '../review/report.js'
import type { Rule } from '../review/rules.js'
import { groupsOf } from '../review/signals/signal.js'
import { renderCode, renderTime } from '../text/escape.js'
import { countOf } from '../text/wording.js'
import { shortDigestOf } from './issue-text.js'
import { cellsOf, none, notableOf, type ReviewedNotable } from './summary-events.js'

/** One thing to look at. Its text is Markdown of one line, inert. */
export interface SignOffLine {
  /** What it is about; stays when more of the same comes. 16 hex digits. */
  readonly key: string
  /** What it says: another one as soon as an event more belongs to it. 16 hex digits. */
  readonly digest: string
  readonly text: string
  /** Everyday work, shown folded. */
  readonly isNotice: boolean
}

/** What a person signs for, most severe first. */
export function signOffLines(report: RunReport, rules: readonly Rule[]): SignOffLine[] {
  const events = reviewEvents(report, rules)
  const notable = notableOf(events)
  const alarming = groupNotable(notable.filter(({ severity }) => severity !== 'notice'))
  const notices = groupByActor(notable.filter(({ severity }) => severity === 'notice'))
  return [
    ...describeProof(report),
    ...alarming.map((group) => lineOfGroup(group, { isNotice: false })),
    ...describeUnclassified(events),
    ...notices.map((group) => lineOfGroup(group, { isNotice: true }))
  ]
}

function describeProof(report: RunReport): SignOffLine[] {
  if (isPeriodProven(report)) return []
  const gaps = gapsInPeriod(report)
  if (gaps.length === 0) {
    const key = shortDigestOf(['unproven'])
    const text = '**warning**: not all of this period is proven: events may be missing'
    return [{ key, digest: key, text, isNotice: false }]
  }
  return gaps.map(({ from, to }) => {
    const key = shortDigestOf(['gap', from, to])
    const text = `**critical**: a gap from ${renderTime(from)} to ${renderTime(to)}: events may be lost for good`
    return { key, digest: key, text, isNotice: false }
  })
}

// The characters of one value that are shown, from ample to few: a line of hostile text must not crowd out others.
const caps = [80, 30, 16]
const ampleBytes = 1200

function lineOfGroup(
  group: Group<ReviewedNotable>,
  { isNotice }: { readonly isNotice: boolean }
): SignOffLine {
  const { severity, events } = group
  const { actor, ip, objectId } = textsOf(events[0].event)
  const objects = new Set(events.map(({ event }) => textsOf(event).objectId))
  const who = [actor === undefined ? 'ip' : 'actor', actor ?? ip]
  return {
    key: shortDigestOf([severity, ...who, ...(objects.size === 1 && !isNotice ? ['object', objectId] : [])]),
    digest: shortDigestOf([severity, ...events.map(({ event }) => event.key).sort()]),
    text: firstAmple(caps.map((cap) => () => textOfGroup(group, cap))),
    isNotice
  }
}

function firstAmple(texts: readonly (() => string)[]): string {
  let text = ''
  for (const render of texts) {
    text = render()
    if (Buffer.byteLength(text) <= ampleBytes) break
  }
  return text
}

function textOfGroup(group: Group<ReviewedNotable>, cap: number): string {
  const { severity, what, who, from, object, when, why } = cellsOf(group, cap)
  const reason = why === none ? '' : `: ${why}`
  const origin = from === '' ? '' : `, from ${from}`
  return `${severity}: ${what} by ${who}${origin}, on ${object}, ${when} UTC${reason}`
}

/** Notices by whom alone: a line for each object would be a week's work to check. */
function groupByActor<T extends NotableEvent>(notices: readonly T[]): Group<T>[] {
  const groups = groupsOf(sortByWeight(notices), ({ event }) => {
    const { actor, ip } = textsOf(event)
    return JSON.stringify([actor, actor === undefined ? ip : undefined])
  })
  return [...groups.values()]
    .flatMap(([first, ...others]): Group<T>[] =>
      first === undefined ? [] : [{ severity: first.severity, events: [first, ...others] }]
    )
    .toSorted((a, b) => b.events.length - a.events.length)
}

function describeUnclassified(events: readonly ReviewedEvent[]): SignOffLine[] {
  const unclassified = groupsOf(
    events.filter((each) => each.isUnclassified),
    ({ event }) => textsOf(event).action
  )
  return [...unclassified]
    .toSorted(([, a], [, b]) => b.length - a.length)
    .map(([action, own]) => ({
      key: shortDigestOf(['unclassified', action]),
      digest: shortDigestOf(['unclassified', ...own.map(({ event }) => event.key).sort()]),
      text: `not classified: ${countOf(own.length, 'event')} with the action ${action === undefined ? '(none)' : renderCode(action, 40)}, which no rule knows`,
      isNotice: false
    }))
}
