import { toTime } from '../../../src/archive/coverage.js'
import type { CheckName } from '../../../src/verification/checks.js'
import { dayMs } from '../support/archives.js'
import {
  at,
  digestsOf,
  edited,
  eventOf,
  forged,
  put,
  putLines,
  rehashed,
  relisted,
  sorted,
  sumsOf,
  textOf
} from '../support/tampering.js'
import { replaced, swapped, without } from './lists.js'
import type { Row } from './row.js'
import { company, events, everyMonth } from './subjects.js'

const canonicalForm = 'jq does not know the canonical form'
const treeHashes = 'tree hashes are left to verify'

/** Like a row of events.ts, but the ledger then names the new bytes: by somebody who knows the chain, not all checks. */
function rehashedRow(
  kind: string,
  seenBy: readonly CheckName[],
  change: (lines: string[], index: number) => string[] | undefined,
  more: Partial<Row> = {}
): Row {
  return {
    group: 'Events, with the ledger made to name the new bytes',
    kind,
    seenBy,
    ...more,
    *cases() {
      for (const { archive, path, lines, index } of events()) {
        const changed = change(lines, index)
        if (changed !== undefined) {
          yield at(archive, rehashed(putLines(archive.files, path, changed), path))
        }
      }
    }
  }
}

export const rehashedRows: Row[] = [
  rehashedRow('delete an event, but not from the counts', ['file-count'], (lines, index) =>
    index > 0 && index + 1 < lines.length ? without(lines, index) : undefined
  ),
  rehashedRow('add an event, but not to the counts', ['file-count'], (lines, index) =>
    sorted([...lines, forged(lines[index] as string, index)])
  ),
  rehashedRow('swap two neighbouring events', ['file-order'], (lines, index) =>
    index + 1 < lines.length &&
    eventOf(lines[index] as string).timestamp !== eventOf(lines[index + 1] as string).timestamp
      ? swapped(lines, index, index + 1)
      : undefined
  ),
  {
    ...rehashedRow(
      'swap two events of one millisecond, against κ',
      ['file-order'],
      (lines, index) => {
        const next = lines.findIndex(
          (line, i) =>
            i > index &&
            line !== lines[i - 1] &&
            eventOf(line).timestamp === eventOf(lines[i - 1] as string).timestamp
        )
        return next > 0 ? swapped(lines, next - 1, next) : undefined
      },
      { notInShell: 'jq has no SHA-256 to compute κ with' }
    )
  },
  rehashedRow('replace an inner event by one of another month', ['file-month'], (lines, index) => {
    if (index === 0 || index + 1 >= lines.length) return undefined
    const { timestamp } = eventOf(lines[index] as string)
    return replaced(lines, index, edited(lines[index] as string, { timestamp: timestamp - 200 * dayMs }))
  }),
  {
    group: 'Events, with the ledger made to name the new bytes',
    kind: 'date the oldest event into the month before, bounds made right as well',
    seenBy: ['file-month'],
    *cases() {
      for (const { archive, path, lines, index } of events()) {
        if (index !== lines.length - 1) continue
        const { timestamp } = eventOf(lines[index] as string)
        const older = timestamp - 40 * dayMs
        const files = putLines(
          archive.files,
          path,
          replaced(lines, index, edited(lines[index] as string, { timestamp: older }))
        )
        const bounds = index === 0 ? { newest: toTime(older) } : {}
        yield at(
          archive,
          relisted(files, path, () => ({
            ...digestsOf(textOf(files, path)),
            oldest: toTime(older),
            ...bounds
          }))
        )
      }
    }
  },
  rehashedRow('make the oldest event older', ['file-bounds'], (lines, index) => {
    if (index !== lines.length - 1) return undefined
    const line = lines[index] as string
    const { timestamp } = eventOf(line)
    return replaced(lines, index, edited(line, { timestamp: timestamp - 1 }))
  }),
  rehashedRow('make the newest event newer', ['file-bounds'], (lines, index) => {
    if (index !== 0) return undefined
    const { timestamp } = eventOf(lines[0] as string)
    return replaced(lines, 0, edited(lines[0] as string, { timestamp: timestamp + 1 }))
  }),
  rehashedRow(
    'write an event with other spacing',
    ['file-form'],
    (lines, index) => replaced(lines, index, (lines[index] as string).replace('{"time":', '{"time": ')),
    { notInShell: canonicalForm }
  ),
  rehashedRow(
    'write the members of an event in another order',
    ['file-form'],
    (lines, index) => {
      const { action, ...rest } = JSON.parse(lines[index] as string)
      return replaced(lines, index, JSON.stringify({ ...rest, action }))
    },
    { notInShell: canonicalForm }
  ),
  rehashedRow(
    'write the members of an object in another order',
    ['file-form'],
    (lines, index) =>
      replaced(
        lines,
        index,
        (lines[index] as string).replace(
          /"object":\{("id":"[^"]*"),(.*?\}),"medium"/,
          (_all, id, rest) => `"object":{${rest.slice(0, -1)},${id}},"medium"`
        )
      ),
    { notInShell: canonicalForm }
  ),
  rehashedRow(
    'give an event a member twice',
    ['file-form'],
    (lines, index) =>
      replaced(lines, index, (lines[index] as string).replace('"action":', '"action":"x","action":')),
    { notInShell: canonicalForm }
  ),
  rehashedRow(
    'write a number of an event in another way',
    ['file-form'],
    (lines, index) => replaced(lines, index, (lines[index] as string).replace(/"n":(\d+)/, '"n":$1.0')),
    { notInShell: canonicalForm }
  ),
  rehashedRow('let the readable time of an event lie', ['file-form'], (lines, index) =>
    replaced(lines, index, (lines[index] as string).replace(/"time":"\d{4}/, '"time":"2019'))
  ),
  rehashedRow('put something that is no event among the events', ['file-form'], (lines, index) =>
    replaced(lines, index, '{"time":"2025-10-01T00:00:00.000Z"}')
  ),
  {
    group: 'Events, with the ledger made to name the new bytes',
    kind: 'put bytes that are no UTF-8 into an event',
    seenBy: ['file-form'],
    *cases() {
      for (const { archive, path, text } of everyMonth()) {
        const bytes = Buffer.from(text)
        bytes[bytes.indexOf('ünïcode')] = 0xff
        const broken = put(archive.files, path, bytes)
        yield at(
          archive,
          relisted(broken, path, () => ({ ...digestsOf(bytes.toString('utf8')), ...sumsOf(bytes) }))
        )
      }
    }
  },
  {
    group: 'Events, with the ledger made to name the new bytes',
    kind: 'write the quarantined rows with other spacing',
    seenBy: ['file-form'],
    notInShell: canonicalForm,
    *cases() {
      const text = textOf(company.files, 'quarantine.json').replace('{"seen":', '{ "seen":')
      yield at(company, rehashed(put(company.files, 'quarantine.json', text), 'quarantine.json'))
    }
  },
  ...(['sha256', 'bytes', 'blob', 'root'] as const).map((member): Row => {
    const check = (
      { sha256: 'file-hash', bytes: 'file-size', blob: 'file-blob', root: 'file-root' } as const
    )[member]
    return {
      group: 'Events, with the ledger made to name the new bytes',
      kind: `let the ledger name the wrong "${member}" for a file`,
      seenBy: [check],
      ...(member === 'blob' ? { notInShell: 'blob ids are for git' } : {}),
      ...(member === 'root' ? { notInShell: treeHashes } : {}),
      *cases() {
        for (const { archive, path } of everyMonth()) {
          yield at(
            archive,
            relisted(archive.files, path, (entry) =>
              member === 'bytes'
                ? { bytes: entry.bytes + 1 }
                : { [member]: entry[member]?.replace(/^./, (first) => (first === '0' ? '1' : '0')) }
            )
          )
        }
      }
    }
  })
]
