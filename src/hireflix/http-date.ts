const days = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const time = '(?<hour>\\d\\d):(?<minute>\\d\\d):(?<second>\\d\\d)'
const month = `(?<month>${months.join('|')})`
/** IMF-fixdate, the format of RFC 850, and that of asctime: RFC 9110, section 5.6.7. All three are in GMT. */
const forms = [
  `(?<day>[A-Z][a-z]{2}), (?<date>\\d\\d) ${month} (?<year>\\d{4}) ${time} GMT`,
  `(?<day>[A-Z][a-z]{5,8}), (?<date>\\d\\d)-${month}-(?<year>\\d\\d) ${time} GMT`,
  `(?<day>[A-Z][a-z]{2}) ${month} (?<date>[ \\d]\\d) ${time} (?<year>\\d{4})`
].map((form) => new RegExp(`^${form}$`))

/**
 * Epoch milliseconds of a date as HTTP writes it; `undefined` for anything else. Not Date.parse: it takes much that is no
 * such date, and reads one without a zone in that of this machine.
 */
export function parseHttpDate(text: string, machineNow: number): number | undefined {
  const found = forms.map((form) => form.exec(text)?.groups).find((groups) => groups !== undefined)
  if (found === undefined) return undefined
  const { day = '', year = '', hour, minute, second } = found
  const fullYear = year.length === 2 ? yearOf(Number(year), machineNow) : Number(year)
  const monthIndex = months.indexOf(found['month'] ?? '')
  const date = Number(found['date'])
  // Date.UTC takes years before 100 for those of the twentieth century.
  const midnight = new Date(0).setUTCFullYear(fullYear, monthIndex, date)
  const dayName = days[new Date(midnight).getUTCDay()] ?? ''
  const isDay = new Date(midnight).getUTCDate() === date && (day === dayName || day === dayName.slice(0, 3))
  // The sixtieth second is a leap second.
  const isTime = Number(hour) <= 23 && Number(minute) <= 59 && Number(second) <= 60
  if (!isDay || !isTime) return undefined
  return midnight + ((Number(hour) * 60 + Number(minute)) * 60 + Number(second)) * 1000
}

/** A year of two digits that seems more than 50 years ahead is the one a century before. */
function yearOf(twoDigits: number, machineNow: number): number {
  const thisYear = new Date(machineNow).getUTCFullYear()
  const year = thisYear - (thisYear % 100) + twoDigits
  return year > thisYear + 50 ? year - 100 : year
}

/**
 * The date that a `Date` header gives, which may stand there twice; `undefined` where two of them differ, or one is none.
 */
export function parseDateHeader(header: string, machineNow: number): number | undefined {
  const dates = header
    .split(/,\s*(?=[A-Z][a-z]{2,8},? )/)
    .map((text) => parseHttpDate(text.trim(), machineNow))
  return dates.every((date) => date === dates[0]) ? dates[0] : undefined
}
