import { createHash } from 'node:crypto'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { runCli } from '../../support/action.js'
import { auditRow, dayMs, hourlyRows, night, startWorld, type World } from '../../support/scenario.js'

let world: World
let folder: string
beforeEach(async () => {
  world = await startWorld({ history: hourlyRows(3, night - dayMs) })
  folder = await mkdtemp(join(tmpdir(), 'audit-page-'))
})
afterEach(async () => {
  await world.close()
  await rm(folder, { recursive: true, force: true })
})

const texts = [
  '</script><script>globalThis.pwned = 1</script><img src=https://evil.example/x onerror=alert(1)>',
  '<!--<script>',
  ']]></style><style>@import "https://evil.example/x.css"',
  '\u2028\u202e\u0000caf\u00e9 \ud83d\ude00'
]

// That a browser shows it as text, __tests__/page/browser/hostile.test.ts has with many more.
test('row 43: in the page a text ends no element and begins none, and only the own script may run', async () => {
  for (const [index, text] of texts.entries()) {
    const strange = { action: text, ip: text, host: text, referer: text, actor: { id: text, email: text } }
    world.sandbox.log.append(
      auditRow(night - 3_600_000 - index, text, {
        ...strange,
        object: { id: text, type: text, [text]: text }
      })
    )
  }
  const archived = await runCli(
    ['archive', 'a', '--endpoint', world.sandbox.endpoint, '--notable', 'critical *'],
    {
      cwd: folder,
      env: { HIREFLIX_API_KEY: world.sandbox.apiKey }
    }
  )
  expect(archived.status).toBe(0)
  expect(await runCli(['report', 'a', '--html', 'page.html'], { cwd: folder })).toMatchObject({ status: 0 })
  const page = await readFile(join(folder, 'page.html'), 'utf8')
  const parts =
    /<style>(.*?)<\/style>.*?<script type="application\/json" id="data">(.*?)<\/script>\n<script>(.*?)<\/script>\n<\/body>\n<\/html>\n$/s.exec(
      page
    )
  const [, style = '', data = '', script = ''] = parts ?? []
  expect(data).not.toMatch(/[^\x20-\x3b\x3d\x3f-\x7e]/)
  // Nothing of them is lost.
  const { members } = JSON.parse(data) as { members: string[] }
  const said = members.map((member) => JSON.parse(`{${member}}`) as object)
  for (const text of texts) expect(said).toContainEqual({ action: text })
  const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(page)?.[1] ?? ''
  const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`
  expect(policy.split('; ')).toEqual(
    expect.arrayContaining([
      "default-src 'none'",
      `script-src ${hashOf(script)}`,
      `style-src ${hashOf(style)}`,
      "require-trusted-types-for 'script'"
    ])
  )
  expect(page.match(/<script/g)).toHaveLength(2)
})
