/** By other means than the code under test: each way of writing a secret down, as a whole. */
export function echoesOf(secret: string): string[] {
  const everyByte = (each: (byte: number) => string): string => [...Buffer.from(secret)].map(each).join('')
  return [
    secret,
    encodeURIComponent(secret),
    encodeURIComponent(encodeURIComponent(secret)),
    everyByte((byte) => `%${byte.toString(16).padStart(2, '0')}`),
    JSON.stringify(secret).slice(1, -1),
    JSON.stringify(JSON.stringify(secret)).slice(3, -3),
    everyByte((byte) => `\\u00${byte.toString(16).padStart(2, '0')}`),
    everyByte((byte) => `&#${byte};`),
    Buffer.from(secret).toString('hex'),
    ...['', 'x', 'xy'].flatMap((before) => {
      const bytes = Buffer.from(`${before}${secret}`)
      return [bytes.toString('base64'), bytes.toString('base64url')]
    })
  ]
}

/** What to look for: of base64 only what does not depend on what stands before and behind. */
function spellingsOf(secret: string): string[] {
  return [
    secret.toUpperCase(),
    ...echoesOf(secret).map((echo) =>
      /^[\w+/=-]+$/.test(echo) && echo !== secret ? echo.slice(4, -4) : echo
    )
  ]
}

/** What a reader of it sees: a log, Markdown and JSON escape some characters of a secret, and leave others as they are. */
const readings: readonly ((text: string) => string)[] = [
  (text) => text.replaceAll('%0A', '\n').replaceAll('%0D', '\r').replaceAll('%25', '%'),
  (text) => text.replaceAll('<wbr>', '').replace(/&#(\d{1,7});/g, (_all, code) => String.fromCodePoint(code)),
  (text) => text.replace(/\\u([0-9a-f]{4})/g, (_all, hex) => String.fromCharCode(Number.parseInt(hex, 16))),
  (text) =>
    text.replace(/\\u\{([0-9a-f]{1,6})\}/g, (_all, hex) => String.fromCodePoint(Number.parseInt(hex, 16)))
]

/** In which spellings these secrets are in a text, or in what it says to a reader. */
export function leaksIn(text: string, secrets: readonly string[]): string[] {
  const said = [text, ...readings.map((read) => read(text))].join('\n')
  return secrets.flatMap(spellingsOf).filter((spelling) => said.includes(spelling))
}
