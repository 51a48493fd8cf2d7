import { guestAddresses, people, positionTitles, type Role } from './cast.js'
import {
  type CompanyState,
  deletedObject,
  guestSession,
  type Interview,
  integrationSession,
  interviewObject,
  positionObject,
  type Session
} from './company-state.js'

/**
 * What people do all day. Only `interview.delete`, `position.create`, `interview.score-interview` and
 * `user.login-with-company` are published names; the others are guesses in the same pattern, `<entity>.<kebab-verb>`.
 */
export type Deed =
  | 'invite'
  | 'score'
  | 'comment'
  | 'shortlist'
  | 'archive'
  | 'delete'
  | 'share'
  | 'unshare'
  | 'open-position'
  | 'edit-position'
  | 'close-position'
  | 'edit-template'
  | 'edit-webhook'
  | 'invite-member'

/** How often whom does what, relative to each other within a role. */
export const deedsOf: Readonly<Record<Role, Readonly<Partial<Record<Deed, number>>>>> = {
  recruiter: {
    invite: 40,
    score: 25,
    comment: 14,
    shortlist: 12,
    archive: 16,
    delete: 0.7,
    share: 1.2,
    unshare: 0.4,
    'open-position': 0.7,
    'edit-position': 3,
    'close-position': 0.35
  },
  coordinator: { invite: 60, comment: 10, archive: 12, 'edit-position': 4, 'edit-template': 4, delete: 0.5 },
  manager: { score: 55, comment: 30, shortlist: 12, share: 0.6 },
  admin: {
    score: 20,
    comment: 20,
    'edit-position': 12,
    'edit-template': 8,
    'edit-webhook': 0.5,
    'invite-member': 0.3
  }
}

type Performance = (company: CompanyState, at: number, session: Session) => void

const performances: Readonly<Record<Deed, Performance>> = {
  invite: inviteCandidate,
  score: (...scene) => onAnswered('interview.score-interview', ...scene),
  comment: (...scene) => onAnswered('interview.add-comment', ...scene),
  shortlist: (...scene) => onAnswered('interview.shortlist', ...scene),
  archive(company, at, session) {
    const archived = onAnswered('interview.archive', company, at, session)
    if (archived !== undefined) company.dropInterview(archived)
  },
  delete: deleteInterview,
  share(company, at, session) {
    const shared = onAnswered('interview.create-share-link', company, at, session)
    if (shared !== undefined) company.shared.push(shared)
  },
  unshare: removeShareLink,
  'open-position': openPosition,
  'edit-position': (company, at, session) =>
    company.record(at, session, 'position.update', positionObject(company.random.pick(company.positions))),
  'close-position': closePosition,
  'edit-template': (company, at, session) =>
    company.record(at, session, 'template.update', { id: templateId, type: 'TEMPLATE', name: 'Invitation' }),
  'edit-webhook': (company, at, session) =>
    company.record(at, session, 'webhook.update', { id: webhookId, type: 'WEBHOOK' }),
  'invite-member'(company, at, session) {
    const email = `newcomer${company.random.between(1, 99)}@example.com`
    const invited = { id: company.random.objectId(at), type: 'USER', email }
    company.record(at, session, 'user.invite-team-member', invited)
  }
}

/** Does it, and records what the vendor would log of it. `at` is epoch milliseconds. */
export function perform(deed: Deed, company: CompanyState, at: number, session: Session): void {
  performances[deed](company, at, session)
}

const templateId = '66a8c01e5f7d2b9034e81c20'
const webhookId = '67e4b71a83c6d05f2b9e4121'

function inviteCandidate(company: CompanyState, at: number, session: Session): void {
  const interview = company.addInterview(at, company.random.pick(company.positions))
  company.record(at, session, 'interview.invite-candidate', interviewObject(interview))
}

/** Acts on an interview with answers and returns it; where there is none yet, invites someone instead. */
function onAnswered(
  action: string,
  company: CompanyState,
  at: number,
  session: Session
): Interview | undefined {
  const interview = company.findAnswered(at)
  if (interview === undefined) {
    inviteCandidate(company, at, session)
    return undefined
  }
  // A double click: two rows alike in every member, and both are true.
  company.record(at, session, action, interviewObject(interview), company.random.chance(0.03) ? 2 : 1)
  return interview
}

/** Deletes one interview, where there is one with answers. */
export function deleteInterview(company: CompanyState, at: number, session: Session): void {
  const interview = company.findAnswered(at)
  if (interview === undefined) return
  company.dropInterview(interview)
  company.record(at, session, 'interview.delete', deletedObject(interview))
}

function removeShareLink(company: CompanyState, at: number, session: Session): void {
  const interview = company.shared.shift()
  if (interview !== undefined)
    company.record(at, session, 'interview.remove-share-link', interviewObject(interview))
}

function openPosition(company: CompanyState, at: number, session: Session): void {
  if (company.positions.length >= 8) return
  const position = company.addPosition(at, company.random.pick(positionTitles))
  company.record(at, session, 'position.create', positionObject(position))
}

// Everyone who is left is turned down in one operation, so all of it carries one millisecond.
function closePosition(company: CompanyState, at: number, session: Session): void {
  if (company.positions.length <= 4) {
    openPosition(company, at, session)
    return
  }
  const [position] = company.positions.splice(company.random.between(0, company.positions.length - 1), 1)
  if (position === undefined) return
  company.record(at, session, 'position.archive', positionObject(position))
  for (const interview of position.interviews.splice(0, 149)) {
    company.record(at, session, 'interview.archive', interviewObject(interview))
  }
}

/** A night's import from the applicant tracking system: `size` candidates in one millisecond. */
export function importCandidates(company: CompanyState, at: number, size: number): void {
  const session = integrationSession()
  const position = company.random.pick(company.positions)
  for (let n = 0; n < size; n++) {
    // The list that the import was given names someone twice.
    const copies = n === 7 ? 2 : 1
    const interview = company.addInterview(at, position)
    company.record(at, session, 'interview.invite-candidate', interviewObject(interview), copies)
  }
}

/** The nightly exchange with the applicant tracking system, one event after the other. */
export function exchange(company: CompanyState, at: number, size: number): void {
  let moment = at
  for (let n = 0; n < size; n++) {
    moment += company.random.between(120, 900)
    const interview = company.findAnswered(moment)
    if (interview === undefined) continue
    company.record(moment, integrationSession(), 'interview.set-external-id', interviewObject(interview))
  }
}

/** Someone without an account scores through a public link, if there is one. */
export function visitShareLink(company: CompanyState, at: number): void {
  if (company.shared.length === 0) return
  const interview = company.random.pick(company.shared)
  const session = guestSession(company.random.pick(guestAddresses))
  const action = company.random.chance(0.6) ? 'interview.score-interview' : 'interview.add-comment'
  company.record(at, session, action, interviewObject(interview))
}

/** People who still work here. */
export function staffOf(company: CompanyState): typeof people {
  return people.filter((person) => !company.departed.has(person.id))
}
