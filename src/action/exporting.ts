import * as core from '@actions/core'
import { verifyApart, withExportFolder } from '../destinations/export-folder.js'
import { thisProcess } from '../destinations/writing-process.js'
import { exportArchive } from '../export/export.js'
import { parseExportOptions } from '../export/options.js'
import { ExportSource } from '../export/source.js'
import type { Inputs } from '../inputs/inputs.js'
import type { ReadablePlace } from '../run/archive-report.js'
import { renderCode } from '../text/escape.js'
import { countOf, renderNumber } from '../text/wording.js'
import { workspaceFolder } from './places.js'

/** Mode `export`: writes the archive into a folder of the workspace. The workflow's next step takes it from there. */
export async function exportPlace(inputs: Inputs, place: ReadablePlace): Promise<void> {
  const texts: Readonly<Record<string, string>> = {
    format: inputs.exportFormat,
    schema: inputs.exportSchema
  }
  const options = parseExportOptions((name) => texts[name])
  const folder = workspaceFolder({ path: inputs.exportPath })
  if (inputs.destination === 'workspace') await verifyApart(folder, workspaceFolder(inputs))
  const source = await ExportSource.open(await place.open(), place.description)
  const { changed, events, months, ledgerHead } = await withExportFolder(folder, thisProcess, (target) =>
    exportArchive(source, target, options, (done) =>
      core.info(`Exported ${done.months} of ${done.of} months, ${renderNumber(done.events)} events`)
    )
  )
  core.setOutput('export-changed', String(changed.length > 0))
  core.setOutput('export-files', JSON.stringify(changed))
  core.setOutput('export-events', String(events))
  core.setOutput('ledger-head', ledgerHead)
  const what = `${countOf(events, 'event')} of ${countOf(months, 'month')} in ${renderCode(inputs.exportPath)}`
  await core.summary
    .addRaw(`## Hireflix audit archive: export\n\n${what}; ${countOf(changed.length, 'file')} changed\n`)
    .write()
    .catch(() => core.warning('The job summary could not be written; the export is complete'))
}
