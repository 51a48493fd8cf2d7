/**
 * Bundles the page's browser side into src/page/app.js, which the command line and the Action carry. Part of
 * `npm run build`, and before the tests.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { build } from 'esbuild'

const folder = new URL('../src/page/', import.meta.url)

const { outputFiles, metafile } = await build({
  entryPoints: [new URL('browser/main.tsx', folder).pathname, new URL('browser/page.css', folder).pathname],
  outdir: '/',
  write: false,
  metafile: true,
  bundle: true,
  minify: true,
  charset: 'ascii',
  legalComments: 'none',
  format: 'iife',
  // Of two years ago: light-dark(), <dialog>, toSorted().
  target: ['chrome123', 'firefox120', 'safari17.5'],
  jsx: 'automatic',
  jsxImportSource: 'preact',
  logLevel: 'warning',
  plugins: [
    {
      // src/events/event.ts hashes with it; the page uses another function of that file alone.
      name: 'no-node-modules',
      setup: ({ onResolve }) =>
        onResolve({ filter: /^node:/ }, ({ path }) => ({ path, external: true, sideEffects: false }))
    }
  ]
})

const textOf = (ending) => outputFiles.find(({ path }) => path.endsWith(ending))?.text.trim() ?? ''
// Control characters stand in strings alone, where their escapes mean the same.
const script = textOf('.js').replace(
  /[\0-\x08\x0b-\x1f\x7f]/g,
  (control) => `\\x${control.charCodeAt(0).toString(16).padStart(2, '0')}`
)
const style = textOf('.css')
if (/<!--|<\/?script/i.test(script)) throw new Error('The script holds what would end its element')
if (/<\//.test(style)) throw new Error('The style sheet holds what would end its element')
if (/\bnode:|\brequire\(/.test(script)) throw new Error('The script imports what no browser has')

// What it read, for the notices.
const bundled = new URL('../coverage/bundled/', import.meta.url)
mkdirSync(bundled, { recursive: true })
writeFileSync(new URL('page.json', bundled), JSON.stringify(metafile))

writeFileSync(
  new URL('app.js', folder),
  `export const script = ${JSON.stringify(script)}\nexport const style = ${JSON.stringify(style)}\n`
)
