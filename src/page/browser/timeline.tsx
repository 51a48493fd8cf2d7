import { useMemo, useRef, useState } from 'preact/hooks'
import { countOf, renderNumber } from '../../text/wording.js'
import { type Bucket, bucketsOf } from './buckets.js'
import { chooseActions, countMarked, huesOf } from './chosen-actions.js'
import type { Model } from './model.js'
import { type ChangeFilter, type Filter, type Selection, severities } from './selection.js'
import { dateOf, nextIndex, severityWords, Text } from './text.js'

const mostActions = 6

/** What bars are made of, from the bottom up. */
interface Series {
  readonly className: string
  readonly name: string | undefined
  readonly counts: readonly number[]
  readonly total: number
}

export function Timeline({
  model,
  filter,
  selection,
  change
}: {
  readonly model: Model
  readonly filter: Filter
  readonly selection: Selection
  readonly change: ChangeFilter
}) {
  const [by, setBy] = useState<'action' | 'severity'>('severity')
  const [cursor, setCursor] = useState(0)
  const bars = useRef<HTMLDivElement>(null)
  const { unit, all: buckets } = useMemo(() => bucketsOf(model.data.period), [model])
  const palette = useMemo(() => paletteOf(model), [model])
  const totals = sumsOf(buckets, (day) => selection.days.get(day)?.total ?? 0)
  const series =
    by === 'action'
      ? actionSeries(model, { selection, buckets, palette })
      : severitySeries(selection, buckets)
  const highest = Math.max(1, ...totals)
  const isChosen = ({ fromDay, toDay }: Bucket): boolean =>
    (filter.fromDay !== undefined || filter.toDay !== undefined) &&
    toDay >= (filter.fromDay ?? -Infinity) &&
    fromDay <= (filter.toDay ?? Infinity)

  const choose = ({ fromDay, toDay }: Bucket, extend: boolean): void => {
    const { fromDay: first, toDay: last } = filter
    if (extend && first !== undefined && last !== undefined) {
      change({ fromDay: Math.min(first, fromDay), toDay: Math.max(last, toDay) })
    } else if (first === fromDay && last === toDay) change({ fromDay: undefined, toDay: undefined })
    else change({ fromDay, toDay })
  }
  const move = (event: KeyboardEvent): void => {
    const next = nextIndex(event.key, cursor, buckets.length, 7)
    if (next === undefined) return
    event.preventDefault()
    setCursor(next)
    bars.current?.querySelectorAll('button')[next]?.focus()
  }
  const every = Math.ceil(buckets.length / 8)
  // What the last label needs at its right, in bars; with its year it is twice as wide.
  const leastRoom = every * (unit === 'day' ? 0.5 : 0.9)
  return (
    <section class="chart" aria-labelledby="timeline-title">
      <div class="heading">
        <h2 id="timeline-title">Events by {unit}</h2>
        <fieldset class="choice">
          <legend class="visually-hidden">Colour the bars by</legend>
          {(['severity', 'action'] as const).map((value) => (
            <label key={value}>
              <input
                type="radio"
                name="by"
                value={value}
                checked={by === value}
                onChange={() => setBy(value)}
              />
              <span>by {value}</span>
            </label>
          ))}
        </fieldset>
      </div>
      <div class="plot">
        <span class="highest" aria-hidden="true">
          {renderNumber(highest)}
        </span>
        {/* biome-ignore lint/a11y/useSemanticElements: a set of buttons, not of form fields */}
        <div
          class={`bars ${buckets.length > 60 ? 'many' : ''}`}
          role="group"
          aria-label={`Events by ${unit}. Arrow keys move, Enter filters, Shift and Enter extends.`}
          ref={bars}
          onKeyDown={move}
        >
          {buckets.map((bucket, index) => (
            <button
              key={bucket.fromDay}
              type="button"
              class="bar"
              tabIndex={index === Math.min(cursor, buckets.length - 1) ? 0 : -1}
              aria-pressed={isChosen(bucket)}
              aria-label={`${nameOf(bucket)}: ${countOf(totals[index] ?? 0, 'event')}${describeSevere(selection, bucket)}`}
              title={`${nameOf(bucket)}: ${countOf(totals[index] ?? 0, 'event')}`}
              onFocus={() => setCursor(index)}
              onClick={({ shiftKey }) => choose(bucket, shiftKey)}
            >
              {series.map(({ className, counts }) =>
                counts[index] === 0 ? null : (
                  <span
                    key={className}
                    class={`part ${className}`}
                    style={{ height: `${((counts[index] ?? 0) / highest) * 100}%` }}
                  />
                )
              )}
            </button>
          ))}
        </div>
        <div class="ticks" aria-hidden="true">
          {buckets.map((bucket, index) => (
            <span key={bucket.fromDay}>
              {index % every === 0 && buckets.length - index >= leastRoom
                ? dateOf(bucket.fromDay).slice(unit === 'day' ? 5 : 0)
                : ''}
            </span>
          ))}
        </div>
      </div>
      <ul class="legend">
        {series
          .filter(({ total }) => total > 0)
          .map(({ className, name, total }) => (
            <li key={className}>
              <span class={`swatch ${className}`} aria-hidden="true" />
              <Text value={name} cap={40} /> {renderNumber(total)}
            </li>
          ))}
      </ul>
      <details>
        <summary>As a table</summary>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
        <section class="scroll" tabIndex={0} aria-label={`Events by ${unit}`}>
          <table>
            <thead>
              <tr>
                <th scope="col">{unit === 'day' ? 'Day' : 'From'} (UTC)</th>
                <th scope="col">Events</th>
                {series.map(({ className, name }) => (
                  <th scope="col" key={className}>
                    <Text value={name} cap={40} />
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {buckets.map((bucket, index) => (
                <tr key={bucket.fromDay}>
                  <th scope="row">{dateOf(bucket.fromDay)}</th>
                  <td>{renderNumber(totals[index] ?? 0)}</td>
                  {series.map(({ className, counts }) => (
                    <td key={className}>{renderNumber(counts[index] ?? 0)}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      </details>
    </section>
  )
}

function nameOf({ fromDay, toDay }: Bucket): string {
  return fromDay === toDay ? dateOf(fromDay) : `${dateOf(fromDay)} to ${dateOf(toDay)}`
}

function describeSevere(selection: Selection, bucket: Bucket): string {
  return (['critical', 'warning'] as const)
    .map((severity) => {
      const [count = 0] = sumsOf([bucket], (day) => selection.days.get(day)?.bySeverity.get(severity) ?? 0)
      return count === 0 ? '' : `, ${renderNumber(count)} ${severity}`
    })
    .join('')
}

function sumsOf(buckets: readonly Bucket[], countOfDay: (day: number) => number): number[] {
  return buckets.map(({ fromDay, toDay }) => {
    let sum = 0
    for (let day = fromDay; day <= toDay; day++) sum += countOfDay(day)
    return sum
  })
}

function severitySeries({ days }: Selection, buckets: readonly Bucket[]): Series[] {
  return severities.map((severity) => {
    const counts = sumsOf(buckets, (day) => days.get(day)?.bySeverity.get(severity) ?? 0)
    return { className: severity, name: severityWords[severity], counts, total: totalOf(counts) }
  })
}

interface Palette {
  readonly marked: Uint32Array
  /** The actions named when nothing is filtered. */
  readonly home: readonly number[]
}

function paletteOf(model: Model): Palette {
  const { byCount, counts } = model.facets.action
  const marked = countMarked(model)
  const totals = new Map(byCount.map((action) => [action, counts[action] ?? 0]))
  return { marked, home: chooseActions(totals, { marked, most: mostActions }) }
}

/** The actions of what is filtered: else the deletions of an incident would be one of "other actions". */
function actionSeries(
  model: Model,
  {
    selection: { days },
    buckets,
    palette
  }: {
    readonly selection: Selection
    readonly buckets: readonly Bucket[]
    readonly palette: Palette
  }
): Series[] {
  const found = new Map<number, number>()
  for (const { byAction } of days.values()) {
    for (const [action, count] of byAction) found.set(action, (found.get(action) ?? 0) + count)
  }
  const named = chooseActions(found, { marked: palette.marked, most: mostActions })
  const hues = huesOf(named, { home: palette.home, count: mostActions })
  const all = named.map((action, index): Series => {
    const counts = sumsOf(buckets, (day) => days.get(day)?.byAction.get(action) ?? 0)
    return {
      className: `action-${hues[index]}`,
      name: model.facets.action.values[action] ?? '(no action)',
      counts,
      total: totalOf(counts)
    }
  })
  if (found.size <= named.length) return all
  const totals = sumsOf(buckets, (day) => days.get(day)?.total ?? 0)
  const others = totals.map((total, index) => total - totalOf(all.map((each) => each.counts[index] ?? 0)))
  return [...all, { className: 'others', name: 'other actions', counts: others, total: totalOf(others) }]
}

function totalOf(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0)
}
