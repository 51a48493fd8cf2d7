import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import ts from 'typescript'
import { knobEdits } from '../simulation/knobs.js'
import { edited, findAnchors, readSources } from './anchors.js'
import { drop, never, rewrite } from './edits.js'
import { mutants } from './mutants.js'
import { removals } from './removals.js'
import { editsOf } from './variant.js'

const sources = readSources('.')
// That each is noticed is shown by `npm run broken`; of some by the tests of the simulator.
const variants = [...mutants, ...removals].map((variant) => [variant.name, editsOf(variant)] as const)

describe('A wrong variant', () => {
  test.each([...variants, ['of the simulator', knobEdits] as const])(
    '%s fits the source, and can be read as TypeScript',
    (_name, edits) => {
      for (const [file, text] of edited(sources, edits)) {
        expect(text).not.toBe(sources.get(file))
        const { diagnostics = [] } = ts.transpileModule(text, { reportDiagnostics: true, fileName: file })
        expect(diagnostics.map(({ messageText }) => messageText)).toEqual([])
      }
    }
  )

  test('has a name of its own', () => {
    expect(new Set(variants.map(([name]) => name)).size).toBe(variants.length)
  })

  test('quotes no function of the sources, so that each may be renamed', () => {
    const lists = readdirSync('__tests__/broken')
      .filter((name) => name !== 'broken.test.ts')
      .map((name) => readFileSync(`__tests__/broken/${name}`, 'utf8'))
    // Called, or handed over to be called: many a function has the name of a member, or a plain word.
    const isUsed = (name: string): boolean =>
      lists.some((text) => new RegExp(`(?<![\\w.$])${name}\\(|[(,] ?${name}[),]`).test(text))
    const quoted = [...sources]
      .filter(([file]) => /^src\/(?:archive|events|hireflix)\//.test(file))
      .flatMap(([file, text]) => functionsOf(file, text).filter(isUsed))
    expect(quoted).toEqual([])
  })
})

test('each anchor in the sources is used', () => {
  const used = new Set([...variants.flatMap(([, edits]) => Object.keys(edits)), ...Object.keys(knobEdits)])
  expect([...findAnchors(sources).keys()].filter((name) => !used.has(name))).toEqual([])
})

describe('edited()', () => {
  const text = ['// broken: one, other', 'if (a === b) stop()', '// broken: third', 'go()', ''].join('\n')
  const of = (edits: Parameters<typeof edited>[1], source = text) =>
    edited(new Map([['a.ts', source]]), edits).get('a.ts')

  test('changes the outermost node after the comment, and several at once', () => {
    expect(of({ one: never, third: drop })).toBe(text.replace('a === b', 'false').replace('go()', ';'))
  })

  test('refuses an anchor that is missing, twice there or before nothing, and an edit without effect', () => {
    expect(() => of({ fourth: drop })).toThrow('There is no anchor "fourth"')
    expect(() => of({ one: drop }, text + text)).toThrow('There are two anchors "one"')
    expect(() => of({ one: drop }, '// broken: one\n')).toThrow('Nothing begins after the anchor "one"')
    expect(() => of({ one: rewrite(/c/, 'd') })).toThrow('The edit at "one" changes nothing')
    expect(() => of({ one: drop, other: never })).toThrow('overlap')
  })
})

function functionsOf(file: string, text: string): string[] {
  const names: string[] = []
  const visit = (node: ts.Node): void => {
    const isValue =
      ts.isVariableDeclaration(node) &&
      node.initializer !== undefined &&
      (ts.isArrowFunction(node.initializer) || ts.isFunctionExpression(node.initializer))
    if ((ts.isFunctionDeclaration(node) || isValue) && node.name !== undefined)
      names.push(node.name.getText())
    ts.forEachChild(node, visit)
  }
  visit(ts.createSourceFile(file, text, ts.ScriptTarget.ESNext, true))
  return names
}
