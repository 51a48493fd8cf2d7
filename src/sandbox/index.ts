export { AuditLog, type AuditLogOptions, type LogOrder, type LogRow, sixtyDaysMs } from './audit-log.js'
export type { AuditObject, AuditRow, Medium, TimedRow } from './audit-row.js'
export type { Clock } from './clock.js'
export { companyHistory, type HistoryOptions } from './company.js'
export {
  demoEnd,
  demoIncidents,
  demoNights,
  demoStart,
  type PlantedIncident,
  startDemoSandbox
} from './demo-company.js'
export type { Fault, FaultKind } from './faults.js'
export {
  departingRecruiter,
  type Incident,
  incidents,
  shareSpree,
  stolenApiKey,
  stolenApiKeyHost
} from './incidents.js'
export { type Pagination, schemaText } from './schema.js'
export { type Sandbox, type SandboxOptions, type SandboxRequest, startSandbox } from './server.js'
