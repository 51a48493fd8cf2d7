import type { ReviewedNotable } from '../review/findings.js'
import { type Group, groupOf } from '../review/groups.js'
import type { Review } from '../review/judgement.js'
import { groupsOf } from '../review/signals/signal.js'
import { renderCode, renderTime } from '../text/escape.js'
import { countOf } from '../text/wording.js'
import { shortDigestOf } from './issue-text.js'
import { cellsOf, none } from './summary-events.js'

/** One thing to look at. Its text is Markdown of one line, inert. */
export interface SignOffLine {
  /** Names its subject; stays when more of the same comes. 16 hex digits. */
  readonly key: string
  /** Names its content; changes as soon as one more event belongs to it. 16 hex digits. */
  readonly digest: string
  readonly text: string
  /** Everyday work, shown folded. */
  readonly isNotice: boolean
}

/** The lines that a person signs for, most severe first. */
export function signOffLines(review: Review): SignOffLine[] {
  const notices = groupByActor(review.notable.filter(({ severity }) => severity === 'notice'))
  return [
    ...describeProof(review),
    ...review.alarming.map((group) => lineOfGroup(group, { isNotice: false })),
    ...describeUnclassified(review),
    ...notices.map((group) => lineOfGroup(group, { isNotice: true }))
  ]
}

function describeProof({ unproven, gapsInPeriod: gaps }: Review): SignOffLine[] {
  if (unproven.length === 0) return []
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
  const { actor, ip, objectId } = events[0].texts
  const objects = new Set(events.map(({ texts }) => texts.objectId))
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

/** Notices by actor alone: a line for each object would be a week's work to check. */
function groupByActor(notices: readonly ReviewedNotable[]): Group<ReviewedNotable>[] {
  const groups = groupsOf(notices, ({ texts: { actor, ip } }) =>
    JSON.stringify([actor, actor === undefined ? ip : undefined])
  )
  return [...groups.values()].flatMap(groupOf).toSorted((a, b) => b.events.length - a.events.length)
}

function describeUnclassified({ unclassified }: Review): SignOffLine[] {
  return unclassified.map(([action, own]) => ({
    key: shortDigestOf(['unclassified', action]),
    digest: shortDigestOf(['unclassified', ...own.map(({ event }) => event.key).sort()]),
    text: `not classified: ${countOf(own.length, 'event')} with the action ${action === undefined ? '(none)' : renderCode(action, 40)}, which no rule knows`,
    isNotice: false
  }))
}
