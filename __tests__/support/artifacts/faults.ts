/** What a test asks to go wrong at the artifact service or its storage. */
export type Operation =
  | 'CreateArtifact'
  | 'FinalizeArtifact'
  | 'ListArtifacts'
  | 'GetSignedArtifactURL'
  | 'PutBlock'
  | 'PutBlockList'

export interface ArtifactFault {
  readonly operation: Operation
  /** `before`: nothing is done. `midway`: the connection breaks while the request arrives. `after`: it is done first. */
  readonly when: 'before' | 'midway' | 'after'
  /** No answer at all, the connection is reset; or this one. */
  readonly answer: 'reset' | { readonly status: number; readonly code?: string; readonly msg?: string }
  readonly times?: number
  /** Happens first. */
  readonly meanwhile?: () => void
}

export class ArtifactFaults {
  readonly #waiting: { readonly fault: ArtifactFault; left: number }[] = []

  add(fault: ArtifactFault): void {
    this.#waiting.push({ fault, left: fault.times ?? 1 })
  }

  get unused(): readonly ArtifactFault[] {
    return this.#waiting.map(({ fault }) => fault)
  }

  /** The first fault of that kind for the operation, used up by this. */
  take(operation: Operation, when: ArtifactFault['when']): ArtifactFault | undefined {
    const index = this.#waiting.findIndex(({ fault }) => fault.operation === operation && fault.when === when)
    const waiting = this.#waiting[index]
    if (waiting === undefined) return undefined
    waiting.fault.meanwhile?.()
    waiting.left -= 1
    if (waiting.left === 0) this.#waiting.splice(index, 1)
    return waiting.fault
  }
}
