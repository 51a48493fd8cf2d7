import { companyHistory } from './company.js'
import type { Incident } from './incidents.js'
import { incidents } from './incidents.js'
import { type Sandbox, type SandboxOptions, startSandbox } from './server.js'

const day = 24 * 3600_000

/** Sunday 2025-11-09, 03:17 UTC: the demo's first night. */
export const demoStart: number = Date.UTC(2025, 10, 9, 3, 17)

/** Nights, the first one included, until nothing new can happen. */
export const demoNights = 9

/** When the demo's activity ends: on Monday 2025-11-17 at 00:00 UTC, before the last night. */
export const demoEnd: number = Date.UTC(2025, 10, 17)

export interface PlantedIncident extends Incident {
  /** Epoch milliseconds. */
  readonly at: number
}

/** The incidents of the demo and when they happen: all of them after the first night. */
export const demoIncidents: readonly PlantedIncident[] = incidents.map((incident) => ({
  ...incident,
  at: demoEnd - incident.beforeEndMs
}))

/**
 * A sandbox whose clock stands at {@link demoStart}, with a full retention of history behind it and eight more days
 * ahead: advance the clock by a day for the next night.
 */
export function startDemoSandbox(
  options: Partial<SandboxOptions> & { readonly seed?: number; readonly scale?: number } = {}
): Promise<Sandbox> {
  const { seed = 20251109, scale = 1, ...rest } = options
  // One day more than is retained, so that the purge has been at work already on the first night.
  const history = companyHistory({ seed, scale, from: demoStart - 61 * day, to: demoEnd })
  return startSandbox({ now: demoStart, history, ...rest })
}
