import { writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { reviewPlace } from '../assembly.js'
import { readFolder } from '../destinations/folder-reader.js'
import { InputError } from '../errors.js'
import { renderReviewJson } from '../publish/review-json.js'
import { renderSummary } from '../publish/summary.js'
import { readableSummary } from '../publish/summary-text.js'
import { parseReviewPeriod } from '../review/review-period.js'
import { parseRules } from '../review/rules.js'
import { parseSince } from '../verification/since.js'
import { version } from '../version.js'
import { parseArguments, parseFolder } from './arguments.js'

/** The command `report`. Returns the exit status. */
export async function reportCommand(
  args: readonly string[],
  { write, isTerminal }: { readonly write: (text: string) => void; readonly isTerminal: boolean }
): Promise<number> {
  const { values, positionals } = parseArguments(args, {
    period: { type: 'string' },
    now: { type: 'string' },
    notable: { type: 'string', multiple: true },
    html: { type: 'string' },
    text: { type: 'boolean' },
    markdown: { type: 'boolean' },
    json: { type: 'boolean' }
  })
  const forms = ['html', 'json', 'markdown', 'text'].filter((name) => values[name] !== undefined)
  if (forms.length > 1) {
    throw new InputError([
      `Cannot write ${forms.map((name) => `--${name}`).join(' and ')} at once: choose one`
    ])
  }
  const text = (name: string): string | undefined =>
    values[name] === undefined ? undefined : [values[name]].flat().join('\n')
  const folder = parseFolder('report on', positionals)
  const reviewPeriod = parseReviewPeriod(text('period') ?? '7d', 'period')
  const notable = parseRules(text('notable') ?? '')
  const now = text('now') === undefined ? undefined : Date.parse(parseSince('now', text('now') ?? ''))
  const place = { description: folder, open: () => readFolder(resolve(folder)) }
  const review = await reviewPlace(place, { reviewPeriod, notable, now })
  const file = text('html')
  if (file !== undefined) {
    const { renderPage } = await import('../page/page.js')
    await writePage(file, renderPage(review, version))
    return 0
  }
  const [form = isTerminal ? 'text' : 'markdown'] = forms
  if (form === 'json') write(renderReviewJson(review))
  else {
    const summary = renderSummary(review)
    write(form === 'text' ? readableSummary(summary) : summary)
  }
  return 0
}

async function writePage(file: string, page: string): Promise<void> {
  try {
    // It holds personal data: for its owner alone, as far as this file is new.
    await writeFile(resolve(file), page, { mode: 0o600 })
  } catch (error) {
    const { code = 'unknown error' } = error as NodeJS.ErrnoException
    throw new InputError([`Cannot write the page to "${file}": ${code}; name a file in a folder that exists`])
  }
}
