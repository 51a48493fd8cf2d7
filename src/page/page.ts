import { createHash } from 'node:crypto'
import type { Review } from '../review/judgement.js'
import { script, style } from './app.js'
import { encodePage } from './encode.js'

/**
 * A review as one HTML file that needs nothing else: for looking, searching and filtering. The same review
 * gives the same bytes, all of them ASCII. It holds every event of the period whole, and so personal data.
 *
 * Its policy lets nothing run but its own script, known by its hash, and nothing be fetched. Events are data in it,
 * never markup: JSON without the characters that HTML looks for.
 */
export function renderPage(review: Review, version: string): string {
  return [
    '<!doctype html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policyOf(script, style)}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark">',
    '<meta name="referrer" content="no-referrer">',
    '<meta name="robots" content="noindex">',
    '<title>Hireflix audit review</title>',
    `<style>${style}</style>`,
    '</head>',
    '<body>',
    '<div id="app"><p class="loading">Reading the events of this page. Without scripts it stays empty: use <code>report --markdown</code> then.</p></div>',
    `<script type="application/json" id="data">${serializeForHtml(encodePage(review, version))}</script>`,
    `<script>${script}</script>`,
    '</body>',
    '</html>',
    ''
  ].join('\n')
}

function policyOf(script: string, style: string): string {
  const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`
  return [
    "default-src 'none'",
    // broken: page-without-policy
    `script-src ${hashOf(script)}`,
    `style-src ${hashOf(style)}`,
    "base-uri 'none'",
    "form-action 'none'",
    // No string can become markup or script, not even by a mistake of ours.
    "require-trusted-types-for 'script'",
    "trusted-types 'none'"
  ].join('; ')
}

// JSON in a script element ends at no `<`, and in ASCII no encoding, no reader and no editor can take it for other
// text. JSON.stringify has escaped controls and lone surrogates already.
function serializeForHtml(value: unknown): string {
  // broken: element-ends
  return JSON.stringify(value).replace(
    /[<>&\u007f-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`
  )
}
