import { InputError } from '../errors.js'
import { quoteOf } from '../text/quote.js'

// What the service refuses in names, since artifacts are unpacked on every file system:
// https://github.com/actions/toolkit/blob/main/packages/artifact/src/internal/upload/path-and-artifact-name-validation.ts
const banned = /["\\/:<>|*?\x00-\x1f\x7f]/

/** @throws InputError */
export function parseArtifactName(text: string): string {
  if (!banned.test(text) && text !== '' && text.length <= 100) return text
  throw new InputError([
    `Cannot use artifact-name "${quoteOf(text)}": it must have 1 to 100 characters and none of " : < > | * ? \\ /`
  ])
}

/**
 * The name of the review page in the run; undefined for none. It ends in .html, by which browsers are told what it is.
 * @throws InputError
 */
export function parseReportArtifact(text: string): string | undefined {
  if (text === '') return undefined
  if (!banned.test(text) && /^[^.].*\.html$/.test(text) && text.length <= 100) return text
  throw new InputError([
    `Cannot use report-artifact "${quoteOf(text)}": it must be a file name that ends in .html, for example ` +
      'audit-review.html, without " : < > | * ? \\ /; leave it out to attach no page'
  ])
}
