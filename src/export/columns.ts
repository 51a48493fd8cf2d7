/** The columns of an export, in words of our own: src/export/parquet.ts makes Parquet of them. */

export interface Column {
  readonly name: string
  /** `time` is a moment in milliseconds; a `long` is a whole number that may need 64 bits. */
  readonly kind: 'text' | 'flag' | 'int' | 'long' | 'time' | 'struct' | 'list'
  readonly isRequired: boolean
  /** Its bounds would seldom leave out a row group, so none are kept. */
  readonly isUnbounded?: true
  /** Nearly every value is another. */
  readonly isDistinct?: true
  /** Random digits: no compressor without a table of codes makes them shorter. */
  readonly isRandom?: true
  /** Of a struct, and of the structs in a list. */
  readonly columns: readonly Column[]
}

const optional =
  (kind: Column['kind']) =>
  (name: string): Column => ({ name, kind, isRequired: false, columns: [] })
const text = optional('text')
const unbounded = (name: string): Column => ({ ...text(name), isUnbounded: true })
const distinct = (name: string): Column => ({ ...unbounded(name), isDistinct: true })
const required = (name: string, kind: Column['kind'] = 'text'): Column => ({
  name,
  kind,
  isRequired: true,
  columns: []
})
const struct = (name: string, ...columns: readonly Column[]): Column => ({
  name,
  kind: 'struct',
  isRequired: false,
  columns
})
const listOf = (name: string, ...columns: readonly Column[]): Column => ({
  ...struct(name, ...columns),
  kind: 'list'
})

export const eventColumns: readonly Column[] = [
  { ...distinct('id'), isRequired: true, isRandom: true },
  required('time', 'time'),
  text('action'),
  unbounded('medium'),
  text('ip'),
  unbounded('host'),
  distinct('referer'),
  ...['actor_id', 'actor_email', 'object_type'].map(text),
  ...['object_id', 'object_name', 'object_email', 'object', 'extra'].map(distinct),
  { ...unbounded('file'), isRequired: true },
  required('redacted', 'flag')
]

const user = struct('user', text('uid'), text('name'), text('email_addr'))
const srcEndpoint = struct('src_endpoint', text('ip'), text('name'))
const dstEndpoint = struct('dst_endpoint', text('hostname'), text('name'))

const ocsfBase: readonly Column[] = [
  required('activity_id', 'int'),
  text('activity_name'),
  required('category_uid', 'int'),
  required('class_uid', 'int'),
  required('type_uid', 'long'),
  required('severity_id', 'int'),
  required('time', 'long'),
  struct(
    'metadata',
    text('version'),
    struct('product', text('name'), text('vendor_name')),
    ...['uid', 'event_code', 'log_name', 'original_time'].map(text)
  )
]
const ocsfTail: readonly Column[] = [
  struct('http_request', text('referrer')),
  struct('unmapped', text('medium'), text('object')),
  distinct('raw_data')
]

/** OCSF API Activity. */
export const apiActivityColumns: readonly Column[] = [
  ...ocsfBase,
  struct('actor', user),
  struct('api', text('operation'), struct('service', text('name'))),
  srcEndpoint,
  dstEndpoint,
  listOf('resources', text('uid'), text('name'), text('type')),
  ...ocsfTail
]

/** OCSF Authentication. */
export const authenticationColumns: readonly Column[] = [
  ...ocsfBase,
  user,
  struct('service', text('name')),
  srcEndpoint,
  dstEndpoint,
  ...ocsfTail
]
