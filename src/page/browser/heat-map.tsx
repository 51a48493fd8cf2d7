import { useRef, useState } from 'preact/hooks'
import { countOf } from '../../text/wording.js'
import type { ChangeFilter, Filter, Selection } from './selection.js'
import { twoDigits, weekdays } from './text.js'

const levels = 5
const hours = Array.from({ length: 24 }, (_, hour) => hour)

/**
 * Weekdays by hours: a table of buttons, of which one takes part in the order of tabs and arrow keys move among all.
 * Row 0 and column 0 are the headings: they filter by an hour or a weekday alone.
 */
export function HeatMap({
  filter,
  selection,
  change
}: {
  readonly filter: Filter
  readonly selection: Selection
  readonly change: ChangeFilter
}) {
  const [cursor, setCursor] = useState<readonly [row: number, column: number]>([1, 1])
  const table = useRef<HTMLTableElement>(null)
  const highest = Math.max(1, ...selection.hours)
  const levelOf = (count: number): number =>
    count === 0 ? 0 : Math.ceil(Math.sqrt(count / highest) * levels)

  const move = (event: KeyboardEvent): void => {
    const [row, column] = cursor
    const moves: Readonly<Record<string, readonly [number, number]>> = {
      ArrowLeft: [row, column - 1],
      ArrowRight: [row, column + 1],
      ArrowUp: [row - 1, column],
      ArrowDown: [row + 1, column],
      Home: [row, 0],
      End: [row, 24]
    }
    const to = moves[event.key]
    if (to === undefined) return
    event.preventDefault()
    const found = table.current?.querySelector<HTMLButtonElement>(`[data-at="${to[0]}-${to[1]}"]`)
    found?.focus()
  }
  const choose = (weekday: number | undefined, hour: number | undefined): void => {
    const isChosen = filter.weekday === weekday && filter.hour === hour
    change(isChosen ? { weekday: undefined, hour: undefined } : { weekday, hour })
  }
  const cell = (
    at: readonly [number, number],
    weekday: number | undefined,
    hour: number | undefined,
    name: string,
    content: { readonly text: string; readonly className: string }
  ) => (
    <button
      type="button"
      class={content.className}
      data-at={`${at[0]}-${at[1]}`}
      tabIndex={cursor[0] === at[0] && cursor[1] === at[1] ? 0 : -1}
      aria-pressed={(filter.weekday ?? -1) === (weekday ?? -1) && (filter.hour ?? -1) === (hour ?? -1)}
      aria-label={name}
      title={name}
      onFocus={() => setCursor(at)}
      onClick={() => choose(weekday, hour)}
    >
      {content.text}
    </button>
  )
  return (
    <section class="chart heat" aria-labelledby="heat-title">
      <div class="heading">
        <h2 id="heat-title">Events by weekday and hour</h2>
        <span class="scale" aria-hidden="true">
          0
          {Array.from({ length: levels + 1 }, (_, level) => (
            <span key={level} class={`swatch heat-${level}`} />
          ))}
          {highest}
        </span>
      </div>
      <table ref={table} onKeyDown={move} aria-describedby="heat-help">
        <thead>
          <tr>
            <td />
            {hours.map((hour) => (
              <th scope="col" key={hour}>
                {cell([0, hour + 1], undefined, hour, `${twoDigits(hour)} h, any weekday`, {
                  text: twoDigits(hour),
                  className: 'head'
                })}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weekdays.map((weekday, row) => (
            <tr key={weekday}>
              <th scope="row">
                {cell([row + 1, 0], row, undefined, `${weekday.slice(0, 3)} (${weekday}), any hour`, {
                  text: weekday.slice(0, 3),
                  className: 'head'
                })}
              </th>
              {hours.map((hour) => {
                const count = selection.hours[row * 24 + hour] ?? 0
                return (
                  <td key={hour}>
                    {cell(
                      [row + 1, hour + 1],
                      row,
                      hour,
                      `${weekday} ${hoursOf(hour)}: ${countOf(count, 'event')}`,
                      {
                        text: '',
                        className: `cell heat-${levelOf(count)}`
                      }
                    )}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
      <p id="heat-help" class="note">
        Hours are UTC. Arrow keys move, Enter filters; a heading filters by its weekday or hour.
      </p>
    </section>
  )
}

function hoursOf(hour: number): string {
  return `${twoDigits(hour)}:00 to ${twoDigits(hour)}:59`
}
