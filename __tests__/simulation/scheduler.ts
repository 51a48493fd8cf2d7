/**
 * Virtual time. Whatever a run asks of the world happens at a moment of this clock, one thing after the other, so the
 * order in which concurrent runs meet is decided by the seed alone.
 */
export class Scheduler {
  #heap: Task[] = []
  #sequence = 0

  constructor(public now: number) {}

  at(time: number, act: () => void): void {
    this.#push({ time: Math.max(time, this.now), sequence: this.#sequence++, act })
  }

  /** Lets everything happen that is due until then, and what follows from it. */
  async runUntil(end: number): Promise<void> {
    for (let next = this.#heap[0]; next !== undefined && next.time <= end; next = this.#heap[0]) {
      this.#pop()
      this.now = next.time
      next.act()
      // All that follows from one effect is settled before the next one happens: the runs wait for nothing but edges.
      await new Promise((resolve) => setImmediate(resolve))
    }
    this.now = Math.max(this.now, end)
  }

  /** As {@link runUntil}, until nothing is due any more. */
  async runDry(): Promise<void> {
    while (this.#heap.length > 0) await this.runUntil((this.#heap[0] as Task).time)
  }

  #push(task: Task): void {
    const heap = this.#heap
    let index = heap.push(task) - 1
    while (index > 0) {
      const parent = (index - 1) >> 1
      if (!isBefore(task, heap[parent] as Task)) break
      heap[index] = heap[parent] as Task
      index = parent
    }
    heap[index] = task
  }

  #pop(): void {
    const heap = this.#heap
    const task = heap.pop() as Task
    if (heap.length === 0) return
    let index = 0
    for (;;) {
      let child = 2 * index + 1
      if (child >= heap.length) break
      if (child + 1 < heap.length && isBefore(heap[child + 1] as Task, heap[child] as Task)) child++
      if (!isBefore(heap[child] as Task, task)) break
      heap[index] = heap[child] as Task
      index = child
    }
    heap[index] = task
  }
}

interface Task {
  readonly time: number
  readonly sequence: number
  readonly act: () => void
}

function isBefore(a: Task, b: Task): boolean {
  return a.time === b.time ? a.sequence < b.sequence : a.time < b.time
}
