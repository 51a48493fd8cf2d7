import type { Row } from '../events/event.js'
import { EventCounts } from '../events/event-counts.js'

/** A joint of fewer rows proves nothing. */
const fewestCommonRows = 8

/** Rows that an answer of this length must share with the answer before it. */
export function commonRowsOf(rows: number): number {
  return Math.max(fewestCommonRows, Math.ceil(rows / 10))
}

/** Answers are searched for in the newest part of a list, of so many times the largest answer. */
const searchedAnswers = 10

/**
 * A list in a stable order of its own, put together from answers that overlap. A joint is a run of rows which both sides
 * have in the same order: between rows that follow each other in one answer no other row stands, so no row that was
 * listed all the time is left out at a joint. Two rows of a joint must differ, or copies of one event might be taken for
 * each other.
 */
export class FittedList {
  #rows: Row[] = []
  #mostRows = 0

  get length(): number {
    return this.#rows.length
  }

  /** The time of its oldest event. */
  get oldest(): number | undefined {
    let oldest: number | undefined
    for (const row of this.#rows)
      if (row.kind === 'event' && !(oldest !== undefined && oldest <= row.event.timestamp))
        oldest = row.event.timestamp
    return oldest
  }

  clear(): void {
    this.#rows = []
  }

  /**
   * Adds the rows of an answer that begins inside of the list. From the first row on in which the two differ the answer
   * is right. An answer that `isEnd` holds the last row: rows that the list has behind it have left.
   * @returns false, and changes nothing, where the answer does not fit, or fits in several places.
   */
  append(answer: readonly Row[], isEnd: boolean): boolean {
    this.#mostRows = Math.max(this.#mostRows, answer.length)
    // broken: joint-without-common-row
    const joint = this.#rows.length === 0 ? { at: 0, common: 0 } : this.#jointWith(answer)
    if (joint === undefined) return false
    const { at, common } = joint
    if (common < answer.length || isEnd) this.#rows.length = at + common
    for (const row of answer.slice(common)) this.#rows.push(row)
    return true
  }

  #jointWith(answer: readonly Row[]): Joint | undefined {
    const from = Math.max(0, this.#rows.length - searchedAnswers * this.#mostRows)
    return findJoint({ front: this.#rows, from, back: answer, least: commonRowsOf(answer.length) })
  }

  /**
   * Puts rows that came since before this list. All rows that both have must agree.
   * @returns false, and changes nothing, where the front does not reach this list, or does not fit.
   */
  prepend(front: FittedList): boolean {
    const least = commonRowsOf(front.#mostRows)
    const joint = findJoint({ front: front.#rows, from: 0, back: this.#rows, least })
    if (joint === undefined) return false
    const { at, common } = joint
    if (at + common !== front.length && common !== this.length) return false
    this.#rows = [...front.#rows.slice(0, at), ...this.#rows]
    return true
  }

  /** The copies of each event, counted over the whole list. */
  countEvents(): EventCounts {
    const counted = new EventCounts()
    for (const row of this.#rows) if (row.kind === 'event') counted.add(row.event)
    return counted
  }
}

interface Joint {
  readonly at: number
  readonly common: number
}

/** The one place of the front at which the back begins: where all rows up to an end agree or, failing that, enough do. */
function findJoint(sides: {
  readonly front: readonly Row[]
  readonly from: number
  readonly back: readonly Row[]
  readonly least: number
}): Joint | undefined {
  const { front, from, back, least } = sides
  const joints: Joint[] = []
  for (let at = from; at + least <= front.length; at++) {
    const common = commonRowsAt(front, at, back)
    if (common >= least && !areEqual(back.slice(0, common))) joints.push({ at, common })
  }
  const full = joints.filter(({ at, common }) => common === Math.min(back.length, front.length - at))
  const [joint, another] = full.length > 0 ? full : joints
  return another === undefined ? joint : undefined
}

function commonRowsAt(front: readonly Row[], at: number, back: readonly Row[]): number {
  const most = Math.min(back.length, front.length - at)
  for (let common = 0; common < most; common++)
    if (!isSame(front[at + common] as Row, back[common] as Row)) return common
  return most
}

function areEqual([first, ...rest]: readonly Row[]): boolean {
  return rest.every((row) => isSame(row, first as Row))
}

function isSame(one: Row, other: Row): boolean {
  if (one.kind === 'quarantined')
    return other.kind === 'quarantined' && one.quarantined.key === other.quarantined.key
  if (other.kind === 'quarantined' || one.event.timestamp !== other.event.timestamp) return false
  return one.event.line === other.event.line || one.event.key === other.event.key
}
