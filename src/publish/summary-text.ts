const chartAndTable =
  /```mermaid\n[\s\S]*?\n```\n\n?(?:<details><summary>The same as a table<\/summary>\n\n([\s\S]*?)<\/details>)?/g

/**
 * A summary as a terminal reads well: with the table in place of the chart, which only GitHub draws, and without what it
 * folds away, so that a quiet week fits on one screen here too; with the characters that its entities stand for. Those that a terminal would act on are not among them: event text shows them by their code point.
 */
export function readableSummary(summary: string): string {
  return summary
    .replace(chartAndTable, '$1')
    .replace(/<details><summary>(.*?)<\/summary>[\s\S]*?<\/details>/g, '$1: not shown here')
    .replace(/<wbr>|<\/?code>/g, '')
    .replaceAll('&#160;', ' ')
    .replace(/&#(\d+);/g, (_all, code: string) => String.fromCodePoint(Number(code)))
    .replace(/\n{3,}/g, '\n\n')
}
