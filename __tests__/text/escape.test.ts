import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import {
  plainText,
  renderCode,
  renderProse,
  serializeInertJson,
  visibleJson,
  visibleText
} from '../../src/text/escape.js'
import { hostileText } from '../review/builders.js'

const anyText = fc.oneof(hostileText, fc.string({ unit: 'binary', maxLength: 200 }))

/** What a browser shows of our Markdown: entities decoded, tags gone. */
function shownText(markdown: string): string {
  return markdown
    .replace(/<[^>]*>/g, '')
    .replace(/&#(\d+);/g, (_all, code: string) => String.fromCodePoint(Number(code)))
}

describe('renderCode()', () => {
  test('shows the text as it is', () => {
    expect(renderCode('interview delete')).toBe('<code>interview delete</code>')
    expect(renderCode('interview.delete')).toBe('<code>interview.delete</code>')
    expect(renderCode('a|b`</code>')).toBe('<code>a&#124;b&#96;&#60;&#47;code&#62;</code>')
    expect(shownText(renderCode('Zoë @ 漢 😀 <b>&amp;'))).toBe('Zoë @ 漢 😀 <b>&amp;')
    expect(renderCode('')).toBe('(empty)')
  })

  test('keeps from later passes the characters that make links and mentions', () => {
    expect(renderCode('a@b')).toBe('<code>a<wbr>&#64;<wbr>b</code>')
    expect(renderCode('#1')).toBe('<code><wbr>&#35;<wbr>1</code>')
    expect(renderCode('http://x')).toBe('<code>http<wbr>&#58;<wbr>&#47;&#47;x</code>')
    expect(renderCode('WwW.x')).toBe('<code>WwW<wbr>&#46;<wbr>x</code>')
  })

  test.each([
    ['\u202eevil', '\\u{202e}evil'],
    ['a\nb\r\tc', 'a\\u{a}b\\u{d}\\u{9}c'],
    ['a\u200b\ufeff\u00ad\u2028\u00a0\u3164', 'a\\u{200b}\\u{feff}\\u{ad}\\u{2028}\\u{a0}\\u{3164}'],
    ['\ud800x\udc00', '\\u{d800}x\\u{dc00}'],
    ['\u{e0041}\u0000\u001b[31m', '\\u{e0041}\\u{0}\\u{1b}[31m']
  ])('makes visible what is not: %j', (text, shown) => {
    expect(shownText(renderCode(text))).toBe(shown)
  })

  test('cuts a long text between characters', () => {
    expect(renderCode('x'.repeat(120))).toBe(`<code>${'x'.repeat(120)}</code>`)
    expect(renderCode('x'.repeat(121))).toBe(`<code>${'x'.repeat(120)}&#8230;</code>`)
    expect(shownText(renderCode('😀'.repeat(5), 3))).toBe('😀😀😀…')
    expect(shownText(renderCode(`x${'😀'.repeat(5)}`, 3))).toBe('x😀😀…')
    expect(shownText(renderCode('😀'.repeat(3), 3))).toBe('😀😀😀')
  })

  test('leaves nothing that a parser acts on', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 1, max: 130 }), (text, cap) => {
        const rendered = renderCode(text, cap)
        expect(rendered).toMatch(/^(?:\(empty\)|<code>(?:[A-Za-z0-9 .-]|&#\d+;|<wbr>)*<\/code>)$/)
        for (const node of rendered.slice(6, -7).split('<wbr>').map(shownText)) {
          expect(node).not.toMatch(/^.+[@#:]|[@#:].+$|www\.|[\p{C}\p{Zl}\p{Zp}]/iu)
        }
      }),
      { numRuns: 1000 }
    )
  })
})

describe('renderProse()', () => {
  test.each([
    ['- x', '&#45; x'],
    ['1. x', '&#49;. x'],
    ['    x', 'x']
  ])('makes no list and no code block of %j', (text, expected) => {
    expect(renderProse(text)).toBe(expected)
  })

  test('leaves a sentence legible in the source', () => {
    expect(renderProse('Cannot read "2024-05.json": line 17 (of 20) isn\'t there; try again, 50%.')).toBe(
      'Cannot read "2024-05.json": line 17 (of 20) isn\'t there; try again, 50%.'
    )
  })

  test('leaves nothing that a parser acts on', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const rendered = renderProse(text)
        expect(rendered).toMatch(/^(?:[A-Za-z0-9 .,;'"()%/-]|:(?= |$)|&#\d+;|<wbr>)*$/)
        for (const node of rendered.split('<wbr>'))
          expect(shownText(node)).not.toMatch(/^.+[@#]|[@#].+$|:[^ ]|www\./i)
      }),
      { numRuns: 1000 }
    )
  })
})

describe('plainText()', () => {
  test.each([
    ['alice@acme.example', 'alice@acme.example'],
    ['@octocat and é@octocat', '\\u{40}octocat and é\\u{40}octocat'],
    ['a\nb', 'a\\u{a}b'],
    ['Fixes #1', 'Fixes \\u{23}1'],
    ['fixes GH-1', 'fixes GH\\u{2d}1'],
    ['[skip ci]', '\\u{5b}skip ci\\u{5d}'],
    ['Co-authored-by: M <m@x.example>', 'Co-authored-by\\u{3a} M \\u{3c}m@x.example\\u{3e}'],
    ['  skip-checks : true', '  skip-checks \\u{3a} true'],
    ['::error::x', '\\u{3a}\\u{3a}error\\u{3a}\\u{3a}x'],
    ['##[group]', '\\u{23}\\u{23}\\u{5b}group\\u{5d}'],
    ['see https://x.example', 'see https\\u{3a}//x.example'],
    ['we saw: this', 'we saw: this'],
    ['\\u{41} C:\\x', '\\u{41} C:\\u{5c}x']
  ])('%j becomes %j', (text, expected) => {
    expect(plainText(text, 100)).toBe(expected)
  })

  test('cuts a long text between characters', () => {
    expect(plainText('😀😀😀', 2)).toBe('😀😀…')
  })

  test('leaves nothing that git, GitHub or the runner acts on', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const plain = plainText(text, 80)
        expect(plain).not.toMatch(/[\p{C}\p{Zl}\p{Zp}#[\]<>`]|::|:\/\/|(?:^|\W)@|\bGH-\d|www\./iu)
        expect(plain).not.toMatch(/^\s*[A-Za-z0-9-]+\s*:/)
      }),
      { numRuns: 1000 }
    )
  })
})

describe('serializeInertJson()', () => {
  test('parses to the same value and has no sign of a shell, a command or a line break in its strings', () => {
    fc.assert(
      fc.property(fc.array(fc.dictionary(anyText, anyText)), (value) => {
        const json = serializeInertJson(value)
        expect(JSON.parse(json)).toEqual(value)
        expect(json).toMatch(/^[A-Za-z0-9 ._@\\"{}[\],:-]*$/)
        expect(json).not.toMatch(/::|##/)
      }),
      { numRuns: 500 }
    )
  })

  test('leaves usual text legible', () => {
    expect(serializeInertJson([{ time: 'a-b', n: 1.5, none: null }])).toBe(
      '[{"time":"a-b","n":1.5,"none":null}]'
    )
    expect(serializeInertJson('it\'s "$(id)"\n')).toBe(
      '"it\\u0027s \\u0022\\u0024\\u0028id\\u0029\\u0022\\u000a"'
    )
  })
})

const unseen = /(?! )[\p{C}\p{Z}\p{Default_Ignorable_Code_Point}]/u

describe('visibleText()', () => {
  test.each([
    ['plain text, at its cap', 24, 'plain text, at its cap'],
    ['plain', 5, 'plain'],
    ['plain', 4, 'plai…'],
    ['a\nb\u202ec', 9, 'a\\u{a}b\\u{202e}c'],
    ['=1+1 <b> ☃', 20, '=1+1 <b> ☃'],
    ['\u007f', 20, '\\u{7f}']
  ])('%j in %d is %j', (text, cap, expected) => {
    expect(visibleText(text, cap)).toBe(expected)
  })

  test('leaves nothing unseen', () => {
    fc.assert(fc.property(anyText, (text) => expect(visibleText(text, 300)).not.toMatch(unseen)))
  })
})

describe('visibleJson()', () => {
  test('means the same, and leaves nothing unseen', () => {
    fc.assert(
      fc.property(fc.dictionary(anyText, anyText), (value) => {
        const json = visibleJson(JSON.stringify(value))
        expect(JSON.parse(json)).toEqual(value)
        expect(json).not.toMatch(unseen)
      }),
      { numRuns: 500 }
    )
    expect(visibleJson('"\u{e0001} é"')).toBe('"\\udb40\\udc01 é"')
  })
})
