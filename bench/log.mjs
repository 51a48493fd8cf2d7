/** The audit log that all measurements read: event `k` of a log is a function of `k`, so nothing has to be kept. */

const dayMs = 86_400_000
const yearMs = 365 * dayMs
/** When the archive of a measurement ends. */
export const archivedAt = Date.UTC(2025, 9, 14, 3, 17)
const retentionMs = 60 * dayMs
/** All that is older than the recent days lies within so long before them. */
const oldMs = 5 * yearMs

/** `events` events, the newest `perDay * recentDays` of them so many a day. */
export function logOf({ events, perDay, recentDays }) {
  const recent = Math.min(events, perDay * recentDays)
  const old = events - recent
  const stepMs = dayMs / perDay
  const recentFrom = archivedAt - 300_000 - recent * stepMs
  const timeOf = (k) =>
    k < old ? Math.floor(recentFrom - oldMs + (k * oldMs) / old) : Math.floor(recentFrom + (k - old) * stepMs)
  const firstRetained = () => {
    let [low, high] = [0, events]
    while (low < high) {
      const middle = (low + high) >> 1
      if (timeOf(middle) < archivedAt - retentionMs) low = middle + 1
      else high = middle
    }
    return low
  }
  return { events, timeOf, firstRetained: firstRetained(), textOf: (k) => textOf(k, timeOf(k)) }
}

/** New events come within the last hours of the next night. */
export function nightAfter(log, fresh) {
  const now = archivedAt + dayMs
  const timeOf = (k) => (k < log.events ? log.timeOf(k) : now - 3_600_000 + (k - log.events) * 1000)
  return {
    events: log.events + fresh,
    now,
    timeOf,
    firstRetained: log.firstRetained,
    textOf: (k) => textOf(k, timeOf(k))
  }
}

const actions = [
  'interview.score-interview',
  'position.update',
  'interview.create',
  'user.login-with-company'
]

/** As the server writes it: about 330 bytes. */
function textOf(k, timestamp) {
  const person = k % 7
  const id = k.toString(16).padStart(24, '0')
  return (
    `{"actor":{"id":"66a8b1f04c1d9e2a7f30b60${person}","email":"person-${person}@example.com"},"timestamp":${timestamp},` +
    `"object":{"id":"${id}","type":"INTERVIEW","name":"Candidate ${k}"},"ip":"192.0.2.${10 + person}",` +
    `"action":"${actions[k % 4]}","host":"admin.hireflix.com",` +
    `"referer":"https://admin.hireflix.com/en/jobs/${id}","medium":"ADMIN"}`
  )
}
