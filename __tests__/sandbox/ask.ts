import type { AuditRow, Sandbox } from '../../src/sandbox/index.js'

const auditFields = 'actor { id email } timestamp object ip action host referer medium'

/** The published query, with the page written as literals as the client does. */
export function auditQuery(skip: number, limit: number, fields = auditFields): string {
  return `query { info { company { logs { audit(pagination: { skip: ${skip}, limit: ${limit} }) { count total results { ${fields} } } } } } }`
}

/** Sends a query; `key` null sends none. Redirects are not followed. */
export function post(sandbox: Sandbox, query: string, key: string | null = sandbox.apiKey) {
  return fetch(sandbox.endpoint, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'content-type': 'application/json', ...(key === null ? {} : { 'x-api-key': key }) },
    body: JSON.stringify({ query })
  })
}

export interface Page {
  readonly count: number
  readonly total: number
  readonly results: readonly AuditRow[]
}

/** One page, which must have come without errors. */
export async function askPage(sandbox: Sandbox, skip: number, limit: number): Promise<Page> {
  const response = await post(sandbox, auditQuery(skip, limit))
  const body = (await response.json()) as { data: { info: { company: { logs: { audit: Page } } } } }
  return body.data.info.company.logs.audit
}

/** A row that says which one it is by its object. */
export function row(timestamp: number, id = String(timestamp)): AuditRow {
  return {
    timestamp,
    ip: '192.0.2.10',
    action: 'interview.shortlist',
    host: 'admin.hireflix.com',
    referer: null,
    medium: 'ADMIN',
    actor: { id: '66a8b1f04c1d9e2a7f30b601', email: 'elena.marsh@example.com' },
    object: { id, type: 'INTERVIEW' }
  }
}

/** `count` rows of one second each, the newest at `newest`. */
export function timedRows(count: number, newest: number) {
  return Array.from({ length: count }, (_, n) => {
    const timestamp = newest - n * 1000
    return { row: row(timestamp), visibleAt: timestamp }
  })
}
