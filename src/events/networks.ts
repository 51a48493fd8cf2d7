const octet = '(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)'
const ipv4 = new RegExp(`^${octet}\\.${octet}\\.${octet}\\.${octet}$`)

/**
 * The network that an address lies in: its first 24 bits for IPv4 (also where it is written as IPv6, `::ffff:…`), its
 * first 48 for IPv6, in CIDR form with RFC 5952's spelling. `undefined` for a text that is no address.
 */
export function networkOf(text: string): string | undefined {
  const octets = ipv4.exec(text)
  if (octets !== null) return `${octets[1]}.${octets[2]}.${octets[3]}.0/24`
  const groups = groupsOf(text.replace(/%[\w.-]{1,64}$/, ''))
  if (groups === undefined) return undefined
  const [a, b, c, d, e, f, g = 0, h = 0] = groups
  if ([a, b, c, d, e].every((group) => group === 0) && f === 0xffff) {
    return `${g >> 8}.${g & 0xff}.${h >> 8}.0/24`
  }
  const [first, second, third] = [a, b, c].map((group) => (group ?? 0).toString(16))
  return `${new URL(`http://[${first}:${second}:${third}::]`).hostname.slice(1, -1)}/48`
}

/** The eight groups of an IPv6 address. The URL parser knows all of its spellings, and is part of the language. */
function groupsOf(text: string): number[] | undefined {
  if (!/^[0-9A-Fa-f:.]{2,45}$/.test(text) || !text.includes(':')) return undefined
  const address = `http://[${text}]`
  if (!URL.canParse(address)) return undefined
  const [before = '', after] = new URL(address).hostname.slice(1, -1).split('::')
  const head = before.split(':').filter((group) => group !== '')
  const tail = (after ?? '').split(':').filter((group) => group !== '')
  const zeros = new Array<string>(8 - head.length - tail.length).fill('0')
  return [...head, ...zeros, ...tail].map((group) => Number.parseInt(group, 16))
}
