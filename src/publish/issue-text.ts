import { sha256Of } from '../archive/digests.js'

/** An issue's text: runs write it, and people edit it. */
export interface IssueText {
  readonly title: string
  readonly body: string
}

/** Which archive an issue speaks of. */
export interface ArchiveName {
  /** 16 hex digits; the same for every run on the same archive. */
  readonly id: string
  /** For people: `acme/audit, folder audit-log`. */
  readonly description: string
}

/** GitHub takes 65,536 characters. Bytes are never fewer, and nobody documents which characters are counted. */
export const maxIssueBytes = 65_536

export const issueLimit = 'an issue is limited to 65,536 characters'

/** Invisible in the issue. It cannot come from event text, which never holds a `<` of its own. */
export function markerOf(kind: 'sign-off' | 'health', archive: ArchiveName, subject = ''): string {
  return `<!-- hireflix-audit-archive ${kind} ${archive.id}${subject === '' ? '' : ` ${subject}`} -->`
}

/** Sixteen hex digits that stand for these texts. */
export function shortDigestOf(texts: readonly (string | undefined)[]): string {
  return sha256Of(JSON.stringify(texts.map((text) => text ?? null))).slice(0, 16)
}

/** Text that a browser may have sent back with line ends of its own. */
export function linesOf(body: string): string[] {
  return body.split(/\r\n|\r|\n/)
}

/** The run that an issue speaks of. */
export interface RunName {
  readonly id: string
  /** Its page; undefined outside GitHub. */
  readonly url: string | undefined
}

/** A link to the run, made of the runner's own values if they have the expected form. */
export function renderRun({ id, url }: RunName): string {
  const name = `run ${/^[\w-]{1,60}$/.test(id) ? id : 'unknown'}`
  return url !== undefined && /^https?:\/\/[\w.:-]+\/[\w.-]+\/[\w.-]+\/actions\/runs\/\d+$/.test(url)
    ? `[${name}](${url})`
    : name
}
