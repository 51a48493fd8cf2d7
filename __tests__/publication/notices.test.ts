import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'

interface LockedPackage {
  readonly version: string
  readonly license?: string
  readonly dev?: boolean
}

const notices = readFileSync('dist/THIRD-PARTY-NOTICES.txt', 'utf8')
const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
  packages: Record<string, LockedPackage>
}
const nameOf = (folder: string): string => folder.replace(/^.*node_modules\//, '')

/** The packages of the lockfile that are not for development alone, by folder, as far as they are installed here. */
const installed = Object.entries(lock.packages).filter(
  ([folder, { dev }]) => folder !== '' && dev !== true && existsSync(folder)
)

const sections = notices
  .split(/^-{80}\n(?=\S+@\d)/m)
  .slice(1)
  .map((section) => {
    const [heading = '', license = '', , ...text] = section.split('\n')
    return { heading, license, text: text.join('\n') }
  })

describe('dist/THIRD-PARTY-NOTICES.txt', () => {
  test('names versions and licences that the lockfile has', () => {
    const locked = new Map(
      installed.map(([folder, { version, license }]) => [`${nameOf(folder)}@${version}`, license])
    )
    // A few old packages declare no licence: scripts/notices.mjs says where theirs is declared.
    const wrong = sections.filter(
      ({ heading, license }) => !locked.has(heading) || (locked.get(heading) ?? license) !== license
    )
    expect(wrong).toEqual([])
    expect(sections.length).toBeGreaterThan(20)
  })

  test('has the text of each licence', () => {
    const without = sections.filter(
      ({ text }) => !/copyright/i.test(text) || !/permi(t|ssion)|redistribut/i.test(text) || text.length < 500
    )
    expect(without.map(({ heading }) => heading)).toEqual([])
  })

  // A bundle inside a bundle, such as a page, hides what it was made of, unless its metafile is looked at as well.
  test('names every direct dependency that is not for development alone', () => {
    const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as { dependencies: object }
    const named = sections.map(({ heading }) => heading.replace(/@[^@]+$/, ''))
    expect(Object.keys(dependencies).filter((name) => !named.includes(name))).toEqual([])
  })

  // The notices come from what the bundler says that it read. This looks at the bundles instead.
  test('leaves out no package whose lines are in the bundles', () => {
    const bundled = new Set(filesUnder('dist').flatMap(longLinesOf))
    const packages = installed.map(([folder, { version }]) => {
      const name = nameOf(folder)
      return { name, id: `${name}@${version}`, files: filesUnder(folder).map(longLinesOf) }
    })
    // A helper of the TypeScript compiler, or a polyfill that was copied, says nothing of the package that it is in.
    const namesOf = new Map<string, Set<string>>()
    for (const { name, files } of packages)
      for (const line of new Set(files.flat())) namesOf.set(line, (namesOf.get(line) ?? new Set()).add(name))
    const found = packages
      .filter(({ files }) =>
        files.some((lines) =>
          isMostlyIn(
            bundled,
            lines.filter((line) => namesOf.get(line)?.size === 1)
          )
        )
      )
      .map(({ id }) => id)
    const named = sections.map(({ heading }) => heading)
    expect(found.filter((id) => !named.includes(id))).toEqual([])
    expect(found.length).toBeGreaterThan(15)
  })
})

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return entry.name === 'node_modules' ? [] : filesUnder(path)
    return /\.[cm]?js$/.test(entry.name) ? [path] : []
  })
}

function longLinesOf(file: string): string[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line.length >= 60 && !/^(\*|\/)/.test(line))
}

function isMostlyIn(bundled: ReadonlySet<string>, lines: readonly string[]): boolean {
  return lines.length >= 5 && lines.filter((line) => bundled.has(line)).length >= lines.length * 0.8
}
