/** True in `npm run test:slow`: all seeds, positions, kills and rows. `npm test` takes some of each. */
export const isThorough = process.env['THOROUGH'] === '1'

/** All of a campaign, or one in so many of it. */
export function someOf<T>(all: readonly T[], oneIn: number): readonly T[] {
  return isThorough ? all : all.filter((_, index) => index % oneIn === 0)
}
