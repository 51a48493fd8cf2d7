// Attaches a page to the run as the Action does: node --experimental-transform-types attach.mjs NAME FILE [DAYS]
import { readFileSync } from 'node:fs'
import '../typescript-loader.mjs'

const { publishPage } = await import('../../../src/action/publishing.ts')
const [name, file, days] = process.argv.slice(2)
const retentionDays = days === undefined ? undefined : Number(days)
const stored = await publishPage(name, async () => readFileSync(file, 'utf8'), { retentionDays })
process.stdout.write(`\nattached ${JSON.stringify(stored ?? null)}\n`)
