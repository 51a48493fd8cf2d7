/**
 * A text from outside, fit to stand in one of our messages: one line, short, unable to end the message, to move the
 * cursor, to reorder what is read, or to be a workflow command (`::set-output`, `##[error]`).
 */
export function quoteOf(text: string, longest = 200): string {
  // broken: github-commands
  const line = text
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]+/gu, ' ')
    .replace(/:{2,}/g, ':')
    .replace(/##\[/g, '[')
    .replace(/ {2,}/g, ' ')
    .trim()
  const points = [...line]
  return points.length <= longest ? line : `${points.slice(0, longest - 1).join('')}…`
}

/** The text in quotation marks if it is short and plain, else `instead`: nothing is left out of a quoted name. */
export function quotePlain(text: string, instead: string, longest = 100): string {
  return /^[\w .:()/+-]+$/.test(text) && text.length <= longest && quoteOf(text) === text
    ? `"${text}"`
    : instead
}
