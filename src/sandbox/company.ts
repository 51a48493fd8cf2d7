import type { TimedRow } from './audit-row.js'
import { officeAddress, type Person, type Role } from './cast.js'
import { adminSession, CompanyState, personObject } from './company-state.js'
import { deedsOf, exchange, importCandidates, perform, staffOf, visitShareLink } from './deeds.js'
import { incidents, unfold } from './incidents.js'
import { Random } from './random.js'

export interface HistoryOptions {
  /** Any whole number; the same options give the same rows. */
  readonly seed: number
  /** Epoch milliseconds, included. */
  readonly from: number
  /** Epoch milliseconds, not included. */
  readonly to: number
  /** Multiplies what people and the integration do in a day; 1 is a company of nine. */
  readonly scale?: number
  /** Plants the incidents at their fixed times before `to`; true unless said otherwise. */
  readonly incidents?: boolean
}

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** Something that is going to happen at `at`, epoch milliseconds. */
interface Planned {
  readonly at: number
  readonly happen: (company: CompanyState) => void
}

/**
 * The audit events of a company of nine between two moments, oldest first: some 60 to 120 on a working day, more when a
 * bulk operation falls on it, few at weekends. Pure: the same options give the same rows.
 */
export function companyHistory(options: HistoryOptions): readonly TimedRow[] {
  const { from, to } = options
  const random = new Random(options.seed)
  const company = new CompanyState(random, from)
  const planted = (options.incidents ?? true) ? incidents : []
  for (let midnight = Math.floor(from / day) * day; midnight < to; midnight += day) {
    const plan = dayPlan(company, midnight, options.scale ?? 1)
    for (const incident of planted) {
      const at = to - incident.beforeEndMs
      if (at >= midnight && at < midnight + day) {
        plan.push({ at, happen: (state) => unfold(incident, state, at) })
      }
    }
    plan.sort((a, b) => a.at - b.at)
    for (const { happen } of plan) happen(company)
  }
  return company.rows
    .filter(({ row }) => row.timestamp >= from && row.timestamp < to)
    .sort((a, b) => a.row.timestamp - b.row.timestamp)
}

/** One UTC day; `midnight` is its beginning, epoch milliseconds. */
interface Day {
  readonly midnight: number
  readonly working: boolean
  readonly scale: number
  readonly random: Random
}

function dayPlan(company: CompanyState, midnight: number, scale: number): Planned[] {
  const { random } = company
  const weekday = new Date(midnight).getUTCDay()
  const working = weekday >= 1 && weekday <= 5
  const today = { midnight, working, scale, random }
  return [
    ...staffOf(company).flatMap((person) => personPlan(person, today)),
    ...integrationPlan(today),
    ...guestPlan(today)
  ]
}

function integrationPlan({ midnight, working, scale, random }: Day): Planned[] {
  const exchangeAt = midnight + 90 * minute + random.between(0, 5 * minute)
  const exchanged = Math.round((working ? random.between(5, 14) : random.between(0, 3)) * scale)
  const plan: Planned[] = [{ at: exchangeAt, happen: (state) => exchange(state, exchangeAt, exchanged) }]
  // About once a week the other system hands over a whole batch.
  if (working && random.chance(0.25)) {
    const at = midnight + 150 * minute + random.between(0, 20 * minute)
    const size = random.chance(0.15) ? random.between(90, 149) : random.between(20, 60)
    plan.push({ at, happen: (state) => importCandidates(state, at, size) })
  }
  return plan
}

function guestPlan({ midnight, working, scale, random }: Day): Planned[] {
  const visits = working ? Math.round(random.between(0, 4) * scale) : 0
  return Array.from({ length: visits }, () => {
    const at = midnight + random.between(8 * hour, 20 * hour)
    return { at, happen: (state) => visitShareLink(state, at) }
  })
}

/** How many events a role causes in a day: least and most. */
const dailyEvents: Readonly<Record<Role, readonly [number, number]>> = {
  recruiter: [11, 19],
  coordinator: [9, 16],
  manager: [3, 7],
  admin: [4, 9]
}

function personPlan(person: Person, { midnight, working, scale, random }: Day): Planned[] {
  if (!random.chance(working ? 0.88 : 0.04)) return []
  const [least, most] = working ? dailyEvents[person.role] : ([1, 3] as const)
  const session = adminSession(person, working && random.chance(0.7) ? officeAddress : person.home)
  const start = midnight + random.between(6.5 * hour, 8.5 * hour)
  const end = start + (working ? random.between(7 * hour, 9 * hour) : hour)

  const plan: Planned[] = []
  // Someone who left in the meantime does nothing more that day.
  const planUnlessGone = (at: number, happen: Planned['happen']): void => {
    plan.push({ at, happen: (company) => (company.departed.has(person.id) ? undefined : happen(company)) })
  }
  const login = { ...session, referer: 'https://admin.hireflix.com/en/login' }
  planUnlessGone(start, (company) =>
    company.record(start, login, 'user.login-with-company', personObject(person))
  )
  for (let n = Math.round(random.between(least, most) * scale); n > 0; n--) {
    const at = random.between(start + 20_000, end)
    const deed = random.weighted(deedsOf[person.role])
    planUnlessGone(at, (company) => perform(deed, company, at, session))
  }
  return plan
}
