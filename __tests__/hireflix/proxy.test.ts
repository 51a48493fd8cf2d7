import { describe, expect, test } from '@jest/globals'
import type { SourceError } from '../../src/errors.js'
import { findProxy } from '../../src/hireflix/proxy.js'
import { isHelpful } from '../support/builders.js'

const api = 'https://api.hireflix.com/me'
const proxy = 'http://proxy.corp:3128'

/** The proxy, or the message of the fault. */
function proxyOf(env: Record<string, string>, url = api): string | undefined {
  try {
    return findProxy(new URL(url), env)?.url.href
  } catch (error) {
    const { code, message } = error as SourceError
    expect([code, isHelpful(message) ? '' : message]).toEqual(['proxy-unreadable', ''])
    return message
  }
}

describe('A proxy of the environment', () => {
  test.each<[string, string]>([
    ['http://proxy.corp:3128', 'http://proxy.corp:3128/'],
    ['https://proxy.corp', 'https://proxy.corp/'],
    [' http://proxy.corp:3128 ', 'http://proxy.corp:3128/'],
    ['HTTP://proxy.corp:3128', 'http://proxy.corp:3128/'],
    ['proxy.corp:3128', 'http://proxy.corp:3128/'],
    ['localhost:3128', 'http://localhost:3128/'],
    ['127.0.0.1:3128', 'http://127.0.0.1:3128/'],
    ['[::1]:3128', 'http://[::1]:3128/'],
    ['bob:secret@proxy.corp:3128', 'http://bob:secret@proxy.corp:3128/'],
    ['http://bob:100%25sure@proxy.corp', 'http://bob:100%25sure@proxy.corp/']
  ])('is read: %s', (text, expected) => {
    expect(proxyOf({ https_proxy: text })).toBe(expected)
  })

  test.each([
    'http://bob:100%sure@127.0.0.1:3128',
    'http://100%:sure@127.0.0.1:3128',
    'bob:100%sure@127.0.0.1:3128',
    'http://bob:sure%ff@127.0.0.1:3128',
    'socks5://sure:sure@127.0.0.1:1080',
    'ftp://sure.corp',
    'http://',
    'http://sure:99999',
    'http://sure corp:3128',
    'http://bob:s#ure@127.0.0.1:3128',
    'https:///',
    '://sure'
  ])('that cannot be read is a fault that names the variable, not its value: %s', (text) => {
    for (const [name, url] of [
      ['https_proxy', api],
      ['HTTPS_PROXY', api],
      ['http_proxy', 'http://hireflix.test/me']
    ] as const) {
      const message = proxyOf({ [name]: text }, url)
      expect(message).toContain(`the environment variable "${name}" is not the address of`)
      expect(message).not.toMatch(/sure|bob/)
    }
  })

  test('is none where nothing is set, or another one', () => {
    for (const env of [{}, { https_proxy: '' }, { https_proxy: ' ' }, { http_proxy: proxy }])
      expect(proxyOf(env)).toBeUndefined()
  })

  test('is that of the variable in small letters', () => {
    expect(proxyOf({ https_proxy: 'http://small', HTTPS_PROXY: 'http://large' })).toBe('http://small/')
    expect(proxyOf({ https_proxy: '', HTTPS_PROXY: 'http://large' })).toBe('http://large/')
  })

  test.each(['http://localhost/me', 'http://127.0.0.1/me', 'http://127.9.9.9/me', 'http://[::1]/me'])(
    'is not used for loopback, and need not be readable: %s',
    (url) => {
      expect(proxyOf({ http_proxy: 'http://bob:100%sure@x' }, url)).toBeUndefined()
    }
  )

  test('is used for names that only look like loopback', () => {
    for (const url of ['https://127.0.0.1.evil.example/', 'https://localhost.evil.example/'])
      expect(proxyOf({ https_proxy: proxy }, url)).toBe(`${proxy}/`)
  })
})

describe('no_proxy', () => {
  test.each([
    'api.hireflix.com',
    'hireflix.com',
    '.hireflix.com',
    '*.hireflix.com',
    'API.Hireflix.COM',
    'com',
    '*',
    'api.hireflix.com:443',
    '.hireflix.com:443',
    'hireflix.com.',
    'https://api.hireflix.com',
    'https://api.hireflix.com/',
    'one.example,api.hireflix.com',
    ' one.example , api.hireflix.com ',
    'one.example api.hireflix.com',
    'one.example;, ,hireflix.com',
    '10.0.0.0/8,::1,[::1]:80,hireflix.com'
  ])('spares %j', (text) => {
    expect(proxyOf({ https_proxy: proxy, no_proxy: text })).toBeUndefined()
    expect(proxyOf({ https_proxy: proxy, NO_PROXY: text })).toBeUndefined()
  })

  test.each([
    '',
    ' ',
    ',',
    '.',
    '*.',
    'flix.com',
    'hireflix',
    'api.hireflix.com:80',
    'x.api.hireflix.com',
    'api.hireflix.com.evil',
    '10.0.0.0/8',
    '0.0.0.0/0',
    '::/0',
    '127.0.0.1',
    '::1',
    '<local>'
  ])('does not spare the host by %j', (text) => {
    expect(proxyOf({ https_proxy: proxy, no_proxy: text })).toBe(`${proxy}/`)
  })

  test.each<[string, string, boolean]>([
    ['https://10.1.2.3/me', '10.1.2.3', true],
    ['https://10.1.2.3:8443/me', '10.1.2.3:8443', true],
    ['https://10.1.2.3/me', '10.1.2.3:8443', false],
    ['https://10.1.2.3/me', '10.1.2.4', false],
    // Ranges are not read, as the runner's own tools do not read them.
    ['https://10.1.2.3/me', '10.0.0.0/8', false],
    ['https://[fd00::1]/me', '[fd00::1]', true],
    ['https://[fd00::1]/me', 'fd00::1', true],
    ['https://[fd00::1]:8443/me', '[fd00::1]:8443', true],
    ['https://[fe00::1]/me', 'fd00::1', false]
  ])('spares the address %s by %s: %s', (url, text, isSpared) => {
    expect(proxyOf({ https_proxy: proxy, no_proxy: text }, url)).toBe(isSpared ? undefined : `${proxy}/`)
  })
})
