/** What every handler of the server is given. */
import type { TestRepository } from './test-repository.js'

export interface Context {
  /** Where the server is reached: answers are full of addresses. */
  readonly url: string
  readonly anonymous: boolean
  /** Branches are read as they were so many commits ago. */
  readonly behind: number
  /** `undefined` when there is none, or none that this token may see. */
  findRepository(nameWithOwner: string): TestRepository | undefined
  /** To be called before the lock of a write is taken: what a race does happens here. */
  beforeWrite(repository: TestRepository, branch: string): Promise<void>
  /** To be called when a write has landed. */
  landed(): void
}

/** Wrong base64 must not be forgiven: `Buffer.from` would skip what it cannot read. */
export function isBase64(text: string): boolean {
  return text.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(text)
}

export const appAuthor = {
  name: 'github-actions[bot]',
  email: '41898282+github-actions[bot]@users.noreply.github.com'
}

export const webFlow = { name: 'GitHub', email: 'noreply@github.com' }

/** As GitHub writes times: whole seconds. */
export function timeOf(date: Date): string {
  return date.toISOString().replace(/\.\d{3}Z$/, 'Z')
}
