import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { networkOf } from '../../src/events/networks.js'

test.each([
  ['203.0.113.7', '203.0.113.0/24'],
  ['0.0.0.0', '0.0.0.0/24'],
  ['255.255.255.255', '255.255.255.0/24'],
  ['10.200.99.109', '10.200.99.0/24'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1::/48'],
  ['2001:DB8:0001:ffff::1', '2001:db8:1::/48'],
  ['2001:db8::1', '2001:db8::/48'],
  ['fe80::1%eth0', 'fe80::/48'],
  ['::1', '::/48'],
  ['::', '::/48'],
  ['1::', '1::/48'],
  ['64:ff9b::203.0.113.7', '203.0.113.0/24'],
  ['64:ff9b::1:203.0.113.7', '64:ff9b::/48'],
  ['64:ff9b:1::203.0.113.7', '64:ff9b:1::/48'],
  ['2002:cb00:7107::1', '203.0.113.0/24'],
  ['2002:CB00:7107:1:2:3:4:5%eth0', '203.0.113.0/24'],
  ['2001::34ff:8ef8', '203.0.113.0/24'],
  ['2001:0:4136:e378:8000:63bf:34ff:8ef8', '203.0.113.0/24'],
  ['2001:1::34ff:8ef8', '2001:1::/48'],
  ['::ffff:203.0.113.7', '203.0.113.0/24'],
  ['::FFFF:cb00:7107', '203.0.113.0/24'],
  ['0:0:0:0:0:ffff:cb00:71fe', '203.0.113.0/24'],
  // One group from it, and not IPv4 at all.
  ['::1:ffff:203.0.113.7', '::/48']
])('networkOf(%j) is %j', (address, network) => {
  expect(networkOf(address)).toBe(network)
})

test.each([
  '',
  'localhost',
  '203.0.113',
  '203.0.113.256',
  '203.0.113.07',
  '203.0.113.7:443',
  '203.0.113.7, 198.51.100.1',
  ' 203.0.113.7',
  '203.0.113.0/24',
  '203.0.113.7\n',
  '3405803783',
  '2001:db8:1',
  '2001:db8:1::/48',
  '2001:db8::1::2',
  '12345::',
  '[2001:db8::1]',
  '::1]@example.com/[',
  'fe80::1%',
  ':',
  '::ffff:203.0.113.999',
  'ann@example.com'
])('networkOf(%j) is no network', (text) => {
  expect(networkOf(text)).toBeUndefined()
})

test('an address that holds an IPv4 address lies in the network of that one, however it is written', () => {
  const hex = (high: number, low: number): string => ((high << 8) | low).toString(16)
  const octet = fc.nat({ max: 255 })
  const group = fc.nat({ max: 0xffff }).map((each) => each.toString(16))
  fc.assert(
    fc.property(octet, octet, octet, octet, group, fc.boolean(), (a, b, c, d, other, isUpper) => {
      const addresses = [
        `${a}.${b}.${c}.${d}`,
        `::ffff:${a}.${b}.${c}.${d}`,
        `::ffff:${hex(a, b)}:${hex(c, d)}`,
        `64:ff9b::${a}.${b}.${c}.${d}`,
        `64:ff9b:0:0:0:0:${hex(a, b)}:${hex(c, d)}`,
        `2002:${hex(a, b)}:${hex(c, d)}:${other}::${other}`,
        `2001:0:${other}:${other}:${other}:${other}:${hex(255 - a, 255 - b)}:${hex(255 - c, 255 - d)}`
      ]
      for (const address of addresses)
        expect(networkOf(isUpper ? address.toUpperCase() : address)).toBe(`${a}.${b}.${c}.0/24`)
    }),
    { numRuns: 500 }
  )
})
