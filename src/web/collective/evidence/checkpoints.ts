/** The last checkpoint that held in this browser, by which a rewritten log is noticed. It is signed for everyone alike. */
const KEY = 'chorus.checkpoint'

export function keptCheckpoint(): string | null {
  try {
    return localStorage.getItem(KEY)
  } catch {
    return null
  }
}

export function keepCheckpoint(text: string): void {
  try {
    localStorage.setItem(KEY, text)
  } catch {
    // A browser that forbids storage checks each time as if it were the first.
  }
}
