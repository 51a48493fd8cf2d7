import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import { identityOf } from '../../events/identity.js'
import { visibleText } from '../../text/escape.js'
import { countOf, renderNumber, timeOf } from '../../text/wording.js'
import { whyOf } from './csv.js'
import { detailOf, type FacetName, facetNames, leavesOf, type Model, textOf } from './model.js'
import type { Filter } from './selection.js'
import { LongText, SeverityMark, Text } from './text.js'

const mostLeaves = 300

const facetQuestions: Readonly<Record<FacetName, string>> = {
  action: 'this action',
  actor: 'this actor',
  medium: 'this medium',
  type: 'this type of object',
  object: 'this object'
}

/** One event whole: why it is marked, its members, and its line in the archive. `index` counts within `rows`. */
export function DetailDialog({
  model,
  rows,
  index,
  onMove,
  onClose,
  onFilter
}: {
  readonly model: Model
  readonly rows: Uint32Array
  readonly index: number
  readonly onMove: (index: number) => void
  readonly onClose: () => void
  readonly onFilter: (changes: Partial<Filter>) => void
}) {
  const dialog = useRef<HTMLDialogElement>(null)
  const row = rows[index] ?? 0
  const event = useMemo(() => detailOf(model, row), [model, row])
  const leaves = useMemo(() => leavesOf(event.value), [event])
  const identity = useMemo(() => identityOf(event.value), [event])
  const key = useSha256(identity)
  useEffect(() => {
    dialog.current?.showModal()
  }, [])
  const why = whyOf(event.finding)
  const step = ({ key: pressed, altKey, ctrlKey, metaKey }: KeyboardEvent): void => {
    // With these, a browser goes back and forth.
    if (altKey || ctrlKey || metaKey) return
    if (pressed === 'ArrowLeft' && index > 0) onMove(index - 1)
    if (pressed === 'ArrowRight' && index < rows.length - 1) onMove(index + 1)
  }
  return (
    <dialog
      ref={dialog}
      aria-labelledby="detail-title"
      onClose={onClose}
      onClick={({ target }) => target === dialog.current && dialog.current?.close()}
      onKeyDown={step}
    >
      <div class="detail">
        <div class="bar">
          <span class="note" role="status">
            {renderNumber(index + 1)} of {renderNumber(rows.length)}
          </span>
          <button
            type="button"
            title="Left arrow"
            aria-keyshortcuts="ArrowLeft"
            disabled={index === 0}
            onClick={() => onMove(index - 1)}
          >
            Previous
          </button>
          <button
            type="button"
            title="Right arrow"
            aria-keyshortcuts="ArrowRight"
            disabled={index >= rows.length - 1}
            onClick={() => onMove(index + 1)}
          >
            Next
          </button>
          <button type="button" onClick={() => dialog.current?.close()}>
            Close
          </button>
        </div>
        <h2 id="detail-title">
          <Text value={event.texts.action ?? '(no action)'} cap={200} />
        </h2>
        <p>
          <SeverityMark severity={event.finding.severity} /> {timeOf(event.timestamp)}
        </p>
        {why.length > 0 && (
          <ul class="reasons">
            {why.map((reason) => (
              <li key={reason}>{reason}</li>
            ))}
          </ul>
        )}
        <div class="only">
          <span>Show only</span>
          {facetNames.map((name) => {
            const value = model.facets[name].of[row] ?? 0
            return value === 0 ? null : (
              <button key={name} type="button" onClick={() => onFilter({ facets: { [name]: value } })}>
                {facetQuestions[name]}
              </button>
            )
          })}
        </div>
        <h3>Members</h3>
        <dl class="members">
          {leaves.slice(0, mostLeaves).map(({ path, value }) => (
            <div key={path.join('\u0000')}>
              <dt>
                <bdi>{visibleText(path.join(' › '), 300)}</bdi>
              </dt>
              <dd>
                <LongText value={textOf(value)} label="Value" />
              </dd>
            </div>
          ))}
        </dl>
        {leaves.length > mostLeaves && (
          <p class="note">{countOf(leaves.length - mostLeaves, 'more member')}: see the line below.</p>
        )}
        <h3>As archived</h3>
        <div class="line">
          <LongText value={event.line} label="The event's line in the archive" />
        </div>
        <h3>Key</h3>
        <p>
          <code class="hash">{key}</code>
        </p>
        <p class="note">
          SHA-256 of what the event is known by; computed here from the line above. Links in an event are
          never made links here: whoever has one may need no other right.
        </p>
      </div>
    </dialog>
  )
}

/** Hex; browsers offer it on https pages and local files. */
function useSha256(text: string): string {
  const [digest, setDigest] = useState('…')
  useEffect(() => {
    let isCurrent = true
    const show = (found: string): void => {
      if (isCurrent) setDigest(found)
    }
    if (!isSecureContext) show('not available on a page from an insecure address')
    else {
      void crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)).then((bytes) => {
        show([...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join(''))
      })
    }
    return () => {
      isCurrent = false
    }
  }, [text])
  return digest
}
