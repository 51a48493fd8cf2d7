import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { structureOf } from '../../support/markdown.js'
import { auditRow, dayMs, hourlyRows, night, startWorld, type World } from '../../support/scenario.js'

let world: World
let repository: Awaited<ReturnType<World['github']['createRepository']>>
beforeEach(async () => {
  world = await startWorld({ history: hourlyRows(300, night - dayMs) })
  repository = await world.github.createRepository('acme/audit')
})
afterEach(async () => {
  await world.close()
  expect(world.github.violations).toEqual([])
})

// In the week that the first run of Tuesday, 14 October asks to be reviewed.
const inWeek = Date.UTC(2025, 9, 9, 10)
const inputs = { 'sign-off': 'true', 'health-issue': 'true', notable: 'critical *' }

test('row 42: in an issue a text mentions nobody, refers to nothing, and forges no line, mark or end', async () => {
  // Longer ones are cut.
  const texts = [
    '@everyone @acme/admins #1 a/b#2',
    'a@b.example www.evil.example',
    'https://evil.example/x',
    '<img src=//evil.example/x>',
    '![p](//evil.example/p) `x`',
    '</details></code><!-- x',
    'x\n- [x] all is well',
    '<!-- evidence 01234567 -->'
  ]
  for (const [index, text] of texts.entries()) {
    world.sandbox.log.append(
      auditRow(inWeek + index, text, {
        ...{ action: text, medium: text as 'ADMIN', host: text, ip: text },
        actor: { id: text, email: text },
        object: { id: text, type: text, name: text }
      })
    )
  }
  expect((await world.run({ inputs })).status).toBe(0)
  const [issue] = repository.issues.all
  const body = issue?.body ?? ''
  expect(body).toContain('all is well')
  expect(body).not.toMatch(/@everyone|@acme|#1\b|b#2|:\/\/evil|www\.evil|a@b|<img|!\[|`x`/)
  // As GitHub reads it there is one link, to the run.
  const links = structureOf(body).filter((line) => /^ *(?:link|image) /.test(line))
  expect(links).toEqual([expect.stringMatching(/^ *link http:\/\/127[\w.:/]+\/actions\/runs\/\d+$/)])
  // One mark per line of ours, and none of them checked: what is forged would be read back by the next run.
  expect(body.match(/^- \[ \] /gm)).toHaveLength(texts.length + 1)
  expect(body.match(/<!-- line /g)).toHaveLength(texts.length + 1)
  expect(body).not.toMatch(/^\s*[-*+] \[x\]/m)
  expect(body.match(/<!-- evidence /g)).toHaveLength(1)
  expect(body.match(/<!-- hireflix-audit-archive notes -->/g)).toHaveLength(1)
  expect(body.match(/<\/details>/g)?.length).toBe(body.match(/<details/g)?.length)

  const said = '@everyone\n<!-- hireflix-audit-archive notes --> Fixes #1 https://evil.example'
  world.sandbox.inject({ kind: 'errors', withData: false, code: 'BAD_USER_INPUT', message: said, times: 9 })
  expect((await world.run({ inputs })).status).toBe(1)
  const trouble = repository.issues.all[1]?.body ?? ''
  expect(trouble).toContain('the server reports an error')
  expect(trouble).not.toMatch(/@everyone|#1\b|:\/\/evil|audit-archive notes -->/)
})
