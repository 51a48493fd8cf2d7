/**
 * What a runner shows of a step's standard output: values are replaced from the line on that asks for it, and such
 * lines themselves are not shown.
 */
export function shownBy(stdout: string): string {
  const masks: string[] = []
  const shown: string[] = []
  for (const line of stdout.split('\n')) {
    const mask = /^::add-mask::(.*)$/.exec(line)?.[1]
    if (mask === undefined) {
      shown.push(masks.reduce((text, secret) => text.replaceAll(secret, '***'), line))
    } else if (mask !== '') {
      masks.push(mask.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%'))
    }
  }
  return shown.join('\n')
}
