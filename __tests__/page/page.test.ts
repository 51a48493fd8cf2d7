import { createHash } from 'node:crypto'
import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { renderPage } from '../../src/page/page.js'
import { judge } from '../../src/review/judgement.js'
import { event, hostileText, report } from '../review/builders.js'

const from = Date.UTC(2025, 9, 6)
const pageOf = (text: string): string => {
  const events = [event({ action: text, object: { [text]: text } }, from)]
  return renderPage(judge(report({ reviewed: { from, to: from + 1, events } }), []), '1.2.3')
}

test('renderPage() lets its own script and style run, by their hashes, and nothing else', () => {
  const page = pageOf('x')
  const policy = /<meta http-equiv="Content-Security-Policy" content="([^"]+)">/.exec(page)?.[1]?.split('; ')
  const hashOf = (pattern: RegExp): string =>
    `'sha256-${createHash('sha256')
      .update(pattern.exec(page)?.[1] ?? '')
      .digest('base64')}'`
  expect(policy).toEqual([
    "default-src 'none'",
    `script-src ${hashOf(/<script>(.*?)<\/script>/s)}`,
    `style-src ${hashOf(/<style>(.*?)<\/style>/s)}`,
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'"
  ])
  // The policy comes before what it governs.
  expect(page.indexOf('Content-Security-Policy')).toBeLessThan(page.search(/<(?:script|style|link)/))
  const markup = page.replace(/(<script[^>]*>|<style>).*?(<\/script>|<\/style>)/gs, '$1$2')
  expect(markup.match(/<script/g)).toHaveLength(2)
  expect(markup).not.toMatch(/ on[a-z]+=| src=| href=|style=|https?:/)
})

test('renderPage() is ASCII, and its markup the same whatever the events say', () => {
  const withoutData = (page: string): string =>
    page.replace(/(<script type="application\/json" id="data">)[^<>&]*(<\/script>)/, '$1$2')
  const plain = withoutData(pageOf('plain'))
  expect(plain).toContain('id="data"></script>')
  fc.assert(
    fc.property(hostileText, (text) => {
      const page = pageOf(text)
      // Not toMatch(), which would print all of the page.
      expect(/[^\x20-\x7e\t\n]/.exec(page)?.[0]).toBeUndefined()
      expect(withoutData(page) === plain).toBe(true)
    }),
    { numRuns: 100 }
  )
})
