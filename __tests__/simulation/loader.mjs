/**
 * Lets plain node run the sources (their imports say `.js` where `.ts` lies), with the simulator's knobs, and with the
 * patch of one mutant where the environment names one.
 */
import { readFileSync } from 'node:fs'
import { registerHooks, stripTypeScriptTypes } from 'node:module'
import { relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import '../support/typescript-loader.mjs'

const { mutants } = await import('./mutants.ts')
const { applyPatches } = await import('./patch.ts')
const { knobPatches, memoryPatches } = await import('./knobs.ts')

const root = fileURLToPath(new URL('../..', import.meta.url))
const name = process.env.SIMULATION_MUTANT
const mutant = name ? mutants.find((known) => known.name === name) : undefined
if (name && mutant === undefined) throw new Error(`There is no mutant named "${name}"`)
const patches = [...(mutant?.patches ?? []), ...knobPatches, ...memoryPatches]
for (const { file } of patches) {
  applyPatches(readFileSync(`${root}${file}`, 'utf8'), file, patches) // fails at once, not when loaded
}

registerHooks({
  load: (url, context, next) => {
    if (!url.startsWith('file:') || !url.endsWith('.ts')) return next(url, context)
    const path = fileURLToPath(url)
    const source = applyPatches(readFileSync(path, 'utf8'), relative(root, path), patches)
    return {
      format: 'module',
      shortCircuit: true,
      source: stripTypeScriptTypes(source, { mode: 'transform', sourceUrl: url })
    }
  }
})
