/** Generated from `browser/` by scripts/build-page.mjs, and not committed. */

/** The page's one script, minified; without `</script` and `<!--`. */
export const script: string
/** The page's one style sheet, minified; without `</style`. */
export const style: string
