import { integration, jonas, priya } from './cast.js'
import {
  adminSession,
  type CompanyState,
  integrationSession,
  interviewObject,
  personObject,
  positionObject
} from './company-state.js'
import { deleteInterview } from './deeds.js'

/** Something that a reviewer of the log should notice. */
export interface Incident {
  readonly kind: 'share-spree' | 'stolen-api-key' | 'departing-recruiter'
  readonly description: string
  /** How long before the end of the history it begins, milliseconds. */
  readonly beforeEndMs: number
  readonly actorEmail: string
  readonly ip: string
}

const minute = 60_000
const day = 24 * 60 * minute

/** On the Tuesday at 11:20 UTC, when the history ends with a Sunday. */
export const shareSpree: Incident = {
  kind: 'share-spree',
  description: 'A recruiter makes 45 public links to interviews, and one to a position, within 25 minutes',
  beforeEndMs: 6 * day - (11 * 60 + 20) * minute,
  actorEmail: priya.email,
  ip: priya.home
}

/** On the Wednesday at 03:00 UTC, when the history ends with a Sunday. */
export const stolenApiKey: Incident = {
  kind: 'stolen-api-key',
  description:
    "The integration's API key is used from an unknown address through an unknown host: a second key, a webhook, 18 scores",
  beforeEndMs: 5 * day - 3 * 60 * minute,
  actorEmail: integration.email,
  ip: '203.0.113.199'
}

/** The host that only the stolen key names: `host` is whatever the caller sent, here a relay's own name. */
export const stolenApiKeyHost = 'relay.example.net'

/** On the Friday at 17:42 UTC, when the history ends with a Sunday. The recruiter is never seen again. */
export const departingRecruiter: Incident = {
  kind: 'departing-recruiter',
  description:
    'A recruiter on the last day logs in from home and deletes 60 interviews and a position in 12 minutes',
  beforeEndMs: 3 * day - (17 * 60 + 42) * minute,
  actorEmail: jonas.email,
  ip: jonas.home
}

export const incidents: readonly Incident[] = [shareSpree, stolenApiKey, departingRecruiter]

/** Lets an incident happen from `at` on, epoch milliseconds. */
export function unfold({ kind }: Incident, company: CompanyState, at: number): void {
  const unfoldings = {
    'share-spree': unfoldShareSpree,
    'stolen-api-key': unfoldStolenApiKey,
    'departing-recruiter': unfoldDepartingRecruiter
  }
  unfoldings[kind](company, at)
}

function unfoldShareSpree(company: CompanyState, at: number): void {
  const session = adminSession(priya, shareSpree.ip)
  const position = company.random.pick(company.positions)
  company.record(at, session, 'position.create-shareable-link', positionObject(position))
  for (const moment of momentsOf(company, at, 45, 33_000)) {
    const interview = company.findAnswered(moment) ?? company.addInterview(moment, position)
    company.shared.push(interview)
    company.record(moment, session, 'interview.create-share-link', interviewObject(interview))
  }
}

function unfoldStolenApiKey(company: CompanyState, at: number): void {
  const session = integrationSession(stolenApiKey.ip, stolenApiKeyHost)
  company.record(at, session, 'api-key.create', {
    id: company.random.objectId(at),
    type: 'API_KEY',
    name: 'sync-2'
  })
  const second = at + 41_000
  company.record(second, session, 'webhook.create', { id: company.random.objectId(second), type: 'WEBHOOK' })
  for (const moment of momentsOf(company, second, 18, 4000)) {
    const interview = company.findAnswered(moment)
    if (interview === undefined) continue
    company.record(moment, session, 'interview.score-interview', interviewObject(interview))
  }
}

function unfoldDepartingRecruiter(company: CompanyState, at: number): void {
  const session = adminSession(jonas, departingRecruiter.ip)
  const login = { ...session, referer: 'https://admin.hireflix.com/en/login' }
  company.record(at, login, 'user.login-with-company', personObject(jonas))
  for (const moment of momentsOf(company, at, 60, 11_000)) deleteInterview(company, moment, session)
  const end = at + 12 * minute
  const [position] = company.positions.splice(0, 1)
  if (position !== undefined) company.record(end, session, 'position.delete', positionObject(position))
  company.departed.add(jonas.id)
}

function* momentsOf(company: CompanyState, at: number, count: number, apartMs: number): Generator<number> {
  for (let n = 1; n <= count; n++) yield at + n * apartMs - company.random.between(0, apartMs - 1000)
}
