// Archives the audit log into lines of JSON, each event once, as a minimal Node script would. Identical twins become one.
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'

const [, , endpoint, folder] = process.argv
process.chdir(folder)
const lines = existsSync('events.jsonl') ? readFileSync('events.jsonl', 'utf8').trim().split('\n') : []
const events = new Map(lines.map((line) => [line, JSON.parse(line).timestamp]))
const newest = [...events.values()].at(-1) ?? 0
for (let skip = 0; ; ) {
  const query = `query { info { company { logs { audit(pagination: { skip: ${skip}, limit: 100 }) { count total results { actor { id email } timestamp object ip action host referer medium } } } } } }`
  const answer = await fetch(endpoint, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'X-API-KEY': process.env.HIREFLIX_API_KEY },
    body: JSON.stringify({ query }),
    signal: AbortSignal.timeout(30_000)
  })
  if (!answer.ok) throw new Error(`HTTP ${answer.status}`)
  const { data, errors } = await answer.json()
  if (errors) throw new Error(JSON.stringify(errors))
  const rows = data.info.company.logs.audit.results
  if (rows.length === 0) break
  for (const row of rows) events.set(JSON.stringify(row), row.timestamp)
  skip += rows.length
  if (rows.at(-1).timestamp < newest) break
}
const text = `${[...events]
  .sort(([, a], [, b]) => a - b)
  .map(([line]) => line)
  .join('\n')}\n`
writeFileSync('events.jsonl', text)
writeFileSync('events.jsonl.sha256', createHash('sha256').update(text).digest('hex'))
execFileSync('git', ['add', '.'])
execFileSync('git', ['commit', '--quiet', '--allow-empty', '-m', 'Archive audit events'])
