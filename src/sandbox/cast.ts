/**
 * Who works at the company and from where. Everything here is reserved for documentation: example.com (RFC 2606) and
 * the three address blocks of RFC 5737.
 */
export interface Person {
  /** ObjectId, 24 hex digits. */
  readonly id: string
  readonly name: string
  readonly email: string
  readonly role: Role
  /** Where this person works from when not at the office. */
  readonly home: string
}

export type Role = 'admin' | 'recruiter' | 'coordinator' | 'manager'

export const officeAddress = '192.0.2.10'
export const integrationAddress = '203.0.113.20'
/** A few addresses only, so that people without an account are not a new address every day. */
export const guestAddresses = Array.from({ length: 8 }, (_, n) => `198.51.100.${130 + n}`)

const elena = person('66a8b1f04c1d9e2a7f30b601', 'Elena Marsh', 'admin', '198.51.100.11')
const tomas = person('66b0c4d27e8a13f5c92d4402', 'Tomas Reyes', 'recruiter', '198.51.100.12')
export const priya = person('66d7f3a95b2c60e81a74cd03', 'Priya Nair', 'recruiter', '198.51.100.13')
export const jonas = person('6711e0c83fa95d7b6e02fa04', 'Jonas Weber', 'recruiter', '198.51.100.14')
const amara = person('673c59be91d04e6ac85b1705', 'Amara Okafor', 'coordinator', '198.51.100.15')
const lucia = person('6757a2e40c8fb13d59e76a06', 'Lucia Ferri', 'manager', '198.51.100.16')
const daniel = person('6799d01b7ae25c4f8310be07', 'Daniel Cho', 'manager', '198.51.100.17')
const nina = person('67c2fe5dd4360a9b17f8c508', 'Nina Petrov', 'manager', '198.51.100.18')
const samuel = person('680b49a7e5127fc03d6ba909', 'Samuel Holt', 'manager', '198.51.100.19')

export const people: readonly Person[] = [elena, tomas, priya, jonas, amara, lucia, daniel, nina, samuel]

/** The account whose API key connects the applicant tracking system. */
export const integration = { id: '67e4b6f20d9a81c35e7f4a10', email: 'ats-bridge@example.com' }

export const positionTitles: readonly string[] = [
  'Backend Engineer',
  'Customer Support Agent',
  'Account Executive',
  'Product Designer',
  'Warehouse Planner',
  'Data Analyst',
  'Field Technician',
  'Office Manager',
  'Nurse, Night Shift',
  'Store Lead (Zürich)'
]

export const candidateFirstNames = [
  'ada',
  'bruno',
  'chloe',
  'dmitri',
  'esra',
  'felix',
  'grace',
  'hugo',
  'ines',
  'jamal'
]
export const candidateLastNames = [
  'abbott',
  'bianchi',
  'costa',
  'dupont',
  'eriksen',
  'fischer',
  'garcia',
  'hansen'
]

function person(id: string, name: string, role: Role, home: string): Person {
  return { id, name, email: `${name.toLowerCase().replace(' ', '.')}@example.com`, role, home }
}
