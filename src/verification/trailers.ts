/** A trailer of a commit message, as `git interpret-trailers --parse` gives it. */
export interface Trailer {
  readonly key: string
  readonly value: string
}

// A block that holds one of these may hold other lines too. https://git-scm.com/docs/git-interpret-trailers
const writtenByGit = /^(?:Signed-off-by: |\(cherry picked from commit )/
const form = /^([A-Za-z0-9-]+)[ \t]*:(.*)$/s
const comment = '#'

/**
 * The trailers of a commit message, as git finds them: in the last paragraph, which is not the first, if all its lines
 * are trailers, or a quarter of them beside one that git writes itself. A line that begins with a space continues the
 * one before.
 */
export function trailersOf(message: string): Trailer[] {
  const trailers: { key: string; value: string }[] = []
  let last: { value: string } | undefined
  for (const line of blockOf(message)) {
    const [, key, value = ''] = form.exec(line) ?? []
    if (line.startsWith(comment)) continue
    if (/^\s/.test(line)) {
      if (last !== undefined) last.value = `${last.value} ${line.trim()}`.trim()
    } else if (key === undefined) last = undefined
    else {
      const trailer = { key, value: value.trim() }
      trailers.push(trailer)
      last = trailer
    }
  }
  return trailers
}

function blockOf(message: string): string[] {
  const lines = message.split('\n')
  while (lines.length > 0 && isBlank(lines.at(-1) as string)) lines.pop()
  const titleFrom = lines.findIndex((line) => !line.startsWith(comment))
  const titleEnd = lines.findIndex((line, index) => index >= titleFrom && isBlank(line))
  const begin = lines.findLastIndex(isBlank)
  if (titleEnd === -1 || begin < titleEnd) return []
  const block = lines.slice(begin + 1)
  return isTrailerBlock(block) ? block : []
}

/** Counts from the end, as git does: lines that continue a trailer count as nothing, others as no trailer. */
function isTrailerBlock(block: readonly string[]): boolean {
  let [trailers, others, continuing] = [0, 0, 0]
  let isOfGit = false
  for (const line of block.toReversed()) {
    const isTrailer = form.test(line)
    if (line.startsWith(comment)) others += continuing
    else if (writtenByGit.test(line) || isTrailer) trailers++
    else if (/^\s/.test(line)) {
      continuing++
      continue
    } else others += continuing + 1
    isOfGit ||= writtenByGit.test(line)
    continuing = 0
  }
  others += continuing
  return isOfGit ? trailers * 3 >= others : trailers > 0 && others === 0
}

function isBlank(line: string): boolean {
  return line.trim() === ''
}
