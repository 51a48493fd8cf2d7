import { useMemo } from 'preact/hooks'
import { countOf, renderNumber, shortTimeOf, timeOf, verdictSigns } from '../../text/wording.js'
import type { PageProof } from '../page-data.js'
import { findingOf, type Model } from './model.js'
import { type ChangeFilter, type Filter, type Severity, severities } from './selection.js'
import { dateOf, severityWords, Text } from './text.js'

export function Header({ model: { data, count } }: { readonly model: Model }) {
  const { proof, period } = data
  return (
    <header>
      <div class="title">
        <h1>Hireflix audit review</h1>
        <p>
          <Text value={data.archive} /> · {minuteOf(period.from)} to {minuteOf(period.to)} UTC ·{' '}
          {countOf(count, 'event')}
        </p>
      </div>
      <ThemeChoice />
      <div class={`verdict ${proof.state}`}>
        <span class="sign" aria-hidden="true">
          {verdictSigns[proof.state]}
        </span>
        <div>
          <p class="sentence">{proof.sentence}.</p>
          <p>
            {proof.coverage !== null &&
              `Proven from ${proof.coverage.from.slice(0, 10)} to ${proof.coverage.through.slice(0, 16).replace('T', ' ')}${
                proof.gaps.length > 0 ? `, without ${countOf(proof.gaps.length, 'gap')}` : ''
              }. `}
            {clockOf(proof)} As of {minuteOf(proof.asOf)} UTC. <a href="#verification">Verification</a>
          </p>
          {proof.reasons.map((reason) => (
            <p key={reason}>{reason}</p>
          ))}
        </div>
      </div>
      <p class="note">
        This page holds personal data and, in some events, private links. Keep it where you keep the archive.
        All times are UTC.
      </p>
    </header>
  )
}

function ThemeChoice() {
  return (
    <label class="theme">
      <span>Colours</span>
      <select
        onChange={({ currentTarget }) => {
          document.documentElement.dataset['theme'] = currentTarget.value
        }}
      >
        <option value="auto">as the system</option>
        <option value="light">light</option>
        <option value="dark">dark</option>
      </select>
    </label>
  )
}

/** `2025-11-12 03:17` */
function minuteOf(timestamp: number): string {
  return shortTimeOf(timestamp).slice(0, 16)
}

function clockOf({ daysUntilLoss }: PageProof): string {
  if (daysUntilLoss === null) return 'Nothing is proven yet.'
  const days = Math.floor(daysUntilLoss)
  return days <= 0
    ? 'An outage would cost events today.'
    : `An outage would cost events in ${countOf(days, 'day')}.`
}

/** How many events of each severity; each filters. */
export function SeverityTiles({
  model,
  filter,
  change
}: {
  readonly model: Model
  readonly filter: Filter
  readonly change: ChangeFilter
}) {
  const counts = useMemo(() => countSeverities(model), [model])
  return (
    <section aria-labelledby="severity-title">
      <h2 id="severity-title" class="visually-hidden">
        Events by severity
      </h2>
      <div class="tiles">
        {severities.map((severity) => (
          <button
            key={severity}
            type="button"
            class={`tile ${severity}`}
            aria-pressed={filter.severity === severity}
            onClick={() => change({ severity: filter.severity === severity ? undefined : severity })}
          >
            <span class="number">{renderNumber(counts.get(severity) ?? 0)}</span>{' '}
            <span class="word">{severityWords[severity]}</span>
          </button>
        ))}
      </div>
    </section>
  )
}

function countSeverities(model: Model): Map<Severity, number> {
  const counts = new Map<Severity, number>()
  for (const row of model.indices) {
    const { severity } = findingOf(model, row)
    counts.set(severity, (counts.get(severity) ?? 0) + 1)
  }
  return counts
}

const maxGaps = 50

export function Verification({ model: { data } }: { readonly model: Model }) {
  const { proof, earlier, current } = data
  const head = /^(\d{1,15}):[0-9a-f]{64}$/.exec(proof.ledgerHead)
  return (
    <section id="verification" aria-labelledby="verification-title">
      <h2 id="verification-title">Verification</h2>
      <div class="columns">
        <div>
          <p>
            {countOf(proof.archivedEvents, 'event')} in the archive. When this page was made, the ledger's
            chain of hashes, the list of files, and the SHA-256 of every file read for it were verified. To
            check all of it, run <code>verify</code> on the folder.
          </p>
          <dl>
            <dt>Proven</dt>
            <dd>
              {proof.coverage === null
                ? 'nothing yet'
                : `${proof.coverage.from} to ${proof.coverage.through}${proof.gaps.length > 0 ? ', without the gaps' : ''}`}
            </dd>
            <dt>Gaps</dt>
            <dd>
              {proof.gaps.length === 0
                ? 'none'
                : proof.gaps.slice(0, maxGaps).map((gap) => (
                    <span class="line" key={`${gap.from} ${gap.to}`}>
                      {gap.from} to {gap.to}:{' '}
                      {gap.cause === 'retention'
                        ? 'not read before retention passed'
                        : 'read, but not proven before retention passed'}
                    </span>
                  ))}
              {proof.gaps.length > maxGaps &&
                `and ${renderNumber(proof.gaps.length - maxGaps)} more in the ledger`}
            </dd>
            <dt>Retention</dt>
            <dd>
              {clockOf(proof)} As of {timeOf(proof.asOf)}.
            </dd>
            <dt>Ledger head</dt>
            <dd>
              <code class="hash">{head === null ? 'none' : proof.ledgerHead}</code>
            </dd>
          </dl>
          {head !== null && (
            <p>
              Compare it with one that you noted where whoever can write to the archive cannot reach. In the
              folder, the part after the colon is what this prints: <br />
              <code>{`sed -n ${Number(head[1]) + 1}p ledger.jsonl | tr -d '\\n' | sha256sum`}</code>
            </p>
          )}
          <p class="note">Made by hireflix-audit-archive {data.version}.</p>
        </div>
        {earlier.length > 0 && (
          <table>
            <caption>
              This period against the {earlier.length === 1 ? 'one' : `${earlier.length} periods`} before it
            </caption>
            <thead>
              <tr>
                <th scope="col">From (UTC)</th>
                <th scope="col">Events</th>
                <th scope="col">Deletions</th>
                <th scope="col">Shared or public links</th>
                <th scope="col">Actors</th>
              </tr>
            </thead>
            <tbody>
              {[current, ...earlier].map((counts) => (
                <tr key={counts.from}>
                  <th scope="row">{dateOf(Math.floor(counts.from / 86_400_000))}</th>
                  <td>{renderNumber(counts.events)}</td>
                  <td>{renderNumber(counts.deletions)}</td>
                  <td>{renderNumber(counts.exposures)}</td>
                  <td>{renderNumber(counts.actors)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </div>
    </section>
  )
}
