/**
 * Prints what changed in a version, for its release: node scripts/release-notes.mjs 1.2.0
 *
 * Fails unless package.json and CHANGELOG.md speak of that same version, and the changelog says the day.
 */
import { readFileSync } from 'node:fs'

const [version = ''] = process.argv.slice(2)

function fail(message) {
  console.error(`Cannot release "${version}": ${message}`)
  process.exit(1)
}

if (!/^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)$/.test(version))
  fail('a version is three numbers, as in 1.2.0')
const { version: packaged } = JSON.parse(readFileSync('package.json', 'utf8'))
if (packaged !== version)
  fail(`package.json says ${packaged}; set it with "npm version ${version} --no-git-tag-version"`)
const sections = readFileSync('CHANGELOG.md', 'utf8').split(/^## /m).slice(1)
const section = sections.find((text) => text.startsWith(`${version} `))
if (section === undefined) fail(`CHANGELOG.md has no section "## ${version} (day)"; write one`)
const [, day] = /^\S+ \((\d{4}-\d{2}-\d{2})\)\n/.exec(section) ?? []
if (day === undefined)
  fail(`CHANGELOG.md does not say the day: make its heading "## ${version} (YYYY-MM-DD)"`)
console.log(section.slice(section.indexOf('\n')).trim())
