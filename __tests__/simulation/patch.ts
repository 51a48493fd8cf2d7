/** One place of the real source, found by its exact text, and what stands there instead. */
export interface Patch {
  /** Relative to the project. */
  readonly file: string
  readonly find: string
  readonly replace: string
}

/** @throws Error when a patch does not fit exactly once: the source has changed and the mutant must follow. */
export function applyPatches(source: string, file: string, patches: readonly Patch[]): string {
  return patches
    .filter((patch) => patch.file === file)
    .reduce((text, { find, replace }) => {
      const places = text.split(find).length - 1
      if (places !== 1) throw new Error(`A patch of ${file} fits ${places} times instead of once:\n${find}`)
      return text.replace(find, () => replace)
    }, source)
}
