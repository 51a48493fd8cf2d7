// Quotes, apostrophes, spaces and controls may stand before what a spreadsheet computes with. What ends a cell
// is not among them, so that a text is gone through once.
const before = String.raw`(?:(?![\t\r\n])['"\s\p{C}])*`
const formula = String.raw`${before}[=+\-@\uff1d\uff0b\uff0d\uff20]`
// A spreadsheet makes a number of digits: it drops zeros in front, and what goes beyond fifteen digits.
const computed = new RegExp(String.raw`^(?:${formula}|${before}\d+(?:e\d+)?\s*$)`, 'iu')
// Where a semicolon or a tab separates cells, quotes keep neither from ending one.
const computedWithin = new RegExp(`[;\\t\\r\\n](?=${formula})`, 'gu')

/**
 * A text as a cell of CSV that no spreadsheet computes with, whether `,`, `;` or a tab separates its cells: an
 * apostrophe stands before what would be a formula or a number. Each text has a cell of its own, so none is lost.
 */
export function inertCell(text: string): string {
  const within = text.replace(computedWithin, "$&'")
  return computed.test(text) ? `'${within}` : within
}
