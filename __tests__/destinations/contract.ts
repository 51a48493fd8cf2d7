/** What every destination promises, run against each of them. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import type { Change, CommitMessage, Destination, Receipt, Snapshot } from '../../src/archive/destination.js'

export interface Place {
  /** Another destination object on the same folder, as another process would have. */
  destination(): Destination
  /** Puts what is no regular file into the archive folder, as somebody else. */
  plantOthers(): Promise<readonly string[]>
  /** Puts a regular file into the archive folder, as somebody else. */
  plantFile(path: string, content: string): Promise<void>
  /** The stored bytes, read without the destination; `undefined` when there is no such file. */
  readStored(path: string): Promise<Buffer | undefined>
  /** Commit messages, newest first, where there are commits. */
  readMessages?(): Promise<readonly string[]>
  /** Whatever else must be true at the end. */
  verify(): Promise<void>
  close(): Promise<void>
}

export interface Content {
  readonly [path: string]: string
}

export const plainMessage: CommitMessage = { subject: 'Archive 1 audit event', body: '' }

/** A change of these files, in this order. */
export function changeOf(base: string, content: Content, message = plainMessage): Change {
  const files = Object.entries(content).map(([path, text]) => ({ path, content: text }))
  return { base, files, message }
}

export async function commitOn(
  destination: Destination,
  content: Content,
  message = plainMessage
): Promise<Extract<Receipt, { kind: 'committed' }>> {
  const { revision } = await destination.open()
  const receipt = await destination.commit(changeOf(revision, content, message))
  if (receipt.kind !== 'committed') throw new Error(`The commit was ${receipt.kind}`)
  return receipt
}

export async function readAll(destination: Destination): Promise<Content> {
  return readSnapshot(await destination.open())
}

/** All files, asked for at once. */
export async function readSnapshot(snapshot: Snapshot): Promise<Content> {
  const texts = snapshot.files
    .filter((file) => file.kind === 'file')
    .map(async ({ path }) => [path, Buffer.from(await snapshot.readFile(path)).toString()] as const)
  return Object.fromEntries(await Promise.all(texts))
}

export function describeDestination(name: string, start: () => Promise<Place>): void {
  describe(`${name} keeps the contract`, () => {
    let place: Place
    beforeEach(async () => {
      place = await start()
    })
    afterEach(async () => {
      try {
        await place.verify()
      } finally {
        await place.close()
      }
    })

    test('a folder that does not exist opens as an empty one, again and again the same', async () => {
      const [first, second] = [await place.destination().open(), await place.destination().open()]
      expect(first.files).toEqual([])
      expect(second.revision).toBe(first.revision)
    })

    test('what was committed is what the next one opens, at the revision of the receipt', async () => {
      const content = { '2025-10.json': '[\n{"a":1}\n]\n', 'ledger.jsonl': '{"seq":0}\n' }
      const receipt = await commitOn(place.destination(), content)
      const snapshot = await place.destination().open()
      expect(snapshot.revision).toBe(receipt.revision)
      expect([...snapshot.files].sort((a, b) => (a.path < b.path ? -1 : 1))).toEqual([
        expect.objectContaining({ path: '2025-10.json', kind: 'file', bytes: 12 }),
        expect.objectContaining({ path: 'ledger.jsonl', kind: 'file', bytes: 10 })
      ])
      expect(await readAll(place.destination())).toEqual(content)
    })

    test('bytes arrive exactly: not ASCII, byte order mark, CRLF, 600 KB', async () => {
      const content = {
        '2025-09.json': `\uFEFF["é 漢 🦊 \\r\\n","a\r\nb\rc"]\r\n`,
        '2025-10.json': `["${'0123456789ä'.repeat(50_000)}"]\n`,
        '.gitattributes': '* -text -filter -ident -working-tree-encoding\n',
        'ledger.jsonl': 'no newline at the end'
      }
      await commitOn(place.destination(), content)
      for (const [path, text] of Object.entries(content)) {
        expect((await place.readStored(path))?.equals(Buffer.from(text))).toBe(true)
      }
      const snapshot = await place.destination().open()
      for (const [path, text] of Object.entries(content)) {
        expect(Buffer.from(await snapshot.readFile(path)).equals(Buffer.from(text))).toBe(true)
      }
    })

    test('a change on a state that is no longer current is stale, and nothing of it is written', async () => {
      const destination = place.destination()
      const { revision: old } = await destination.open()
      await commitOn(destination, { '2025-10.json': 'first', 'ledger.jsonl': '1' })
      const late = changeOf(old, { '2025-10.json': 'late', '2025-11.json': 'late', 'ledger.jsonl': 'late' })
      expect(await destination.commit(late)).toEqual({ kind: 'stale' })
      expect(await place.destination().commit(late)).toEqual({ kind: 'stale' })
      expect(await readAll(place.destination())).toEqual({ '2025-10.json': 'first', 'ledger.jsonl': '1' })
    })

    test.each([
      ['an empty folder', undefined],
      ['an archive', { '2025-10.json': 'before', 'ledger.jsonl': '1' }]
    ])('of two writers on %s exactly one wins, whole', async (_, before) => {
      if (before !== undefined) await commitOn(place.destination(), before)
      const names = ['left', 'right']
      const writers = names.map(() => place.destination())
      const opened = await Promise.all(writers.map((writer) => writer.open()))
      const receipts = await Promise.all(
        writers.map((writer, index) => {
          const name = names[index] ?? ''
          const content = { '2025-10.json': name, [`2025-0${index + 1}.json`]: name, 'ledger.jsonl': name }
          return writer.commit(changeOf(opened[index]?.revision ?? '', content))
        })
      )
      expect(receipts.map((receipt) => receipt.kind).sort()).toEqual(['committed', 'stale'])
      const index = receipts.findIndex((receipt) => receipt.kind === 'committed')
      const winner = names[index] ?? ''
      const stored = await readAll(place.destination())
      delete (stored as Record<string, string>)['.gitattributes']
      expect(stored).toEqual({
        '2025-10.json': winner,
        [`2025-0${index + 1}.json`]: winner,
        'ledger.jsonl': winner
      })
      const [loser, last] = [writers[1 - index], await place.destination().open()]
      expect((await loser?.open())?.revision).toBe(last.revision)
    })

    test('commits can follow each other by their receipts, and leave other files untouched', async () => {
      const destination = place.destination()
      await place.plantFile('README.md', 'by hand')
      const first = await commitOn(destination, { '2025-09.json': 'a', 'ledger.jsonl': '1' })
      const content = { '2025-10.json': 'b', 'ledger.jsonl': '2' }
      const second = await destination.commit(changeOf(first.revision, content))
      expect(second.kind).toBe('committed')
      expect(await readAll(place.destination())).toEqual({
        'README.md': 'by hand',
        '2025-09.json': 'a',
        '2025-10.json': 'b',
        'ledger.jsonl': '2'
      })
    })

    test('an open snapshot never mixes revisions', async () => {
      await commitOn(place.destination(), { '2025-10.json': 'old', 'ledger.jsonl': '1' })
      const snapshot = await place.destination().open()
      await commitOn(place.destination(), { '2025-10.json': 'new', 'ledger.jsonl': '2' })
      const read = await snapshot.readFile('2025-10.json').then(
        (bytes) => Buffer.from(bytes).toString(),
        (fault: unknown) => fault
      )
      if (read !== 'old') expect(read).toMatchObject({ name: 'ArchiveError', code: 'contended' })
    })

    test('what is no regular file is listed as other and cannot be read', async () => {
      await commitOn(place.destination(), { '2025-10.json': 'a', 'ledger.jsonl': '1' })
      const others = await place.plantOthers()
      const snapshot = await place.destination().open()
      expect(
        snapshot.files
          .filter((file) => file.kind === 'other')
          .map((file) => file.path)
          .sort()
      ).toEqual([...others].sort())
      for (const path of [...others, 'absent.json']) {
        await expect(snapshot.readFile(path)).rejects.toMatchObject({ name: 'ArchiveError', code: 'refused' })
      }
    })

    test.each([
      ['a path', { '../2025-10.json': 'a', 'ledger.jsonl': '1' }],
      ['a folder', { 'sub/2025-10.json': 'a', 'ledger.jsonl': '1' }],
      ['an absolute path', { '/2025-10.json': 'a', 'ledger.jsonl': '1' }],
      ['two dots', { '..': 'a', 'ledger.jsonl': '1' }],
      ['nothing', {}],
      ['the ledger before another file', { 'ledger.jsonl': '1', '2025-10.json': 'a' }]
    ])('a change that names %s is refused', async (_, content) => {
      const destination = place.destination()
      const { revision } = await destination.open()
      await expect(destination.commit(changeOf(revision, content))).rejects.toMatchObject({
        name: 'ArchiveError',
        code: 'refused'
      })
      expect((await place.destination().open()).revision).toBe(revision)
    })

    test('the message arrives with its body and trailers', async () => {
      if (place.readMessages === undefined) return
      const body = [
        '- interview.delete “Ünïcode” by a@b.c',
        '# not a comment',
        '',
        'Audit-Events: 12',
        'Audit-Ledger: 17:abc'
      ].join('\n')
      const message = { subject: 'Archive 12 audit events, 2 notable', body }
      const receipt = await commitOn(place.destination(), { 'ledger.jsonl': '1' }, message)
      await commitOn(place.destination(), { 'ledger.jsonl': '2' })
      const [second, first] = await place.readMessages()
      expect(first).toBe(`${message.subject}\n\n${body}`)
      expect(second).toBe('Archive 1 audit event')
      expect(receipt.commit?.sha).toMatch(/^[0-9a-f]{40}$/)
    })
  })
}
