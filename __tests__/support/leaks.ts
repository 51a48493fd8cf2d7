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

/** In which spellings these secrets are in a text. */
export function leaksIn(text: string, secrets: readonly string[]): string[] {
  return secrets.flatMap(spellingsOf).filter((spelling) => text.includes(spelling))
}
