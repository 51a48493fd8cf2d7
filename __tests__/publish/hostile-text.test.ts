import { describe, expect, test } from '@jest/globals'
import { renderHealth } from '../../src/publish/health.js'
import { describeSignOff, nextStep, renderSignOff } from '../../src/publish/sign-off.js'
import { renderSummary } from '../../src/publish/summary.js'
import { defaultRules } from '../../src/review/default-rules.js'
import { judge } from '../../src/review/judgement.js'
import type { RunReport } from '../../src/review/report.js'
import { report } from '../review/builders.js'
import { eventsWith, hostileTexts } from '../review/hostile-events.js'
import { structureOf, wordsOf } from '../support/markdown.js'

/** Text that says nothing to a parser, and the same to rules: letters, digits and the length stay. */
function plainOf(text: string): string {
  return text.replace(/[^A-Za-z0-9]/g, 'p')
}

function reviewOf(text: string, changes: Partial<RunReport> = {}): RunReport {
  const events = eventsWith(text)
  const reviewed = { from: Date.UTC(2025, 9, 6), to: Date.UTC(2025, 9, 13) - 1, events }
  return report({ reviewed, newEvents: events, ...changes })
}

const run = { id: '77', url: undefined }
const archive = { id: '0123456789abcdef', description: 'acme/audit, folder audit-log' }

function signOffOf(text: string) {
  return describeSignOff(judge(reviewOf(text, { newEvents: [], source: undefined }), defaultRules), {
    archive,
    run
  })
}

/** Without the hidden digests, which stand for the events and so differ with them. */
function withoutDigests(structure: readonly string[]): string[] {
  return structure.map((line) => line.replace(/\b[0-9a-f]{16}\b/g, 'digest'))
}

/** What of a document GitHub might act on: everything but texts in their boxes, which no filter of GitHub's enters. */
function outsideOfBoxes(markdown: string): string {
  return markdown
    .replace(/<code>(?:[A-Za-z0-9 .-]|&#\d+;|<wbr>)*<\/code>/g, '<code/>')
    .replace(/\b[0-9a-f]{16}\b/g, 'digest')
}

const cases = Object.entries(hostileTexts)

describe('in every field of every event', () => {
  test.each(cases)('%s leaves the structure of the summary as it is', (_kind, text) => {
    for (const changes of [{}, { source: undefined, newEvents: [] }]) {
      const hostile = renderSummary(judge(reviewOf(text, changes), defaultRules))
      const plain = renderSummary(judge(reviewOf(plainOf(text), changes), defaultRules))
      expect(structureOf(hostile)).toEqual(structureOf(plain))
      expect(outsideOfBoxes(hostile)).toBe(outsideOfBoxes(plain))
      expect(hostile.length).toBeLessThan(200_000)
    }
  })

  test.each(cases)('%s leaves the structure of the sign-off as it is', (_kind, text) => {
    const hostile = renderSignOff(signOffOf(text))
    const plain = renderSignOff(signOffOf(plainOf(text)))
    expect(hostile.title).toBe(plain.title)
    expect(withoutDigests(structureOf(hostile.body))).toEqual(withoutDigests(structureOf(plain.body)))
    expect(outsideOfBoxes(hostile.body)).toBe(outsideOfBoxes(plain.body))
    expect(hostile.body).not.toMatch(/@|\]\(|!\[|https?:|www\.|(?<!&)#\d|\[\^/)
    expect(hostile.body).not.toMatch(/[\p{Cf}\p{Cs}\u0000-\u0009\u000b-\u001f]/u)
    expect(nextStep(signOffOf(text), { body: hostile.body, state: 'open' })).toEqual({ kind: 'nothing' })
  })

  test.each(cases)('%s leaves the comment on a review that was signed off as it is', (_kind, text) => {
    const before = renderSignOff(describeSignOff(judge(report(), []), { archive, run })).body
    const commentOf = (all: string): string => {
      const signOff = signOffOf(all)
      const step = nextStep(signOff, { body: before, state: 'closed' })
      if (step.kind !== 'reopen') throw new Error(step.kind)
      return step.comment
    }
    expect(structureOf(commentOf(text))).toEqual(structureOf(commentOf(plainOf(text))))
    expect(outsideOfBoxes(commentOf(text))).toBe(outsideOfBoxes(commentOf(plainOf(text))))
  })

  test('the cases reach what they should: lines of both kinds, and actions that no rule knows', () => {
    const { lines } = signOffOf(hostileTexts['a mention'] ?? '')
    expect(lines.filter(({ text }) => text.includes('webhook'))).not.toEqual([])
    expect(lines.filter(({ isNotice }) => isNotice)).not.toEqual([])
    expect(lines.filter(({ text }) => text.startsWith('not classified'))).not.toEqual([])
    expect(wordsOf(renderSignOff(signOffOf('@octocat')).body)).toContain('@octocat')
  })
})

test.each(cases)('%s in the message of an error leaves the health issue as it is', (_kind, text) => {
  const about = { archive, run: { id: '77', url: 'https://github.com/acme/workflows/actions/runs/77' } }
  const render = (said: string): string =>
    renderHealth(
      {
        title: 'Hireflix could not be read',
        messages: [`GitHub said ${said.slice(0, 500).replace(/\s+/g, ' ')}.`]
      },
      about
    ).body
  expect(withoutDigests(structureOf(render(text)))).toEqual(
    withoutDigests(structureOf(render(plainOf(text))))
  )
  expect(outsideOfBoxes(render(text))).toBe(outsideOfBoxes(render(plainOf(text))))
})
