import { plainText, renderCode, renderProse } from '../text/escape.js'
import { fitSections } from '../text/sections.js'
import { describeResult, isInvalid, type VerificationReport, verificationOf } from '../verification/report.js'
import type { Annotation } from './annotations.js'

const maxBytes = 900 * 1024
const maxAnnotations = 10

/** The job summary of mode `verify`, as GitHub Markdown. Nothing in a report is event text; it is escaped all the same. */
export function renderVerification(report: VerificationReport): string {
  const mark = { valid: '✓', invalid: '✗', empty: '✗' }[verificationOf(report)]
  const { findings, valid, head } = report
  return fitSections(
    [
      {
        text: `## Hireflix audit archive: verification\n\n**${mark} ${renderProse(describeResult(report), 2000)}**\n\n`
      },
      ...(findings.length === 0
        ? []
        : [
            {
              text: '| State | Object | |\n|---|---|---|\n',
              rows: findings.map(
                ({ state, object, detail }) =>
                  `| ${state} | ${renderCode(object)} | ${renderProse(detail, 1000)} |`
              ),
              rowName: 'finding',
              after: '\n'
            }
          ]),
      {
        text: `<details><summary>${valid.length} valid</summary>\n\n| Object | |\n|---|---|\n`,
        rows: valid.map(({ object, detail }) => `| ${renderCode(object)} | ${renderProse(detail, 300)} |`),
        rowName: 'object',
        after: '\n</details>\n\n'
      },
      {
        text:
          'The files and the ledger were read whole, through the API or from the workspace. The history of commits was ' +
          `not: clone the archive and run \`verify --history\`.${head === '' ? '' : `\n\nLedger head: ${renderCode(head)}`}\n`
      }
    ],
    maxBytes
  )
}

/** The first findings: faults as errors, incomplete things as warnings. */
export function verificationAnnotations({ findings }: VerificationReport): Annotation[] {
  const levelOf = (finding: VerificationReport['findings'][number]): Annotation['level'] =>
    isInvalid(finding) || finding.state === 'EMPTY'
      ? 'error'
      : finding.state === 'REDACTED'
        ? 'notice'
        : 'warning'
  return findings.slice(0, maxAnnotations).map((finding) => ({
    level: levelOf(finding),
    title: finding.state,
    // Anybody may have written a redaction's reason: nothing in it may act in the log.
    message: plainText(`${finding.object}: ${finding.detail}`, 1000)
  }))
}
