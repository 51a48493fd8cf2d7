import { createHash } from 'node:crypto'
import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { TreeHash, treeHashOf } from '../../src/archive/tree-hash.js'

const digest = (...parts: Buffer[]): Buffer => createHash('sha256').update(Buffer.concat(parts)).digest()

/** RFC 9162, section 2.1.1, by its two halves. */
function recursive(leaves: readonly string[]): Buffer {
  if (leaves.length === 0) return digest()
  if (leaves.length === 1) return digest(Buffer.from([0]), Buffer.from(leaves[0] as string))
  let half = 1
  while (half * 2 < leaves.length) half *= 2
  return digest(Buffer.from([1]), recursive(leaves.slice(0, half)), recursive(leaves.slice(half)))
}

test('the tree hash of nothing is the SHA-256 of nothing', () => {
  expect(treeHashOf([])).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
})

test('is that of RFC 9162 for every number of leaves, text by text', () => {
  const texts = Array.from({ length: 70 }, (_each, index) => `line ${index} ü`)
  const tree = new TreeHash()
  for (let size = 0; size <= texts.length; size++) {
    expect(tree.root).toBe(recursive(texts.slice(0, size)).toString('hex'))
    tree.add(texts[size] ?? '')
  }
})

test('is that of RFC 9162 for any texts', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 40 }), (texts) => {
      expect(treeHashOf(texts)).toBe(recursive(texts).toString('hex'))
    })
  )
})

test('grows from another without changing it', () => {
  const one = new TreeHash()
  one.add('a')
  const two = new TreeHash(one)
  two.add('b')
  expect([one.root, two.root]).toEqual([treeHashOf(['a']), treeHashOf(['a', 'b'])])
})
