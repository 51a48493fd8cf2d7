import { countOf } from './wording.js'

/** A piece of the summary. Only rows can be cut. */
export interface Section {
  readonly text: string
  /** One line each, without its newline: of a table or a list that `text` opens. */
  readonly rows?: readonly string[]
  /** What a row holds, for the sentence about those cut off. */
  readonly rowName?: string
  readonly after?: string
}

/**
 * Joins sections, within `maxBytes` of UTF-8. Where rows do not fit, later ones of the section are left out and a
 * sentence says how many. The text around them stays: it is ours, and short.
 */
export function fitSections(
  sections: readonly Section[],
  maxBytes: number,
  limit = 'a job summary is limited to 900 KiB'
): string {
  const cutNote = (section: Section, rows: number): string =>
    `\n${countOf(rows, section.rowName ?? 'row')} cut here: ${limit}.\n`
  const fixed = sections.map((section) => {
    const note = section.rows === undefined ? '' : cutNote(section, section.rows.length)
    return Buffer.byteLength(section.text + note + (section.after ?? ''))
  })
  let left = maxBytes - fixed.reduce((sum, bytes) => sum + bytes, 0)
  let joined = ''
  for (const section of sections) {
    joined += section.text
    const rows = section.rows ?? []
    let written = 0
    for (const row of rows) {
      const bytes = Buffer.byteLength(row) + 1
      if (bytes > left) break
      left -= bytes
      joined += `${row}\n`
      written++
    }
    if (written < rows.length) joined += cutNote(section, rows.length - written)
    joined += section.after ?? ''
  }
  return joined
}
