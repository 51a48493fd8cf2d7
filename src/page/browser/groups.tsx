import { useMemo, useState } from 'preact/hooks'
import { isApiKey } from '../../review/fields.js'
import { tally } from '../../review/groups.js'
import { countOf, renderNumber, shareOf, spanOf } from '../../text/wording.js'
import { detailOf, type FacetName, findingOf, type Model, tallyMember } from './model.js'
import type { ChangeFilter, Filter } from './selection.js'
import { SeverityMark, Text } from './text.js'

const shownAtFirst = 6

/** What deserves a look, by actor and object: each filters to its events. */
export function Groups({
  model,
  filter,
  change
}: {
  readonly model: Model
  readonly filter: Filter
  readonly change: ChangeFilter
}) {
  const [limit, setLimit] = useState(shownAtFirst)
  const { groups } = model.data
  return (
    <section aria-labelledby="groups-title">
      <h2 id="groups-title">What deserves a look</h2>
      {groups.length === 0 ? (
        <p>Nothing is above notice in this period.</p>
      ) : (
        <ul class="groups">
          {groups.slice(0, limit).map((rows, group) => (
            <li key={rows[0]}>
              <button
                type="button"
                aria-pressed={filter.group === group}
                onClick={() => change({ group: filter.group === group ? undefined : group })}
              >
                <GroupLine model={model} rows={rows} />
              </button>
            </li>
          ))}
        </ul>
      )}
      {groups.length > limit && (
        <button type="button" class="plain" onClick={() => setLimit(limit + 100)}>
          {`Show ${renderNumber(Math.min(100, groups.length - limit))} more of ${renderNumber(groups.length)}`}
        </button>
      )}
    </section>
  )
}

/** Newest first. */
function GroupLine({ model, rows }: { readonly model: Model; readonly rows: readonly number[] }) {
  const { finding, actor, from, when, actions, why, more } = useMemo(
    () => summaryOf(model, rows),
    [model, rows]
  )
  return (
    <>
      <SeverityMark severity={finding.severity} />
      <span class="what">
        {actions.slice(0, 3).map(([action, count], index) => (
          <span key={action}>
            {index > 0 && ', '}
            {rows.length > 1 && `${renderNumber(count)}\u00a0×\u00a0`}
            <Text value={action} cap={60} />
          </span>
        ))}
        {actions.length > 3 && ` and ${countOf(actions.length - 3, 'other action')}`}
      </span>
      <span class="who">
        <Text value={actor} cap={60} />
        <span class="from">
          {from.map((text) => (
            <span key={text}>
              <Text value={text} cap={60} />
            </span>
          ))}
        </span>
      </span>
      <span class="when">{when}</span>
      <span class="why">
        {why.join('; ')}
        {more > 0 && `; and ${countOf(more, 'other reason')}`}
      </span>
    </>
  )
}

const mostReasons = 4

function summaryOf(model: Model, rows: readonly number[]) {
  const [first = 0] = rows
  const { finding, texts } = detailOf(model, first)
  const newest = model.timestamps[first] ?? 0
  const oldest = model.timestamps[rows.at(-1) ?? first] ?? newest
  const reasons = tally(rows.flatMap((row) => findingOf(model, row).reasons))
  const rule = finding.rule === null ? [] : [`rule: ${finding.rule}`]
  const why =
    reasons.length > 0
      ? reasons.slice(0, mostReasons).map(([phrase, count]) => `${phrase}${shareOf(count, rows.length)}`)
      : rule
  return {
    finding,
    actor: texts.actor ?? texts.ip,
    from: originsOf(model, rows),
    when: spanOf(oldest, newest),
    actions: tallyOf(model, rows, 'action'),
    why,
    more: reasons.length - Math.min(reasons.length, why.length)
  }
}

/** Mediums and addresses, two of each at most; of what was done with a key also the host. */
function originsOf(model: Model, rows: readonly number[]): string[] {
  const mediums = tallyMember(model, rows, 'medium')
  const hosts = mediums.some(([medium]) => isApiKey(medium)) ? tallyMember(model, rows, 'host') : []
  const texts = [mediums, tallyMember(model, rows, 'ip'), hosts].flatMap((counts) =>
    counts.slice(0, 2).map(([text]) => text)
  )
  return [...new Set(texts)]
}

function tallyOf(model: Model, rows: readonly number[], name: FacetName): [string | undefined, number][] {
  const { values, of } = model.facets[name]
  return tally(rows.map((row) => values[of[row] ?? 0]))
}
