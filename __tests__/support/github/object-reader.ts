/** One `git cat-file --batch-command` for a repository's whole life: reading costs no process at all. */
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { once } from 'node:events'
import { GitError, gitEnvironment } from './git-process.js'

export interface ObjectInfo {
  readonly oid: string
  readonly type: 'commit' | 'tree' | 'blob' | 'tag'
  readonly size: number
}

export interface GitObject extends ObjectInfo {
  readonly body: Buffer
}

interface Question {
  readonly wantsBody: boolean
  readonly answer: (object: GitObject | undefined) => void
  readonly fail: (error: Error) => void
}

const nothing = Buffer.alloc(0)

export class ObjectReader {
  readonly #questions: Question[] = []
  #process: ChildProcessWithoutNullStreams | undefined
  #chunks: Buffer[] = []
  #length = 0
  #header: ObjectInfo | undefined

  constructor(readonly folder: string) {}

  /** `undefined` when the revision names nothing; `revision` may be anything `git rev-parse` knows. */
  info(revision: string): Promise<ObjectInfo | undefined> {
    return this.#ask('info', revision)
  }

  contents(revision: string): Promise<GitObject | undefined> {
    return this.#ask('contents', revision)
  }

  async close(): Promise<void> {
    const child = this.#process
    if (child === undefined) return
    this.#process = undefined
    const closed = once(child, 'close')
    child.stdin.end()
    await closed
  }

  #ask(command: 'info' | 'contents', revision: string): Promise<GitObject | undefined> {
    if (revision === '' || /[\n\0]/.test(revision)) return Promise.resolve(undefined)
    const child = this.#started()
    return new Promise((answer, fail) => {
      this.#questions.push({ wantsBody: command === 'contents', answer, fail })
      child.stdin.write(`${command} ${revision}\n`)
    })
  }

  #started(): ChildProcessWithoutNullStreams {
    if (this.#process !== undefined) return this.#process
    const child = spawn('git', [`--git-dir=${this.folder}`, 'cat-file', '--batch-command'], {
      env: gitEnvironment(),
      stdio: 'pipe'
    })
    const fail = (error: Error): void => {
      this.#process = undefined
      for (const question of this.#questions.splice(0)) question.fail(error)
    }
    const complaints: Buffer[] = []
    child.stderr.on('data', (chunk: Buffer) => complaints.push(chunk))
    child.stdin.on('error', () => undefined)
    child.on('error', fail)
    child.on('close', (code) =>
      fail(new GitError(`git cat-file exited with ${code}: ${complaints.join('')}`))
    )
    child.stdout.on('data', (chunk: Buffer) => this.#receive(chunk))
    this.#process = child
    return child
  }

  #receive(chunk: Buffer): void {
    this.#chunks.push(chunk)
    this.#length += chunk.length
    while (this.#questions.length > 0 && this.#readOne()) {
      // each turn answers a question or takes in a header
    }
  }

  #readOne(): boolean {
    if (this.#header !== undefined) {
      const { size } = this.#header
      if (this.#length < size + 1) return false // the body is followed by a newline
      const body = this.#take(size)
      this.#take(1)
      const header = this.#header
      this.#header = undefined
      this.#questions.shift()?.answer({ ...header, body })
      return true
    }
    const received = this.#whole()
    const end = received.indexOf(10)
    if (end < 0) return false
    const line = this.#take(end + 1).toString('utf8', 0, end)
    const found = /^([0-9a-f]{40}) (commit|tree|blob|tag) (\d+)$/.exec(line)
    if (found === null) {
      this.#questions.shift()?.answer(undefined) // "… missing" or "… ambiguous"
      return true
    }
    const header: ObjectInfo = {
      oid: found[1] ?? '',
      type: (found[2] ?? 'blob') as ObjectInfo['type'],
      size: Number(found[3])
    }
    if (this.#questions[0]?.wantsBody === true) this.#header = header
    else this.#questions.shift()?.answer({ ...header, body: nothing })
    return true
  }

  #whole(): Buffer {
    if (this.#chunks.length > 1) this.#chunks = [Buffer.concat(this.#chunks)]
    return this.#chunks[0] ?? nothing
  }

  #take(length: number): Buffer {
    const whole = this.#whole()
    const rest = whole.subarray(length)
    this.#chunks = rest.length > 0 ? [rest] : []
    this.#length = rest.length
    return whole.subarray(0, length)
  }
}
