/** Exports of archives in memory to folders on disk, and DuckDB over what they wrote. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { withExportFolder } from '../../src/destinations/export-folder.js'
import { thisProcess, type WritingProcess } from '../../src/destinations/writing-process.js'
import { type ExportResult, exportArchive } from '../../src/export/export.js'
import { parseExportOptions } from '../../src/export/options.js'
import { ExportSource } from '../../src/export/source.js'
import { folderOf } from '../verification/support/folder.js'
import type { TamperedFiles } from '../verification/support/tampering.js'

export type ExportTexts = Readonly<Record<string, string>>

/** Exports the files of an archive into a folder, as the command does. */
export async function exportInto(
  out: string,
  files: TamperedFiles,
  options: ExportTexts = {},
  writer: WritingProcess = thisProcess
): Promise<ExportResult> {
  const parsed = parseExportOptions((name) => options[name])
  const source = await ExportSource.open(folderOf(files), 'audit-log')
  return withExportFolder(out, writer, (target) => exportArchive(source, target, parsed, () => {}))
}

/** All files in a folder by their path, as text of one character a byte. */
export function filesIn(folder: string): Record<string, string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile()
  )
  const paths = entries.map((entry) => join(entry.parentPath, entry.name)).sort()
  return Object.fromEntries(
    paths.map((path) => [path.slice(folder.length + 1), readFileSync(path).toString('latin1')])
  )
}

export interface Engine {
  /** The rows of an answer, each an object by column. */
  query(sql: string): Promise<Record<string, unknown>[]>
  close(): void
}

/** A DuckDB in memory that says times in UTC. */
export async function startDuckDb(): Promise<Engine> {
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  await connection.run("SET TimeZone = 'UTC'")
  return {
    query: async (sql) => (await connection.runAndReadAll(sql)).getRowObjectsJson(),
    close: () => {
      connection.closeSync()
      instance.closeSync()
    }
  }
}
