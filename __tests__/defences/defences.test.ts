import { readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import { applyPatches } from '../simulation/patch.js'
import { removals } from './defences.js'

// That the test of its row then fails is shown by `npm run defences`, which builds a bundle for each.
test.each(removals.map((removal) => [`row ${removal.row}, ${removal.without}`, removal] as const))(
  'a defence fits the source: %s',
  (_name, { patches }) => {
    for (const { file } of patches) {
      const source = readFileSync(file, 'utf8')
      expect(applyPatches(source, file, patches)).not.toBe(source)
    }
  }
)
