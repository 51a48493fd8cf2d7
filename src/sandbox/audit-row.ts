/** The mediums that the vendor publishes. */
export type Medium = 'ADMIN' | 'API_KEY' | 'WEBAPP_INTERVIEW_SHAREABLE_LINK'

/** A value of the vendor's JSON scalar, as far as this company needs it. */
export interface AuditObject {
  readonly id: string
  readonly type: string
  readonly name?: string
  readonly email?: string
  readonly urls?: { readonly private: string }
}

/** One event in the shape and member order of the vendor's published sample. */
export interface AuditRow {
  /** Epoch milliseconds. */
  readonly timestamp: number
  readonly ip: string
  readonly action: string
  readonly host: string
  readonly referer: string | null
  readonly medium: Medium
  readonly actor: { readonly id: string; readonly email: string } | null
  readonly object: AuditObject
}

/** An event and the moment (epoch milliseconds) from which the log shows it: events are logged after they happen. */
export interface TimedRow {
  readonly row: AuditRow
  readonly visibleAt: number
}
