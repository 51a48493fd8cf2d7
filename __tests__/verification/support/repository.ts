/** Commits of archives as a real git repository, made by one `git fast-import`. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Commit } from './archives.js'

export function makeRepository(commits: readonly Commit[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'archive-history-'))
  const run = (args: string[], input?: Buffer): void =>
    void execFileSync('git', args, { cwd: folder, input, stdio: ['pipe', 'pipe', 'pipe'] })
  run(['init', '--quiet', '--bare', '--initial-branch=main'])
  run(['fast-import', '--quiet'], streamOf(commits))
  return folder
}

function streamOf(commits: readonly Commit[]): Buffer {
  const parts: Buffer[] = []
  const say = (text: string): void => void parts.push(Buffer.from(text))
  const data = (text: string): void => {
    const bytes = Buffer.from(text)
    say(`data ${bytes.length}\n`)
    parts.push(bytes)
    say('\n')
  }
  for (const [index, { files, message, parents }] of commits.entries()) {
    say(`commit refs/heads/main\nmark :${index + 1}\n`)
    say(`committer Archiver <archiver@example.com> ${1_760_000_000 + index * 86_400} +0000\n`)
    data(message)
    const [first, ...others] = parents ?? (index === 0 ? [] : [index - 1])
    if (first !== undefined) say(`from :${first + 1}\n`)
    for (const other of others) say(`merge :${other + 1}\n`)
    say('deleteall\n')
    for (const [path, content] of files) {
      say(`M 100644 inline audit-log/${path}\n`)
      data(content)
    }
  }
  return Buffer.concat(parts)
}
