import { useMemo, useState } from 'preact/hooks'
import { DetailDialog } from './detail.js'
import { EventTable } from './event-table.js'
import { FilterBar } from './filter-bar.js'
import { Groups } from './groups.js'
import { HeatMap } from './heat-map.js'
import type { Model } from './model.js'
import { Header, SeverityTiles, Verification } from './overview.js'
import { type ChangeFilter, everything, type Filter, selectEvents } from './selection.js'
import { Timeline } from './timeline.js'

export function App({ model }: { readonly model: Model }) {
  const [filter, setFilter] = useState<Filter>(everything)
  const [opened, setOpened] = useState<number | undefined>(undefined)
  const selection = useMemo(() => selectEvents(model, filter), [model, filter])
  const change: ChangeFilter = (changes) => setFilter((before) => ({ ...before, ...changes }))
  const parts = { model, filter, selection, change }
  return (
    <>
      <a class="skip" href="#events">
        Skip to the events
      </a>
      <Header model={model} />
      <main>
        <SeverityTiles {...parts} />
        <Groups {...parts} />
        <div class="charts">
          <Timeline {...parts} />
          <HeatMap {...parts} />
        </div>
        <section id="events" aria-labelledby="events-title">
          <h2 id="events-title">Events</h2>
          <FilterBar {...parts} />
          <EventTable model={model} rows={selection.rows} onOpen={setOpened} />
        </section>
        <Verification model={model} />
      </main>
      {opened !== undefined && (
        <DetailDialog
          model={model}
          rows={selection.rows}
          index={opened}
          onMove={setOpened}
          onClose={() => setOpened(undefined)}
          onFilter={(changes) => {
            setOpened(undefined)
            setFilter({ ...everything, ...changes })
          }}
        />
      )}
    </>
  )
}
