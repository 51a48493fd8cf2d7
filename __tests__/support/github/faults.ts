/** What a test asks to go wrong, and when. */
import type { FileChanges, TestRepository } from './test-repository.js'

/** Which requests a fault meets: the first `times` after `after` others with this operation. */
interface Matching {
  /** A root field of GraphQL (`createCommitOnBranch`, `repository`) or a REST operation (`getBlob`, `putContents`). */
  readonly operation?: string
  readonly times?: number
  readonly after?: number
}

export type FaultKind =
  /** Somebody else's commit lands just before ours. Meets all writes unless an operation is named. */
  | {
      readonly kind: 'race'
      readonly files: FileChanges | ((repository: TestRepository) => Promise<unknown>)
    }
  /** Anything at all happens before the request is looked at. */
  | { readonly kind: 'meanwhile'; readonly run: () => unknown }
  /** The write lands, the answer never arrives. Waits for a write that succeeds. */
  | { readonly kind: 'reset-after-commit' }
  /** The connection breaks before anything is done. */
  | { readonly kind: 'reset' }
  | {
      readonly kind: 'status'
      readonly status: number
      readonly body?: string | object
      readonly headers?: Readonly<Record<string, string>>
    }
  | { readonly kind: 'graphql-error'; readonly type: string; readonly message: string }
  /** Branches are read as they were one commit ago. Meets `repository` queries unless an operation is named. */
  | { readonly kind: 'stale-read' }
  /** Nothing happens for a while; then the request is handled, unless its sender has gone. */
  | { readonly kind: 'hang'; readonly ms: number }
  | { readonly kind: 'bad-credentials' }
  /** Contents PUT is refused by a ruleset. */
  | { readonly kind: 'rule-violation-409' }

export type Fault = Matching & FaultKind

const writes = ['createCommitOnBranch', 'putContents', 'createRef']

export class Faults {
  readonly #waiting: { readonly fault: Fault; skip: number; left: number }[] = []

  add(fault: Fault): void {
    this.#waiting.push({ fault, skip: fault.after ?? 0, left: fault.times ?? 1 })
  }

  /** Faults that have not happened yet: a test that leaves some behind did not test what it says. */
  get unused(): readonly Fault[] {
    return this.#waiting.map(({ fault }) => fault)
  }

  /** The first fault of these kinds that meets the operation, used up by this. */
  take<K extends Fault['kind']>(operation: string, ...kinds: K[]): Extract<Fault, { kind: K }> | undefined {
    for (const waiting of this.#waiting) {
      const { fault } = waiting
      if (!isOneOf(fault, kinds) || !meets(fault, operation)) continue
      if (waiting.skip > 0) {
        waiting.skip -= 1
        continue
      }
      waiting.left -= 1
      if (waiting.left === 0) this.#waiting.splice(this.#waiting.indexOf(waiting), 1)
      return fault
    }
    return undefined
  }
}

function isOneOf<K extends Fault['kind']>(
  fault: Fault,
  kinds: readonly K[]
): fault is Extract<Fault, { kind: K }> {
  return kinds.some((kind) => kind === fault.kind)
}

function meets(fault: Fault, operation: string): boolean {
  if (fault.operation !== undefined) return fault.operation === operation
  if (fault.kind === 'race' || fault.kind === 'reset-after-commit') return writes.includes(operation)
  if (fault.kind === 'stale-read') return operation === 'repository'
  return fault.kind !== 'rule-violation-409' || operation === 'putContents'
}
