/**
 * What a runner shows of a step's standard output when it is told to show everything: what commands say, unescaped,
 * and values replaced from the line on that asks for it; such lines themselves are not shown.
 */
export function shownBy(stdout: string): string {
  const masks: string[] = []
  const shown: string[] = []
  for (const line of stdout.split('\n')) {
    const command = /^::([\w-]+)[^:]*::(.*)$/.exec(line)
    const text = command === null ? line : line.replace(command[2] ?? '', () => unescaped(command[2] ?? ''))
    const mask = command?.[1] === 'add-mask' ? unescaped(command[2] ?? '') : undefined
    if (mask === undefined) shown.push(masks.reduce((left, secret) => left.replaceAll(secret, '***'), text))
    else if (mask !== '') masks.push(mask)
  }
  return shown.join('\n')
}

// As @actions/core escapes the data of a command.
function unescaped(data: string): string {
  return data.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%')
}
