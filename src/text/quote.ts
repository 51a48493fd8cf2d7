const longestQuote = 200

/**
 * Another program's text, fit to stand in one of our messages: one line, short, unable to end the message, to move
 * the cursor, to reorder what is read, or to be a workflow command (`::set-output`, `##[error]`).
 */
export function quoteOf(text: string): string {
  // broken: github-commands
  const line = text
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]+/gu, ' ')
    .replace(/:{2,}/g, ':')
    .replace(/##\[/g, '[')
    .replace(/ {2,}/g, ' ')
    .trim()
  const points = [...line]
  return points.length <= longestQuote ? line : `${points.slice(0, longestQuote - 1).join('')}…`
}
