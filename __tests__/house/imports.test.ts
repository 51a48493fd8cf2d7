import { readdirSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { expect, test } from '@jest/globals'

/** Who may import whom: a room, or one file of it. Everybody may import `errors`. The front doors may import all but each other. */
const table: Readonly<Record<string, readonly string[]>> = {
  text: [],
  sandbox: [],
  events: ['text'],
  archive: ['events', 'text'],
  hireflix: ['events', 'text'],
  github: ['text', 'events'],
  review: ['archive', 'events', 'text'],
  verification: ['archive', 'events', 'text'],
  git: ['verification', 'archive', 'text'],
  search: ['verification', 'archive', 'review', 'events', 'text'],
  publish: ['review', 'verification/report', 'archive', 'events', 'text'],
  page: ['review', 'verification/report', 'archive', 'events', 'text'],
  export: ['archive', 'events'],
  destinations: ['archive', 'export', 'github', 'git', 'text'],
  inputs: ['review', 'verification/pins', 'export/options', 'events', 'text'],
  run: ['archive', 'hireflix', 'review', 'publish/commit-message', 'events'],
  assembly: ['*'],
  action: ['*'],
  cli: ['*']
}
const world = /^(?:node:(?:fs|http|https|net|tls|child_process|timers|os)\b|@actions\/|@octokit\/|undici$)/
const meetsWorld =
  /^assembly$|^(?:action|cli|destinations|git|github|sandbox)\/|^hireflix\/(?:client|http)$|^page\/browser\//

const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((file) => /\.tsx?$/.test(file))
const texts = new Map(
  files.map((file) => [file.replace(/(?:\.d)?\.tsx?$/, ''), readFileSync(join('src', file), 'utf8')])
)
const importsOf = (file: string): string[] =>
  [...(texts.get(file) ?? '').matchAll(/(?:\bfrom|\bimport)\s*\(?'([^']+)'/g)].map(([, name = '']) =>
    name.startsWith('.') ? posix.join(posix.dirname(file), name).replace(/\.js$/, '') : name
  )
const roomOf = (file: string): string => (file.includes('/') ? (file.split('/')[0] as string) : file)

test('each room imports what the table allows, and only the ends touch the world', () => {
  const refused = [...texts.keys()].flatMap((file) =>
    importsOf(file)
      .filter((target) => {
        if (!texts.has(target)) return world.test(target) && !meetsWorld.test(file)
        const [from, to] = [roomOf(file), roomOf(target)]
        if (from === to || to === 'errors') return false
        const allowed = table[from] ?? []
        if (allowed.includes('*')) return ['action', 'cli'].includes(to)
        if (from === 'run' && /^hireflix\/(?:client|http)$/.test(target)) return true
        return !allowed.some((name) => target === name || target.startsWith(`${name}/`))
      })
      .map((target) => `${file} → ${target}`)
  )
  expect(refused).toEqual([])
})

test('no file imports itself, by whatever way', () => {
  const circles: string[] = []
  const done = new Set<string>()
  const visit = (file: string, path: readonly string[]): void => {
    if (path.includes(file)) circles.push([...path.slice(path.indexOf(file)), file].join(' → '))
    else if (!done.has(file))
      for (const next of importsOf(file)) if (texts.has(next)) visit(next, [...path, file])
    done.add(file)
  }
  for (const file of texts.keys()) visit(file, [])
  expect(circles).toEqual([])
})

test('at most four files lie loose, and no room holds more than 15 % of the lines', () => {
  const lines = new Map<string, number>()
  for (const [file, text] of texts)
    lines.set(roomOf(file), (lines.get(roomOf(file)) ?? 0) + text.split('\n').length)
  const total = [...lines.values()].reduce((sum, count) => sum + count, 0)
  expect([...texts.keys()].filter((file) => !file.includes('/')).length).toBeLessThanOrEqual(4)
  expect([...lines].filter(([, count]) => count > 0.15 * total)).toEqual([])
})
