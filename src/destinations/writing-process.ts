import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { setTimeout } from 'node:timers/promises'

export interface Clock {
  /** Milliseconds since some moment. */
  now(): number
  sleep(ms: number): Promise<unknown>
}

/** The process that holds a staging folder. */
export interface Owner {
  readonly token: string
  readonly pid: number
  readonly host: string
  /** When the process started, in the kernel's own terms; tells a reused process number apart. Linux only. */
  readonly started?: string
}

/** The process that writes a folder, as far as another one can notice: its time, its name, where it may die. */
export interface WritingProcess extends Clock {
  /** A new one for each use of a folder. */
  owner(): Promise<Owner>
  /** Called before each effect on the disk. */
  before(effect: string): Promise<void>
}

export const thisProcess: WritingProcess = {
  now: () => performance.now(),
  sleep: setTimeout,
  before: async () => {},
  owner: async () => {
    const started = await readProcessStart(process.pid)
    return {
      token: randomBytes(8).toString('hex'),
      pid: process.pid,
      host: hostname(),
      ...(started === undefined ? {} : { started })
    }
  }
}

/** Clock ticks since boot, the 22nd field: https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html */
export async function readProcessStart(pid: number): Promise<string | undefined> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
  // The second field, the command's name in parentheses, may itself hold spaces and parentheses.
  return text.slice(text.lastIndexOf(')') + 2).split(' ')[19]
}
