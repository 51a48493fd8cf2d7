/**
 * What cannot be saved, done plainly with node:http and a keep-alive agent, four requests at once:
 *
 *   empty                     an empty process
 *   first ENDPOINT            one request
 *   fetch ENDPOINT POSITIONS  the same pages fetched and parsed
 *   store ENDPOINT POSITIONS FOLDER  and the events serialised, hashed and written, a mebibyte a file
 *   night ENDPOINT POSITIONS FOLDER FILES  or the given files read, hashed, written to the folder, and committed
 */
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { basename, join } from 'node:path'

const [, , what, endpoint, positionsFile, folder, files] = process.argv

if (what !== 'empty') {
  const agent = new Agent({ keepAlive: true, maxSockets: 4 })
  const ask = ({ skip, limit }) =>
    new Promise((resolve, reject) => {
      const body = JSON.stringify({
        query: `query { info { company { logs { audit(pagination: { skip: ${skip}, limit: ${limit} }) { count total results { actor { id email } timestamp object ip action host referer medium } } } } } }`
      })
      const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }
      request(endpoint, { method: 'POST', agent, headers }, (response) => {
        const chunks = []
        response.on('data', (chunk) => chunks.push(chunk))
        response.on('end', () => resolve(JSON.parse(Buffer.concat(chunks).toString('utf8'))))
        response.on('error', reject)
      })
        .on('error', reject)
        .end(body)
    })
  const positions =
    what === 'first' ? [{ skip: 0, limit: 1 }] : JSON.parse(readFileSync(positionsFile, 'utf8'))
  let lines = []
  let bytes = 0
  let part = 0
  const store = () => {
    const text = `[\n${lines.join(',\n')}\n]\n`
    createHash('sha256').update(text).digest('hex')
    writeFileSync(join(folder, `${part++}.json`), text)
    lines = []
    bytes = 0
  }
  const left = positions.toReversed()
  await Promise.all(
    Array.from({ length: 4 }, async () => {
      for (let position = left.pop(); position !== undefined; position = left.pop()) {
        const answer = await ask(position)
        if (what !== 'store') continue
        for (const row of answer.data.info.company.logs.audit.results) {
          const line = JSON.stringify(row)
          lines.push(line)
          bytes += line.length
          if (bytes > 1024 * 1024) store()
        }
      }
    })
  )
  if (what === 'store') store()
  if (what === 'night') {
    for (const file of JSON.parse(readFileSync(files, 'utf8'))) {
      const content = readFileSync(file)
      createHash('sha256').update(content).digest('hex')
      writeFileSync(join(folder, basename(file)), content)
    }
    execFileSync('git', ['add', '.'], { cwd: folder })
    execFileSync('git', ['commit', '--quiet', '--allow-empty', '-m', 'Archive audit events'], { cwd: folder })
  }
  agent.destroy()
}
