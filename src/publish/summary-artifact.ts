import type { ReportedArtifact, RunReport } from '../review/report.js'
import { renderCode, renderProse } from '../text/escape.js'
import { timeOf } from '../text/wording.js'

/** Items of a list: the limits of an archive in an artifact, and the address of the review page. */
export function describeArtifacts({ artifact, page }: RunReport): string[] {
  return [
    ...(artifact === undefined
      ? []
      : [
          `- ⚠ **An artifact alone is no archive:** ${linkTo(artifact)} ${expiresOf(artifact)}, and what Hireflix has ` +
            'forgotten by then goes with it. Download it before, or archive into a repository.',
          '- It holds what Hireflix retains now and continues no earlier artifact: time that lies between two of them ' +
            'would not be noticed as a gap.'
        ]),
    ...(page === undefined
      ? []
      : [`- As a page that opens in the browser: ${linkTo(page)}, ${expiresOf(page)}.`])
  ]
}

/** As in: the artifact expires on 2025-12-31. */
export function expiresOf({ expiresAt }: ReportedArtifact): string {
  return expiresAt === undefined
    ? 'expires when the repository says so, by default after 90 days'
    : `expires on ${timeOf(expiresAt).slice(0, 10)}`
}

/** The runner gives the address: it becomes a link only if it cannot end the Markdown around it. */
function linkTo({ name, url }: ReportedArtifact): string {
  return /^https:\/\/[\w.:-]+\/[\w./-]+$/.test(url) ? `[${renderProse(name, 100)}](${url})` : renderCode(name)
}
