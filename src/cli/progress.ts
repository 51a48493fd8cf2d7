/** A sign of life every other second, from the third second on. */
export function progressTicker(now: () => number, say: (message: string) => void): (text: string) => void {
  let last = now() + 1000
  return (text) => {
    if (now() - last < 2000) return
    last = now()
    say(text)
  }
}
