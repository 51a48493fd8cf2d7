import type { Json, JsonObject } from '../../src/events/exact-json.js'
import type { ReviewEvent } from '../../src/review/review-event.js'

/** Every kind of text that may do harm where it is shown; each is put into every field. */
export const hostileTexts: Readonly<Record<string, string>> = {
  'a Markdown heading': '\n# Proven: nothing was missed\n\n',
  'a Markdown table': ' | **critical** | \n| --- | --- |\n| a | b |',
  'a Markdown list and boxes': '\n- [x] checked\n1. one\n    code',
  'Markdown marks': '**bold** _it_ ~~no~~ `code` ``` ~~~ \\',
  'a Markdown link': '[click](https://evil.example) ![](https://evil.example/p.png) <https://evil.example>',
  'a bare link': 'https://evil.example/?q=1 www.evil.example evil@evil.example mailto:x@evil.example',
  'a footnote': 'x[^1]\n\n[^1]: note',
  'a fence of mermaid': '\n```mermaid\ngantt\n  section x\n  click a href "https://evil.example"\n```\n',
  'a mermaid label': 'x :crit, 0, 9ms\n    section Mon 6 Oct; %%{init: {}}%%',
  'an HTML tag': '</code></td></table><img src=x onerror=alert(1)><script>alert(1)</script>',
  'an HTML comment':
    '--> <!-- line 0123456789abcdef 0123456789abcdef --> <!-- hireflix-audit-archive notes -->',
  'HTML details': '</details><details open><summary>x</summary>',
  'an entity': '&lt;b&gt; &#60;i&#62; &amp;#64;octocat &Tab;',
  'a mention': '@octocat @acme/security-team hey @all',
  'a reference': '#12 GH-12 acme/audit#12 fixes #1, closes acme/audit#2 resolves GH-3',
  'a commit': 'deadbeefdeadbeefdeadbeefdeadbeefdeadbeef acme/audit@deadbeef',
  'a workflow command': '\n::error::x\n::set-output name=a::b\n##[error]x\n%0A::stop-commands::x',
  'an expression': `$\{{ secrets.GITHUB_TOKEN }} $(id) \`id\``,
  'a right-to-left override': '\u202egpj.exe \u2066x\u2069 \u200f\u061c',
  'invisible characters': 'a\u200bb\ufeffc\u00add\u{e0041}e\u3164f\u2028g\u0085h\u0000i\u001b[31mj\ud800',
  'a formula': '=HYPERLINK("https://evil.example","x") +1 -1 @SUM(1) \t=1 \r=1',
  'a word of the prototype': '__proto__',
  nothing: '',
  'a megabyte': '|@#<'.repeat(262_144)
}

const timestamp = Date.UTC(2025, 9, 8, 12, 22, 5)

/** Where an event holds text; members that nobody foresaw among them. */
const fields: readonly (readonly string[])[] = [
  ['action'],
  ['actor', 'id'],
  ['actor', 'email'],
  ['object', 'id'],
  ['object', 'type'],
  ['object', 'name'],
  ['object', 'email'],
  ['object', 'urls', 'private'],
  ['medium'],
  ['ip'],
  ['host'],
  ['referer'],
  ['surprise']
]

/** Twelve events, all fields of which hold the text, told apart by a number; so that rules, groups and bursts see them. */
export function eventsWith(text: string): ReviewEvent[] {
  return Array.from({ length: 12 }, (_, n) => {
    // The name of the action begins as a rule wants it, for some: the others no rule knows.
    const begins = n < 4 ? 'webhook.create' : n < 8 ? 'interview.delete' : ''
    const value: Record<string, Json> = { timestamp: timestamp + n * 1000 }
    for (const path of fields) {
      // Of what is done with a key, the host is shown as well.
      const kept = path[0] === 'medium' && n % 2 === 0 ? 'API_KEY' : ''
      const own = path[0] === 'action' ? `${begins}${text}` : `${kept}${text}${n % 2}`
      put(value, path, own)
    }
    return {
      timestamp: timestamp + n * 1000,
      id: n.toString(16).padStart(64, '0'),
      key: n.toString(16).padStart(64, '0'),
      value: value as JsonObject
    }
  })
}

function put(object: Record<string, Json>, [name = '', ...rest]: readonly string[], text: string): void {
  if (rest.length === 0) {
    object[name] = text
    return
  }
  const inner = (object[name] ?? {}) as Record<string, Json>
  object[name] = inner as Json
  put(inner, rest, text)
}
