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
  /** Zips inside zips and Parquet files are read from memory; the largest of a real package is far below this. */
  heldFileBytesMax: 256 * MiB,
  /** A search takes a few hundred bytes in the account data, so that this holds those of a lifetime. */
  accountFileBytesMax: 64 * MiB,
  /** Packages hold zips in zips, and workbooks, which are zips, in those; nothing honest lies deeper. */
  zipNestingMax: 3,
  /** An export of Chorus has a few dozen bytes a listen beyond its names, and repeats those in a dictionary. */
  unpackedExportBytesMax: 2 * GiB,
  /** The texts that the sheets of a workbook share: every name once, however often it was heard. */
  sheetTextCharsMax: 64 * MiB,
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
  /** Places of rejected rows that a file keeps, so that each can be asked about; eight bytes each. */
  rejectedPlacesMax: 1_000_000,
  /** Items in each list of tops: enough for a chart and for a quiz among friends. */
  topItems: 100,
  /** Three times the longest history seen, one row a listen. */
  contributionRowsMax: 1_000_000,
  /** A million rows with a song each pack into about 40 MiB; nothing honest comes near twice that. */
  contributionBytesMax: 96 * MiB,
  /** A column of a million rows unpacks to a few bytes a row beyond its dictionary of names. */
  contributionUnpackedBytesMax: 512 * MiB,
  /** Names are a few dozen letters; a file may repeat a long one a million times and still be small. */
  contributionTextCharsMax: 256 * MiB,
  /** The writer packs up to 100,000 rows a group; files of many tiny groups are built to waste time. */
  contributionRowGroupsMax: 64,
  /** The footer of a file of nine columns and 64 row groups stays below 100 KiB. */
  contributionFooterBytesMax: 256 * KiB,
  /** A recipe that must leave out more artists than this is better off naming what it takes. */
  artistsExcludedMax: 1_000,
  /** A release of ten thousand files with the longest licence stays below this. */
  manifestBytesMax: 16 * MiB,
  /** Eighteen digits of minor units fit a signed 64-bit column; a larger amount is a slip of the keyboard. */
  amountDigitsMax: 18,
  /** A licence runs to a few dozen pages; the whole proposal must fit a request to the API several times. */
  licenceCharsMax: 100_000,
  /** A page of a list: what a person scrolls through before asking for more, and what a query answers at once. */
  pageItemsMax: 1_000,
  /** The roll of a million members, blinded, stays below this; so does every other public file. */
  publicFileBytesMax: 128 * MiB,
  /** The circuit proves a place in a tree of so many levels, whatever smaller roll it is used with. */
  rollDepth: 20,
  /** What such a tree holds. */
  rollMembersMax: 2 ** 20,
  /** A ballot of every member in a hundred votes of a large collective; an audit holds all entries in memory. */
  logEntriesMax: 20_000_000,
  /** Strangers whom a collective asks to watch its log; each adds a line to every checkpoint that it signs. */
  witnessesMax: 16,
  /** A checkpoint with a line of each witness takes less than 4 KiB. */
  cosignedNoteCharsMax: 16 * KiB,
  /** Clocks go wrong by minutes; a time further ahead would make a cosignature look fresh for longer than it is. */
  cosignatureAheadMsMax: 10 * 60_000,
  /** A witness looks once a day or more often, so that what is older says nothing of how the log stands. */
  witnessedAgeMsMax: 24 * 3_600_000,
  /** Half a minute of checking; a ballot beyond these would wait for longer than its voter does. */
  proofsWaitingMax: 10_000,
  /** One statement of SQL carries at most 65,535 values; half of that leaves room for wide rows. */
  statementValuesMax: 32_000,
  /** Writers take turns, so a collision is rare; after so many the fault is elsewhere. */
  transactionAttemptsMax: 8,
  /** One file for a bank, and one sum that two stewards can look over. */
  payoutsPerBatchMax: 100_000,
  /** What a page of the HTTP API holds at most: pages of the program itself may be longer. */
  httpPageItemsMax: 200,
  /** A name that people call somebody or something by. */
  displayNameCharsMax: 100,
  /** An attestation with its chain of certificates stays far below this. */
  webauthnFieldCharsMax: 64 * KiB,
  /** Passkeys of one account: every device that a person has, and some that they had. */
  passkeysMax: 20,
  /** Sessions of one account; the oldest ones make room. */
  sessionsMax: 50,
  /** Rows of a preview: what a person scrolls through. The count tells how many there are. */
  previewRowsMax: 200,
  /** Whoever knows that somebody is alone in listening to an artist finds all their other rows in a release. Votes may ask for more. */
  artistMembersMin: 2,
  /** Ways to reach one authenticator: browsers know half a dozen. */
  passkeyTransportsMax: 8,
  /** Stewards who agree to one payment or batch: two are enough for either, and none is asked after that. */
  approvalsMax: 10,
  /** How a steward names a report of the bank: its number and its day. */
  bankReportCharsMax: 200,
  /** Lines of one transfer that a list of transfers shows; the count tells how many there are. */
  postingsShownMax: 50,
  /** Why something was refused, and what its member says to that: a page of text. */
  reviewCharsMax: 2_000,
  /** Kinds of finding in one contribution: each check speaks once, and there are a dozen. */
  findingsMax: 40,
  /** A request that so many proposals answered is better asked anew. */
  proposalsPerRequestMax: 50,
  /** At a million rows a file, more than any pool holds; the manifest of so many stays below its own bound. */
  releaseFilesMax: 10_000,
  /** A screen or two; whoever is further away is not near. */
  neighboursMax: 20,
  /** The catalogue speaks of nothing that fewer members have in common. */
  catalogueMembersMin: 20,
  catalogueArtistsMax: 500,
  /** A card is a page of a booklet: it fits an e-mail, a message and the address of a link. */
  cardBytesMax: 32 * KiB,
  /** Longer names are cut on a card; they would fill it alone. */
  cardNameCharsMax: 120,
  /** Beyond these, favourites are no longer what somebody is known by, and more would not fit 32 KiB in every script. */
  cardArtistsMax: 150,
  cardTracksMax: 60,
  cardObsessionsMax: 24,
  cardTagsMax: 60,
  /** More than this no longer sits around one table, and the pairs no longer fit a screen. */
  groupCardsMax: 20,
  /** Three columns of a table: two names and a number. */
  tableLineCharsMax: 64 * KiB,
  /** Half a million listeners with forty artists each: what fits the memory of a small machine. */
  tasteRowsMax: 20_000_000,
  /** Ten times the collective of the sale that is shown; more members would show nothing else and take longer. */
  demoMembersMax: 100_000,
  /** Every tag of a million tracks; the table of them is held in memory while it is answered. */
  moodRowsMax: 20_000_000,
  /** A check-in of a moment is a word and a few sentences. */
  checkInWordCharsMax: 40,
  checkInNoteCharsMax: 2_000,
  /** Nobody alive was born earlier, and four digits that begin with 18 are a slip of the finger. */
  birthYearMin: 1900,
  /** Artists with thousands of links take a few hundred kilobytes in a dump. */
  dumpLineCharsMax: 16 * MiB,
  /** A table of all three dumps, with seven million recordings by id and by name, stays below this; a browser keeps it whole. */
  tableBytesMax: 1 * GiB,
  /** MusicBrainz knows fewer artists with words than this, and what others heard adds as many again; a browser holds them all. */
  tableHeldRowsMax: 2_000_000,
  /** Ten artists with all their aliases and tags take a few dozen kilobytes. */
  webAnswerBytesMax: 4 * MiB,
  /** What classifiers say of one recording takes ten kilobytes; its tags can be long. */
  dumpDocumentBytesMax: 1 * MiB,
} as const
