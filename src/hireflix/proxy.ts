import { SourceError } from '../errors.js'

export interface Proxy {
  readonly url: URL
  /** The environment variable that names it. */
  readonly variable: string
}

type Environment = Readonly<Record<string, string | undefined>>

/**
 * The proxy that the environment names for requests to `url`, by `https_proxy` or `http_proxy`, unless `no_proxy` or a
 * loopback address spares it. Each may be written in capitals; small letters win.
 * @throws SourceError `proxy-unreadable` for a value that cannot be used: passing by the proxy may be what it is there to
 * prevent.
 */
export function findProxy(url: URL, env: Environment): Proxy | undefined {
  const name = url.protocol === 'https:' ? 'https_proxy' : 'http_proxy'
  const variable = [name, name.toUpperCase()].find((each) => env[each]?.trim())
  if (variable === undefined || isLoopback(url.hostname)) return undefined
  const spared = env['no_proxy']?.trim() || env['NO_PROXY'] || ''
  if (spared.split(/[\s,]+/).some((entry) => entry !== '' && spares(entry.toLowerCase(), url)))
    return undefined
  const proxy = parseProxy(env[variable]?.trim() ?? '')
  if (proxy !== undefined) return { url: proxy, variable }
  throw new SourceError(
    'proxy-unreadable',
    `Cannot read "${url.host}": the environment variable "${variable}" is not the address of an http or https proxy; ` +
      'write it as http://user:password@host:port, with a % in user or password as %25'
  )
}

/** As curl reads it: without a scheme it is http. */
function parseProxy(text: string): URL | undefined {
  try {
    const proxy = new URL(/^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `http://${text}`)
    decodeURIComponent(proxy.username)
    decodeURIComponent(proxy.password)
    return /^https?:$/.test(proxy.protocol) ? proxy : undefined
  } catch {
    return undefined
  }
}

function isLoopback(host: string): boolean {
  return /^(localhost|\[::1\]|127(\.\d+){3})$/.test(host)
}

/**
 * Whether an entry of `no_proxy` means this host: a name and all names below it, or an address; for one port, if it has
 * one. Some write `*.` before the name, or a scheme.
 */
function spares(entry: string, { hostname, port, protocol }: URL): boolean {
  if (entry === '*') return true
  const [, name = '', entryPort] =
    /^(?:[a-z]+:\/\/)?(\[[\da-f.:]+\]|[\da-f]*:[\da-f.:]+|[^:/]+)(?::(\d+))?\/?$/.exec(entry) ?? []
  if (entryPort !== undefined && entryPort !== (port || (protocol === 'https:' ? '443' : '80'))) return false
  const bare = name.replace(/^\*?\./, '').replace(/^\[|\]$|\.$/g, '')
  const host = hostname.replace(/^\[|\]$|\.$/g, '')
  return bare !== '' && (host === bare || host.endsWith(`.${bare}`))
}
