/** Every bound of the program in one place, each with the reason for its size. */

const KiB = 1024
const MiB = 1024 * KiB
const GiB = 1024 * MiB

export const limits = {
  /** The largest export seen in the wild is a few hundred MiB; 2 GiB leaves room and still ends. */
  uploadBytesMax: 2 * GiB,
  /** Honest exports compress up to 200-fold, so the bound is absolute and never a ratio. */
  unpackedBytesMax: 8 * GiB,
  /** A package with every playlist and message in a file of its own stays far below this. */
  zipEntriesMax: 50_000,
  /** One record is under 2 KiB; a single one that is larger than this can only be an attack. */
  recordBytesMax: 1 * MiB,
  /** V8 refuses strings near 512 MiB; half of that can still be joined and decoded. */
  entryStringBytesMax: 256 * MiB,
  /** A listener who never sleeps and skips every 30 s needs 19 years to reach it. */
  rowsPerPersonMax: 20_000_000,
  /** Exports nest four deep; deeper input is built to exhaust the stack. */
  jsonDepthMax: 64,
  /** Requests to the API are small documents; uploads have a route and a bound of their own. */
  httpBodyBytesMax: 1 * MiB,
  /** A folder given by mistake (a whole disk) ends with a sentence, not with an endless walk. */
  folderEntriesMax: 100_000,
  /** Folders nest a few deep in every package; links that form a loop end here. */
  folderDepthMax: 32,
  /** Longer names are cut on screen anyway; a name of this size is no title of a song. */
  nameCharsMax: 4_096,
  /** One listen can last long (a looped podcast), but a week without an end is a fault of the file. */
  listenMsMax: 7 * 24 * 3_600_000,
  /** Streaming services go online to renew at least once in 30 days, so an older start cannot belong to the row. */
  offlineMsMax: 31 * 24 * 3_600_000,
  /** Examples of rejected rows that a report names; more would bury the pattern. */
  rejectedExamplesMax: 5,
  /** Items in each list of tops: enough for a chart and for a quiz among friends. */
  topItems: 100,
  /** Eighteen digits of minor units fit a signed 64-bit column; a larger amount is a slip of the keyboard. */
  amountDigitsMax: 18,
} as const
