import { type Removal, removal } from './removal.js'

/** Of those who read an archive, and what was made of it: on a terminal, in a spreadsheet, an issue or a browser. */
export const removalsForReaders: readonly Removal[] = [
  removal(
    41,
    'making texts of formulas',
    'src/search/render.ts',
    'escape_formulas: true',
    'escape_formulas: false'
  ),
  removal(
    41,
    'showing what acts on a terminal by its number',
    'src/search/render.ts',
    "return cells.map((cell, column) => visibleText(cell ?? '', widths[column] ?? 0))",
    "return cells.map((cell) => cell ?? '')"
  ),
  removal(41, 'the same in JSON', 'src/search/render.ts', 'visibleJson(line)', 'line'),
  removal(
    42,
    'entities in an issue',
    'src/text/escape.ts',
    'entities(text, cap, apartInCode, /[^A-Za-z0-9 .-]/gu)',
    'text'
  ),
  removal(
    42,
    'nodes of their own for what GitHub makes references of',
    'src/text/escape.ts',
    '/[@#:]|(?<=www)\\./giu',
    '/[:]|(?<=www)\\./giu'
  ),
  removal(
    43,
    'escaping what ends an element',
    'src/page/page.ts',
    '/[<>&\\u007f-\\uffff]/g',
    '/[\\u007f-\\uffff]/g'
  ),
  removal(43, 'a policy', 'src/page/page.ts', 'hashOf(script)', '"\'unsafe-inline\'"'),
  removal(
    44,
    'replacing what stands in place of an object',
    'src/events/pseudonyms.ts',
    "if (!isJsonObject(value)) return this.#replaceScalar(value, 'pseudonym')",
    'if (!isJsonObject(value)) return value'
  ),
  removal(
    44,
    'replacing what cannot be understood',
    'src/events/pseudonyms.ts',
    'quarantined(this.#replaceAll(row), parsed.quarantined.reason)',
    'parsed'
  ),
  removal(
    44,
    'comparing with the list and key of the archive first',
    'src/run/run.ts',
    '  verifyPseudonyms(archive.state, options.pseudonyms?.stamp)\n',
    ''
  ),
  {
    row: 45,
    without: 'forbidding git to fetch',
    patches: [
      { file: 'src/git/git-environment.ts', find: "    GIT_NO_LAZY_FETCH: '1',\n", replace: '' },
      { file: 'src/git/git-environment.ts', find: "    GIT_ALLOW_PROTOCOL: '',\n", replace: '' }
    ]
  },
  removal(
    45,
    'reading what was committed',
    'src/git/git-environment.ts',
    "    GIT_NO_REPLACE_OBJECTS: '1',\n",
    ''
  )
]
