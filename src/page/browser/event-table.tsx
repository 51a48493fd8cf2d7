import { elementScroll, observeElementOffset, observeElementRect, Virtualizer } from '@tanstack/virtual-core'
import type { RefObject } from 'preact'
import { useEffect, useLayoutEffect, useReducer, useRef, useState } from 'preact/hooks'
import { shortTimeOf } from '../../text/wording.js'
import { whyOf } from './csv.js'
import { detailOf, type Model } from './model.js'
import { nextIndex, SeverityMark, Text } from './text.js'

const narrow = matchMedia('(max-width: 760px)')
const columns = ['Time (UTC)', 'Severity', 'Action', 'Actor', 'Object', 'Medium', 'Address', 'Why']

/**
 * The events, of which only those in sight are in the document. One stop in the order of tabs: arrow keys move from
 * row to row, Enter opens one.
 */
export function EventTable({
  model,
  rows,
  onOpen
}: {
  readonly model: Model
  readonly rows: Uint32Array
  readonly onOpen: (index: number) => void
}) {
  const box = useRef<HTMLDivElement>(null)
  const [active, setActive] = useState(0)
  const rowHeight = useRowHeight()
  const virtualizer = useVirtualizer(box, rows.length, rowHeight)
  const items = virtualizer.getVirtualItems()
  const first = Math.floor((virtualizer.scrollOffset ?? 0) / rowHeight)
  const isActiveDrawn = items.some(({ index }) => index === active)

  useEffect(() => {
    setActive(0)
    box.current?.scrollTo({ top: 0 })
  }, [rows])

  const press = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault()
      if (rows.length > 0) onOpen(active)
      return
    }
    if (event.key === 'ArrowLeft' || event.key === 'ArrowRight') return
    const page = Math.max(1, Math.floor((box.current?.clientHeight ?? 0) / rowHeight) - 2)
    const next = nextIndex(event.key, active, rows.length, page)
    if (next === undefined) return
    event.preventDefault()
    setActive(next)
    virtualizer.scrollToIndex(next)
  }
  return (
    <div
      class="grid"
      role="grid"
      aria-label="Events. Arrow keys move, Enter opens the event."
      aria-rowcount={rows.length + 1}
      aria-colcount={columns.length}
      aria-readonly="true"
      aria-activedescendant={isActiveDrawn ? `event-${active}` : undefined}
      tabIndex={0}
      ref={box}
      onKeyDown={press}
      data-first={first}
    >
      <div role="rowgroup" class="head">
        <div role="row" class="row" aria-rowindex={1}>
          {columns.map((column) => (
            <span role="columnheader" key={column}>
              {column}
            </span>
          ))}
        </div>
      </div>
      <div role="rowgroup" class="body" style={{ height: `${virtualizer.getTotalSize()}px` }}>
        {items.map(({ index, start }) => (
          <EventRow
            key={index}
            model={model}
            row={rows[index] ?? 0}
            index={index}
            top={start}
            height={rowHeight}
            isActive={index === active}
            onClick={() => {
              setActive(index)
              onOpen(index)
            }}
          />
        ))}
      </div>
      {rows.length === 0 && (
        <p class="nothing">
          {model.count === 0
            ? 'The archive holds no events of this period.'
            : 'No event matches. Loosen a filter, or show all.'}
        </p>
      )}
    </div>
  )
}

function EventRow({
  model,
  row,
  index,
  top,
  height,
  isActive,
  onClick
}: {
  readonly model: Model
  readonly row: number
  readonly index: number
  readonly top: number
  readonly height: number
  readonly isActive: boolean
  readonly onClick: () => void
}) {
  const { timestamp, finding, texts } = detailOf(model, row)
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid around it takes the keys, for the active row
    <div
      role="row"
      class={`row ${finding.severity}`}
      id={`event-${index}`}
      aria-rowindex={index + 2}
      aria-selected={isActive}
      style={{ transform: `translateY(${top}px)`, height: `${height}px` }}
      onClick={onClick}
    >
      <span role="gridcell" class="time">
        {shortTimeOf(timestamp)}
      </span>
      <span role="gridcell" class="severity">
        <SeverityMark severity={finding.severity} />
      </span>
      <span role="gridcell" class="event-action">
        <Text value={texts.action} />
      </span>
      <span role="gridcell" class="actor">
        <Text value={texts.actor} />
      </span>
      <span role="gridcell" class="object">
        {texts.objectType !== undefined && (
          <>
            <Text value={texts.objectType} cap={40} />{' '}
          </>
        )}
        <Text value={texts.objectName ?? texts.objectId} />
      </span>
      <span role="gridcell" class="medium">
        <Text value={texts.medium} />
      </span>
      <span role="gridcell" class="ip">
        <Text value={texts.ip} />
      </span>
      <span role="gridcell" class="why">
        {whyOf(finding).join('; ')}
      </span>
    </div>
  )
}

function useRowHeight(): number {
  const [isNarrow, setNarrow] = useState(narrow.matches)
  useEffect(() => {
    const listen = (): void => setNarrow(narrow.matches)
    narrow.addEventListener('change', listen)
    return () => narrow.removeEventListener('change', listen)
  }, [])
  return isNarrow ? 78 : 30
}

function useVirtualizer(
  box: RefObject<HTMLDivElement | null>,
  count: number,
  rowHeight: number
): Virtualizer<HTMLDivElement, HTMLDivElement> {
  const [, redraw] = useReducer((times: number) => times + 1, 0)
  const options = {
    count,
    estimateSize: () => rowHeight,
    overscan: 10,
    getScrollElement: () => box.current,
    observeElementRect,
    observeElementOffset,
    scrollToFn: elementScroll,
    scrollPaddingStart: 32,
    onChange: () => redraw(0)
  }
  const [virtualizer] = useState(() => new Virtualizer<HTMLDivElement, HTMLDivElement>(options))
  virtualizer.setOptions(options)
  useLayoutEffect(() => virtualizer._didMount(), [virtualizer])
  useLayoutEffect(() => virtualizer._willUpdate())
  useLayoutEffect(() => virtualizer.measure(), [virtualizer, rowHeight])
  return virtualizer
}
