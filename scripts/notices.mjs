/**
 * Writes the licences of all that is bundled: npm run notices, the last step of npm run build.
 *
 * What is bundled is what the bundlers say that they read, not what package.json asks for: webpack's statistics
 * (`ncc --stats-out`) and esbuild's metafiles, one file per bundle in `coverage/bundled/`.
 */
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'

const statistics = 'coverage/bundled'
const target = 'dist/THIRD-PARTY-NOTICES.txt'

/** Paths of the modules in one bundle, from webpack's statistics or esbuild's metafile. */
function modulesOf(file) {
  const { modules, inputs } = JSON.parse(readFileSync(file, 'utf8'))
  if (modules === undefined && inputs === undefined)
    throw new Error(`Cannot read "${file}": it lists no modules`)
  const pathsOf = (module) => [module.nameForCondition ?? '', ...(module.modules ?? []).flatMap(pathsOf)]
  return [...(modules ?? []).flatMap(pathsOf), ...Object.keys(inputs ?? {})]
}

/** The folder of the package that a module belongs to, `node_modules/…`; absent for a module of our own. */
function packageFolderOf(module) {
  return /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(relative('.', module))?.[0]
}

// Declared in a package's repository, but not in the package.
const declaredElsewhere = {
  'buffers@0.1.1': 'MIT' // https://github.com/substack/node-buffers/issues/12
}

/** The licence and notice files of a package, or, where it comes without, what its package.json declares. */
function noticeOf(folder) {
  const { name, version, license, author } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  const declared = license ?? declaredElsewhere[`${name}@${version}`]
  const files = readdirSync(folder).filter((file) => /^(licen[cs]e|copying|notice)([.-]|$)/i.test(file))
  const texts = files.sort().map((file) => readFileSync(join(folder, file), 'utf8'))
  if (!files.some((file) => !/^notice/i.test(file)))
    texts.push(standardText(`${name}@${version}`, declared, author))
  return { name, version, license: declared, text: texts.join('\n').replaceAll('\r\n', '\n').trim() }
}

/** @throws Error for any licence but MIT, whose text is the same for all but its first line. */
function standardText(id, license, author) {
  if (license !== 'MIT' && license !== 'MIT/X11') {
    throw new Error(
      `Cannot bundle "${id}": it comes without the text of its licence, ${license}; do without it`
    )
  }
  const holder = typeof author === 'string' ? author : (author?.name ?? 'its authors')
  const ours = readFileSync('LICENSE', 'utf8')
  const text = ours.slice(ours.indexOf('Permission is hereby granted'))
  return `(The package comes without the text of its licence, which is:)\n\nCopyright (c) ${holder}\n\n${text}`
}

/** What is there for development may be gone, or another version, in the next install. */
function verifyNotForDevelopment(folder) {
  if (locked[folder]?.dev === true)
    throw new Error(
      `Cannot bundle "${folder}": it is installed for development alone; leave it out (--external)`
    )
}

const locked = JSON.parse(readFileSync('package-lock.json', 'utf8')).packages
const bundles = readdirSync(statistics).map((file) => join(statistics, file))
const folders = new Set(bundles.flatMap(modulesOf).flatMap((module) => packageFolderOf(module) ?? []))
for (const folder of folders) verifyNotForDevelopment(folder)
const notices = [...folders]
  .map(noticeOf)
  .sort((a, b) => (`${a.name}@${a.version}` < `${b.name}@${b.version}` ? -1 : 1))
const rule = '-'.repeat(80)
const sections = notices.map(
  ({ name, version, license, text }) => `${rule}\n${name}@${version}\n${license}\n${rule}\n\n${text}\n`
)
const opening = 'The files in this folder contain these packages, under these licences.\n'
writeFileSync(target, [opening, ...sections].join('\n'))
rmSync(statistics, { recursive: true })
console.log(`${target}: ${notices.length} packages`)
