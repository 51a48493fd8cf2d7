/**
 * Lets plain node run the sources (their imports say `.js` where `.ts` lies), with the simulator's knobs, and as the
 * wrong variant that the environment names.
 */
import { readFileSync } from 'node:fs'
import { registerHooks, stripTypeScriptTypes } from 'node:module'
import { relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import '../support/typescript-loader.mjs'

const { edited, readSources } = await import('../broken/anchors.ts')
const { mutants } = await import('../broken/mutants.ts')
const { editsOf } = await import('../broken/variant.ts')
const { knobEdits } = await import('./knobs.ts')

const root = fileURLToPath(new URL('../..', import.meta.url))
const name = process.env.SIMULATION_MUTANT
const mutant = name ? mutants.find((known) => known.name === name) : undefined
if (name && mutant === undefined) throw new Error(`There is no mutant named "${name}"`)
const changed = edited(readSources(root), { ...(mutant && editsOf(mutant)), ...knobEdits })

registerHooks({
  load: (url, context, next) => {
    if (!url.startsWith('file:') || !url.endsWith('.ts')) return next(url, context)
    const path = fileURLToPath(url)
    const source = changed.get(relative(root, path)) ?? readFileSync(path, 'utf8')
    return {
      format: 'module',
      shortCircuit: true,
      source: stripTypeScriptTypes(source, { mode: 'transform', sourceUrl: url })
    }
  }
})
