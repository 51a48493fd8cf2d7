import { type ArchiveReader, openArchive } from '../archive/opened-archive.js'
import { verifyPseudonyms } from '../archive/pseudonym-check.js'
import type { AuditLogReader } from '../hireflix/page-fetcher.js'
import type { RunReport } from '../review/report.js'
import { LogReading, type ReadingOptions } from './log-reading.js'
import { RunRecord } from './run-report.js'
import { type WritingOptions, writeReading } from './writing.js'

/** Everything of the world that a run touches. */
export interface Edges extends Pick<WritingOptions, 'destination' | 'log' | 'sleep' | 'random'> {
  readonly source: AuditLogReader
}

export type RunInputs = Omit<ReadingOptions, 'log'> & Omit<WritingOptions, keyof Edges>

/**
 * One archiving run on an archive that was opened at the destination: read what it may lack, merge and commit, say what
 * was found.
 * @throws SourceError, ArchiveError, IntegrityError, or InputError for other pseudonyms than the archive's; the archive is then unchanged, or complete after a commit.
 */
export async function run(opened: ArchiveReader, inputs: RunInputs, edges: Edges): Promise<RunReport> {
  const { source, destination, log } = edges
  // broken: other-pseudonyms
  verifyPseudonyms(opened.state, inputs.pseudonyms?.stamp)
  log(`Opened the archive in ${destination.description}: ${opened.state.events} events`)
  // One request: how long is the log?
  const reader = await LogReading.begin(source, opened.state, { ...inputs, log })
  const record = new RunRecord(inputs.rules, opened.state)
  let archive = opened
  // One; several, oldest first, on a long first log.
  for (const stage of reader.stages()) {
    const reading = await reader.read(stage, archive)
    // broken: events-in-log
    const { total, requests } = reading.observed
    log(`Read what may be missing of ${total} retained events, with ${requests} requests`)
    const written = await writeReading(archive, reading, { ...inputs, ...edges })
    if (reading.isLast) return record.report(reading, written, edges)
    record.addStage(reading, written)
    reader.forgetStage(written.line)
    archive = await openArchive(destination)
  }
  throw new Error('unreachable: the last stage returns')
}
