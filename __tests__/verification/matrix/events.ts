import type { CheckName } from '../../../src/verification/checks.js'
import {
  at,
  edited,
  eventOf,
  forged,
  linesOf,
  months,
  put,
  putLines,
  sorted,
  textOf
} from '../support/tampering.js'
import { replaced, swapped, without } from './lists.js'
import type { Row } from './row.js'
import { company, events } from './subjects.js'

function eventRow(
  kind: string,
  seenBy: readonly CheckName[],
  change: (lines: string[], index: number) => string[] | undefined,
  more: Partial<Row> = {}
): Row {
  return {
    group: 'Events, by somebody with an editor',
    kind,
    seenBy,
    ...more,
    *cases() {
      for (const { archive, path, lines, index } of events()) {
        const changed = change(lines, index)
        if (changed !== undefined) yield at(archive, putLines(archive.files, path, changed))
      }
    }
  }
}

export const eventRows: Row[] = [
  eventRow('flip one bit of an event', ['file-hash', 'file-blob'], (lines, index) => {
    const line = lines[index] as string
    const where = line.indexOf('"ip":"') + 6
    return replaced(lines, index, `${line.slice(0, where)}7${line.slice(where + 1)}`)
  }),
  eventRow("change what an event says, in the archive's own form", ['file-hash'], (lines, index) =>
    replaced(lines, index, forged(lines[index] as string, index))
  ),
  eventRow("change only the actor's e-mail, which is no part of κ", ['file-hash'], (lines, index) => {
    const { actor } = JSON.parse(lines[index] as string)
    return replaced(
      lines,
      index,
      edited(lines[index] as string, { actor: { ...actor, email: 'eve@evil.example' } })
    )
  }),
  eventRow('delete an event', ['file-hash', 'file-size', 'file-count'], (lines, index) =>
    lines.length > 1 ? without(lines, index) : undefined
  ),
  eventRow('add an event where it belongs', ['file-hash', 'file-count'], (lines, index) =>
    sorted([...lines, forged(lines[index] as string, index)])
  ),
  eventRow('duplicate an event', ['file-hash', 'file-count'], (lines, index) => [
    ...lines.slice(0, index + 1),
    ...lines.slice(index)
  ]),
  eventRow('swap two neighbouring events', ['file-hash', 'file-order'], (lines, index) =>
    index + 1 < lines.length && lines[index] !== lines[index + 1]
      ? swapped(lines, index, index + 1)
      : undefined
  ),
  eventRow('move an event to another time and sort again', ['file-hash'], (lines, index) => {
    const { timestamp } = eventOf(lines[index] as string)
    return sorted(replaced(lines, index, edited(lines[index] as string, { timestamp: timestamp + 60_000 })))
  }),
  eventRow('reverse the order of all events', ['file-hash', 'file-order'], (lines, index) =>
    index === 0 ? lines.toReversed() : undefined
  ),
  eventRow('write an event with other spacing', ['file-hash', 'file-form'], (lines, index) =>
    replaced(lines, index, (lines[index] as string).replace('{"time":', '{ "time": '))
  ),
  {
    group: 'Events, by somebody with an editor',
    kind: "move an event into another month's file",
    seenBy: ['file-hash', 'file-month', 'file-count'],
    *cases() {
      for (const { archive, path, lines, index } of events()) {
        const target = months(archive.files).find((each) => each !== path)
        if (target === undefined || lines.length < 2) continue
        const moved = putLines(archive.files, path, without(lines, index))
        const there = linesOf(archive.files, target)
        yield at(archive, putLines(moved, target, sorted([...there, lines[index] as string])))
      }
    }
  },
  {
    group: 'Events, by somebody with an editor',
    kind: 'change a quarantined row',
    seenBy: ['file-hash'],
    *cases() {
      const text = textOf(company.files, 'quarantine.json')
      yield at(company, put(company.files, 'quarantine.json', text.replace('true', 'null')))
      yield at(company, put(company.files, 'quarantine.json', text.replace('"seen":"2025', '"seen":"2024')))
    }
  },
  {
    group: 'Events, by somebody with an editor',
    kind: 'remove a quarantined row',
    seenBy: ['file-hash', 'file-count'],
    *cases() {
      const text = textOf(company.files, 'quarantine.json')
      yield at(company, put(company.files, 'quarantine.json', text.replace(/,\n[^\n]*\n\]/, '\n]')))
    }
  }
]
