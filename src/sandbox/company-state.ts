import type { AuditObject, AuditRow, Medium, TimedRow } from './audit-row.js'
import {
  candidateFirstNames,
  candidateLastNames,
  integration,
  integrationAddress,
  officeAddress,
  type Person,
  positionTitles
} from './cast.js'
import type { Random } from './random.js'

export interface Position {
  readonly id: string
  readonly name: string
  readonly interviews: Interview[]
}

export interface Interview {
  readonly id: string
  readonly email: string
  readonly position: Position
  /** Epoch milliseconds: when the candidate has recorded the answers. Recording itself is not audited. */
  readonly answeredAt: number
}

/** From where and as whom someone acts. */
export interface Session {
  readonly actor: AuditRow['actor']
  readonly ip: string
  readonly host: string
  readonly medium: Medium
  /** Replaces the page that an administrator's browser would name. */
  readonly referer?: string | null
}

const hour = 3600_000

/** What the company has open, and the events it has caused so far. Acts must come in order of time. */
export class CompanyState {
  readonly rows: TimedRow[] = []
  readonly positions: Position[] = []
  readonly shared: Interview[] = []
  /** Ids of people who have left. */
  readonly departed = new Set<string>()

  constructor(
    readonly random: Random,
    from: number
  ) {
    for (const name of positionTitles.slice(0, 5)) {
      const openedAt = from - random.between(5, 40) * 24 * hour
      const position = this.addPosition(openedAt, name)
      for (let n = random.between(10, 20); n > 0; n--)
        this.addInterview(random.between(openedAt, from), position)
    }
  }

  /** Records an event; `copies` are rows alike in every member, as a double click makes them. */
  record(at: number, session: Session, action: string, object: AuditObject, copies = 1): void {
    const { actor, ip, host, medium } = session
    const referer = session.referer === undefined ? this.#refererOf(session, object) : session.referer
    const row: AuditRow = { timestamp: at, ip, action, host, referer, medium, actor, object }
    for (let n = 0; n < copies; n++) this.rows.push({ row, visibleAt: at + this.#delayMs() })
  }

  addPosition(at: number, name: string): Position {
    const position = { id: this.random.objectId(at), name, interviews: [] }
    this.positions.push(position)
    return position
  }

  addInterview(at: number, position: Position): Interview {
    const { random } = this
    const who = `${random.pick(candidateFirstNames)}.${random.pick(candidateLastNames)}${random.between(1, 999)}`
    const answeredAt = at + random.between(3 * hour, 72 * hour)
    const interview = { id: random.objectId(at), email: `${who}@example.com`, position, answeredAt }
    position.interviews.push(interview)
    return interview
  }

  /** An interview with answers to look at, or `undefined` after a few fruitless tries. */
  findAnswered(at: number): Interview | undefined {
    for (let tries = 0; tries < 8; tries++) {
      const { interviews } = this.random.pick(this.positions)
      if (interviews.length === 0) continue
      const interview = this.random.pick(interviews)
      if (interview.answeredAt <= at) return interview
    }
    return undefined
  }

  dropInterview(interview: Interview): void {
    const { interviews } = interview.position
    interviews.splice(interviews.indexOf(interview), 1)
    const shared = this.shared.indexOf(interview)
    if (shared >= 0) this.shared.splice(shared, 1)
  }

  #refererOf(session: Session, object: AuditObject): string | null {
    if (session.medium !== 'ADMIN') return null
    // Some browsers are set to send no referer.
    if (this.random.chance(0.05)) return null
    return object.urls?.private ?? 'https://admin.hireflix.com/en/jobs'
  }

  // The published samples show an event logged half a second after its action; a busy vendor is slower now and then.
  #delayMs(): number {
    const draw = this.random.fraction()
    if (draw < 0.9) return this.random.between(80, 900)
    if (draw < 0.995) return this.random.between(1000, 8000)
    return this.random.between(8000, 90_000)
  }
}

export function adminSession(person: Person, ip: string = officeAddress): Session {
  return { actor: { id: person.id, email: person.email }, ip, host: 'admin.hireflix.com', medium: 'ADMIN' }
}

export function integrationSession(ip: string = integrationAddress, host = 'api.hireflix.com'): Session {
  return { actor: integration, ip, host, medium: 'API_KEY', referer: null }
}

/** Someone without an account who was sent a public link. */
export function guestSession(ip: string): Session {
  const referer = 'https://shared.hireflix.com/'
  return { actor: null, ip, host: 'api.hireflix.com', medium: 'WEBAPP_INTERVIEW_SHAREABLE_LINK', referer }
}

/** The object of most interview events, as published for `interview.score-interview`. */
export function interviewObject({ id, email, position }: Interview): AuditObject {
  const url = `https://admin.hireflix.com/jobs/${position.id}/interview/${id}`
  return { id, type: 'INTERVIEW', urls: { private: url }, email }
}

/** The object of `interview.delete` as published: nothing but id and type. */
export function deletedObject({ id }: Interview): AuditObject {
  return { id, type: 'INTERVIEW' }
}

export function positionObject({ id, name }: Position): AuditObject {
  return { id, type: 'POSITION', name }
}

export function personObject({ id, name, email }: Person): AuditObject {
  return { id, type: 'USER', name, email }
}
