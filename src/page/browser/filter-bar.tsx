import { useMemo, useState } from 'preact/hooks'
import { visibleText } from '../../text/escape.js'
import { countOf, renderNumber } from '../../text/wording.js'
import { csvRowsPerPart, renderCsv } from './csv.js'
import { dayMs, type FacetName, facetNames, type Model } from './model.js'
import { type ChangeFilter, everything, type Filter, type Selection, severities } from './selection.js'
import { dateOf, severityWords, twoDigits, weekdays } from './text.js'

const facetWords: Readonly<Record<FacetName, string>> = {
  action: 'Action',
  actor: 'Actor',
  medium: 'Medium',
  type: 'Object type',
  object: 'Object'
}

export function FilterBar({
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
  const found = selection.rows.length
  return (
    <>
      <search class="filters">
        <label class="wide">
          <span>Search</span>
          <input
            type="search"
            value={filter.text}
            autocomplete="off"
            spellcheck={false}
            placeholder="any text, address, id or time"
            onInput={({ currentTarget }) => change({ text: currentTarget.value })}
          />
        </label>
        <label>
          <span>Severity</span>
          <select
            value={filter.severity ?? ''}
            onChange={({ currentTarget: { value } }) =>
              change({ severity: severities.find((severity) => severity === value) })
            }
          >
            <option value="">all</option>
            {severities.map((severity) => (
              <option key={severity} value={severity}>
                {severityWords[severity]}
              </option>
            ))}
          </select>
        </label>
        {facetNames.map((name) => (
          <FacetChoice key={name} name={name} model={model} filter={filter} change={change} />
        ))}
        <DayChoice name="From day" day={filter.fromDay} onChange={(fromDay) => change({ fromDay })} />
        <DayChoice name="To day" day={filter.toDay} onChange={(toDay) => change({ toDay })} />
        <label>
          <span>Order</span>
          <select
            value={filter.order}
            onChange={({ currentTarget: { value } }) => change({ order: value as Filter['order'] })}
          >
            <option value="newest">newest first</option>
            <option value="oldest">oldest first</option>
            <option value="severe">most severe first</option>
          </select>
        </label>
      </search>
      <div class="found">
        <p role="status">
          {found === model.count
            ? countOf(found, 'event')
            : `${renderNumber(found)} of ${countOf(model.count, 'event')}`}
        </p>
        <HourChip filter={filter} change={change} />
        {filter.group !== undefined && (
          <button type="button" class="chip" onClick={() => change({ group: undefined })}>
            one group of what deserves a look <span aria-hidden="true">×</span>
            <span class="visually-hidden">, remove</span>
          </button>
        )}
        {found !== model.count && (
          <button type="button" class="plain" onClick={() => change({ ...everything, order: filter.order })}>
            Show all
          </button>
        )}
        <SaveButton model={model} rows={selection.rows} />
      </div>
    </>
  )
}

/** Weekday and hour, which only the heat map sets. */
function HourChip({ filter, change }: { readonly filter: Filter; readonly change: ChangeFilter }) {
  const { weekday, hour } = filter
  if (weekday === undefined && hour === undefined) return null
  const words = [
    weekday === undefined ? undefined : weekdays[weekday],
    hour === undefined ? undefined : `${twoDigits(hour)}:00–${twoDigits(hour)}:59`
  ]
  return (
    <button type="button" class="chip" onClick={() => change({ weekday: undefined, hour: undefined })}>
      {words.filter((word) => word !== undefined).join(', ')} <span aria-hidden="true">×</span>
      <span class="visually-hidden">, remove</span>
    </button>
  )
}

// A browser draws thousands of choices slowly; the rest are found by searching.
const mostChoices = 300

function FacetChoice({
  name,
  model,
  filter,
  change
}: {
  readonly name: FacetName
  readonly model: Model
  readonly filter: Filter
  readonly change: ChangeFilter
}) {
  const { values, counts, byCount } = model.facets[name]
  const chosen = filter.facets[name]
  const shown = byCount.slice(0, mostChoices)
  if (chosen !== undefined && !shown.includes(chosen)) shown.push(chosen)
  const labels = useMemo(
    () => new Map(shown.map((value) => [value, labelOf(values[value], counts[value] ?? 0)])),
    [shown.length, chosen, values, counts]
  )
  return (
    <label>
      <span>{facetWords[name]}</span>
      <select
        value={chosen === undefined ? '' : String(chosen)}
        onChange={({ currentTarget: { value } }) =>
          change({ facets: { ...filter.facets, [name]: value === '' ? undefined : Number(value) } })
        }
      >
        <option value="">all</option>
        {shown.map((value) => (
          <option key={value} value={String(value)}>
            {labels.get(value)}
          </option>
        ))}
        {byCount.length > mostChoices && (
          <option disabled>{`${renderNumber(byCount.length - mostChoices)} more: use the search`}</option>
        )}
      </select>
    </label>
  )
}

function labelOf(value: string | undefined, count: number): string {
  const text = value === undefined ? '(none)' : value === '' ? '(empty)' : visibleText(value, 60)
  return `${text} · ${renderNumber(count)}`
}

function DayChoice({
  name,
  day,
  onChange
}: {
  readonly name: string
  readonly day: number | undefined
  readonly onChange: (day: number | undefined) => void
}) {
  return (
    <label>
      <span>{name}</span>
      <input
        type="date"
        value={day === undefined ? '' : dateOf(day)}
        onChange={({ currentTarget: { value } }) =>
          onChange(value === '' ? undefined : Date.parse(value) / dayMs)
        }
      />
    </label>
  )
}

function SaveButton({ model, rows }: { readonly model: Model; readonly rows: Uint32Array }) {
  const [saved, setSaved] = useState<number | undefined>(undefined)
  const save = async (): Promise<void> => {
    const parts: string[] = []
    for (const part of renderCsv(model, rows)) {
      parts.push(part)
      setSaved(parts.length / (rows.length / csvRowsPerPart + 1))
      await new Promise((resolve) => setTimeout(resolve))
    }
    download(new Blob(parts, { type: 'text/csv;charset=utf-8' }))
    setSaved(undefined)
  }
  return (
    <button type="button" class="action" disabled={rows.length === 0 || saved !== undefined} onClick={save}>
      {saved === undefined
        ? `Save ${rows.length === model.count ? 'all' : 'these'} as CSV`
        : `Saving, ${Math.min(100, Math.round(saved * 100))} %`}
    </button>
  )
}

function download(file: Blob): void {
  const url = URL.createObjectURL(file)
  const link = document.createElement('a')
  link.href = url
  link.download = 'hireflix-audit-events.csv'
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
