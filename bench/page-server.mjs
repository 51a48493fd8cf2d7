/**
 * A Hireflix that costs as little as it can: pages are put together from texts that are computed, in a process of its
 * own. Told by lines of JSON on its standard input what to serve; each is answered by one line.
 */
import { createServer } from 'node:http'
import { createInterface } from 'node:readline'
import { logOf, nightAfter } from './log.mjs'

let log
let now = 0
let latencyMs = 0
let limit = 1000
let stats
const reset = () => {
  stats = { requests: 0, bytes: 0, first: 0, positions: [] }
}
reset()

const server = createServer((request, response) => {
  let body = ''
  request.setEncoding('utf8')
  request.on('data', (text) => {
    body += text
  })
  request.on('end', () => {
    if (stats.requests === 0) stats.first = performance.timeOrigin + performance.now()
    const [, skipText = '0', limitText = '100'] = /skip: (\d+), limit: (\d+)/.exec(body) ?? []
    const skip = Number(skipText)
    const total = log.events - log.firstRetained
    const count = Math.max(0, Math.min(Number(limitText), limit, total - skip))
    const rows = Array.from({ length: count }, (_, n) => log.textOf(log.events - 1 - skip - n))
    const text = `{"data":{"info":{"company":{"logs":{"audit":{"count":${count},"total":${total},"results":[${rows.join(',')}]}}}}}}`
    stats.requests++
    stats.bytes += Buffer.byteLength(text)
    stats.positions.push({ skip, limit: Number(limitText) })
    const send = () => {
      response.writeHead(200, {
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(text),
        date: new Date(now).toUTCString()
      })
      response.end(text)
    }
    if (latencyMs > 0) setTimeout(send, latencyMs)
    else send()
  })
})
server.keepAliveTimeout = 60_000
server.listen(0, '127.0.0.1', () => console.log(JSON.stringify({ port: server.address().port })))

for await (const line of createInterface(process.stdin)) {
  const told = JSON.parse(line)
  if (told.serve) {
    const { fresh, whole, ...size } = told.serve
    const archived = logOf(size)
    log = nightAfter(whole ? { ...archived, firstRetained: 0 } : archived, fresh ?? 0)
    now = log.now
    latencyMs = told.serve.latencyMs ?? 0
    limit = told.serve.limit ?? 1000
  }
  console.log(JSON.stringify(stats))
  reset()
}
server.close()
