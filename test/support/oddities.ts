/** What real exports get wrong, and how often a simulated one does. */

/** How often each oddity of real exports occurs; 0 switches it off. Shares are of sessions or of rows, as their names say. */
export interface Oddities {
  readonly podcastSessions: number
  readonly audiobookSessions: number
  readonly videoSessions: number
  readonly incognitoSessions: number
  readonly offlineSessions: number
  readonly pausedRows: number
  readonly removedRows: number
  /** Rows told twice, word for word or from another address. */
  readonly duplicateRows: number
  /** Rows that no reader can place in time or that have an impossible duration. */
  readonly brokenRows: number
  /** Rows whose `offline_timestamp` is no instant. */
  readonly nonsenseStartRows: number
  /** Before this year, `skipped` is null or absent. */
  readonly skippedKnownFrom: number
  /** Before this year, some reasons are null or "unknown". */
  readonly reasonsKnownFrom: number
  /** Before this year, `offline_timestamp` is null or 0 but for offline rows. */
  readonly startKnownFrom: number
}

export const USUAL_ODDITIES: Oddities = {
  podcastSessions: 0.12,
  audiobookSessions: 0.03,
  videoSessions: 0.04,
  incognitoSessions: 0.01,
  offlineSessions: 0.03,
  pausedRows: 0.06,
  removedRows: 0.004,
  duplicateRows: 0.003,
  brokenRows: 0,
  nonsenseStartRows: 0.01,
  skippedKnownFrom: 2018,
  reasonsKnownFrom: 2014,
  startKnownFrom: 2017,
}
