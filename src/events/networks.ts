const octet = '(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)'
const ipv4 = new RegExp(`^${octet}\\.${octet}\\.${octet}\\.${octet}$`)

/**
 * The network that an address lies in: its first 24 bits for IPv4, its first 48 for IPv6, in CIDR form with RFC 5952's
 * spelling. An IPv6 address that holds an IPv4 address lies in the network of that. `undefined` for a text that is no
 * address.
 */
export function networkOf(text: string): string | undefined {
  const octets = ipv4.exec(text)
  if (octets !== null) return `${octets[1]}.${octets[2]}.${octets[3]}.0/24`
  const groups = groupsOf(text.replace(/%[\w.-]{1,64}$/, ''))
  if (groups === undefined) return undefined
  const [high, low] = embeddedIpv4(groups) ?? []
  if (high !== undefined && low !== undefined) return `${high >> 8}.${high & 0xff}.${low >> 8}.0/24`
  const [first, second, third] = groups.map((group) => group.toString(16))
  return `${new URL(`http://[${first}:${second}:${third}::]`).hostname.slice(1, -1)}/48`
}

/** The two halves of the IPv4 address that an IPv6 address is made from. */
function embeddedIpv4(groups: readonly number[]): readonly number[] | undefined {
  const [a, b, c = 0, d, e, f, g = 0, h = 0] = groups
  const isZero = [c, d, e].every((group) => group === 0)
  // Mapped (RFC 4291) and NAT64 (RFC 6052).
  if (isZero && ((a === 0 && b === 0 && f === 0xffff) || (a === 0x64 && b === 0xff9b && f === 0)))
    return [g, h]
  // 6to4 (RFC 3056).
  if (a === 0x2002) return [b ?? 0, c]
  // Teredo (RFC 4380) has the address of the client with each bit turned.
  return a === 0x2001 && b === 0 ? [g ^ 0xffff, h ^ 0xffff] : undefined
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
