import { visibleText } from '../../text/escape.js'
import { renderNumber } from '../../text/wording.js'
import type { Severity } from './selection.js'

/** A stranger's text: nothing in it is invisible, and it reorders nothing around it. */
export function Text({ value, cap = 160 }: { readonly value: string | undefined; readonly cap?: number }) {
  if (value === undefined) return <span class="absent">–</span>
  return value === '' ? <span class="absent">(empty)</span> : <bdi>{visibleText(value, cap)}</bdi>
}

/** A stranger's text of any length: as much as a screen can hold, in a box that scrolls, and how much is left out. */
export function LongText({ value, label }: { readonly value: string; readonly label: string }) {
  const cap = 20_000
  const shown = visibleText(value, cap)
  const left = value.length - cap
  if (value.length <= 400) return <Text value={value} cap={cap} />
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section class="scroll" tabIndex={0} aria-label={label}>
        <bdi>{shown}</bdi>
      </section>
      {left > 0 && (
        <p class="note">{`${renderNumber(left)} more characters are left out here; the archive and the CSV have them.`}</p>
      )}
    </>
  )
}

export const severityWords: Readonly<Record<Severity, string>> = {
  critical: 'critical',
  warning: 'warning',
  notice: 'notice',
  unclassified: 'not classified',
  routine: 'routine'
}

export function SeverityMark({ severity }: { readonly severity: Severity }) {
  return <span class={`mark ${severity}`}>{severityWords[severity]}</span>
}

export const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']

/** `2025-11-12` */
export function dateOf(day: number): string {
  return new Date(day * 86_400_000).toISOString().slice(0, 10)
}

/** `03` */
export function twoDigits(value: number): string {
  return String(value).padStart(2, '0')
}

/** A number to follow a keydown among `count` things in a row; undefined for another key. */
export function nextIndex(key: string, at: number, count: number, page = 10): number | undefined {
  const steps: Readonly<Record<string, number>> = {
    ArrowLeft: at - 1,
    ArrowUp: at - 1,
    ArrowRight: at + 1,
    ArrowDown: at + 1,
    PageUp: at - page,
    PageDown: at + page,
    Home: 0,
    End: count - 1
  }
  const next = steps[key]
  return next === undefined ? undefined : Math.min(Math.max(next, 0), Math.max(count - 1, 0))
}
