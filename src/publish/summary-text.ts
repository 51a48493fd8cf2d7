const chartAndTable =
  /```mermaid\n[\s\S]*?\n```\n\n?(?:<details><summary>The same as a table<\/summary>\n\n([\s\S]*?)<\/details>)?/g

/**
 * A summary for a terminal. The table replaces the chart, which only GitHub draws. Folded parts are left out, so a quiet
 * week fits on one screen. Entities become their characters; none of those acts on a terminal, since event text shows
 * such characters by their code point.
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
