#!/usr/bin/env node
/**
 * Takes from GitHub's OpenAPI description the few operations that the test server speaks, and the schemas they refer to.
 *
 *   npm install --prefix /tmp/openapi @octokit/openapi@23
 *   node extract.mjs /tmp/openapi/node_modules/@octokit/openapi/generated/api.github.com.json rest-subset.json
 *
 * The whole package is 385 MB, so only the extract is kept here.
 */
import { readFileSync, writeFileSync } from 'node:fs'

const operations = [
  ['get', '/repos/{owner}/{repo}'],
  ['get', '/repos/{owner}/{repo}/git/blobs/{file_sha}'],
  ['put', '/repos/{owner}/{repo}/contents/{path}'],
  ['get', '/repos/{owner}/{repo}/contents/{path}'],
  ['get', '/repos/{owner}/{repo}/git/ref/{ref}'],
  ['post', '/repos/{owner}/{repo}/git/refs'],
  ['get', '/repos/{owner}/{repo}/git/trees/{tree_sha}'],
  ['get', '/repos/{owner}/{repo}/git/commits/{commit_sha}'],
  ['get', '/repos/{owner}/{repo}/issues'],
  ['post', '/repos/{owner}/{repo}/issues'],
  ['patch', '/repos/{owner}/{repo}/issues/{issue_number}'],
  ['get', '/repos/{owner}/{repo}/issues/{issue_number}/comments'],
  ['post', '/repos/{owner}/{repo}/issues/{issue_number}/comments']
]

const [source, target] = process.argv.slice(2)
if (source === undefined || target === undefined) {
  console.error('usage: node extract.mjs <api.github.com.json> <rest-subset.json>')
  process.exit(1)
}
const whole = JSON.parse(readFileSync(source, 'utf8'))

const prose = new Set(['description', 'summary', 'title', 'example', 'examples', 'externalDocs', 'tags', 'headers', 'links'])

// Says which path parameters may hold a slash: the server's routes are made from it.
const kept = new Set(['x-multi-segment'])

/** Members of `properties` are names of data, and data may well be called "description". */
function withoutProse(value, names = false) {
  if (Array.isArray(value)) return value.map((item) => withoutProse(item))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => names || kept.has(name) || !(prose.has(name) || name.startsWith('x-')))
      .map(([name, member]) => [name, withoutProse(member, !names && name === 'properties')])
  )
}

const paths = {}
const components = {}

function keepReferences(value) {
  if (typeof value !== 'object' || value === null) return
  for (const [name, member] of Object.entries(value)) {
    if (name === '$ref' && typeof member === 'string') keepComponent(member)
    else keepReferences(member)
  }
}

function keepComponent(reference) {
  const [, , kind, name] = reference.split('/')
  components[kind] ??= {}
  if (components[kind][name] !== undefined) return
  const component = withoutProse(whole.components[kind][name])
  components[kind][name] = component
  keepReferences(component)
}

for (const [method, path] of operations) {
  const operation = withoutProse(whole.paths[path][method])
  paths[path] ??= {}
  paths[path][method] = operation
  keepReferences(operation)
}

// One line for each operation and component: small, and a new version still shows what it changed.
const line = (indent, entries) =>
  entries.map(([name, value]) => `${indent}${JSON.stringify(name)}: ${JSON.stringify(value)}`).join(',\n')
const block = (indent, entries, inner) =>
  entries.map(([name, value]) => `${indent}${JSON.stringify(name)}: {\n${inner(value)}\n${indent}}`).join(',\n')
const sorted = (object) => Object.entries(object).sort(([a], [b]) => (a < b ? -1 : 1))

const info = {
  title: 'Extract of the OpenAPI description of the GitHub REST API',
  version: whole.info.version,
  license: whole.info.license,
  'x-source': 'https://github.com/github/rest-api-description by way of @octokit/openapi; written by extract.mjs'
}
writeFileSync(
  target,
  `{
  "openapi": ${JSON.stringify(whole.openapi)},
  "info": ${JSON.stringify(info)},
  "paths": {
${block('    ', sorted(paths), (methods) => line('      ', sorted(methods)))}
  },
  "components": {
${block('    ', sorted(components), (named) => line('      ', sorted(named)))}
  }
}
`
)
