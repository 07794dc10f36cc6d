/** Messages between the page and the worker that holds the history. Nothing of it goes anywhere else. */
import type { Chapters } from './chapters.ts'
import type { Eras, HabitFindings, Recap, TasteFindings, TimeFindings } from './deep-insights.ts'
import type { CheckIn, MoodCorrection, MoodFindings, MoodPoint, MoodTable, MoodTableAnswer, Togetherness } from './mood.ts'
import type {
  CardAsk,
  FriendCard,
  FriendComparison,
  FriendGroup,
  GivenCard,
  MadeCard,
  OpenedFriend,
  PlaylistAsk,
  PlaylistFile,
} from './friends.ts'
import type { HeardKind, ListenPart, StartKind } from './insight-kinds.ts'
import type { Findings, PlayRule, Subject } from './insights.ts'
import type { ContributionChoice, ContributionColumn, ContributionSummary, FindingOfRows } from './contribution.ts'
import type { EntityName, NameGroup } from './names.ts'
import type { Problem, Reconciliation } from './reconciliation.ts'
import type { ThingsTheyKnow } from './things-they-know.ts'

/** Local days as `YYYY-MM-DD`, both ends included. */
export interface Period {
  readonly from: string
  readonly to: string
}

/** How the history is looked at; none of it changes what is stored. A period of null means "all time". */
export interface View {
  readonly period: Period | null
  readonly playRule: PlayRule
}

/** What a page needs to know about the history before it asks anything. */
export interface HistorySummary {
  readonly source: 'files' | 'sample'
  readonly timeZone: string
  readonly listens: number
  /** Local days of the first and last listen. */
  readonly from: string
  readonly to: string
  /** Local years with music, ascending, with their music msPlayed. */
  readonly years: readonly { readonly year: number; readonly msPlayed: number }[]
  /** Rows in which sources told of the same listen, and whether they count once; null where no two sources did. */
  readonly merging: { readonly rows: number; readonly isOn: boolean } | null
  /** What the history takes in the browser's storage, about. */
  readonly savedBytes: number
}

export type SubjectKind = 'artist' | 'album' | 'track'

/** Names one artist, album or track to the letter. For an artist, `name` and `artist` are the same. */
export interface SubjectName {
  readonly kind: SubjectKind
  readonly name: string
  readonly artist: string
}

/** Which listens of a view a number was made of; whatever is left out does not matter. All but `kind` and the times are of music only. */
export interface ListenFilter {
  readonly subject?: SubjectName
  readonly kind?: HeardKind
  /** 0 = Monday. */
  readonly weekday?: number
  /** The local hour of the start. */
  readonly hour?: number
  /** The local month of the start in whatever year, 0 = January. */
  readonly month?: number
  /** Only what opens a session: what starts more than so many minutes after everything before it in the period has ended. */
  readonly silenceMinutes?: number
  readonly part?: ListenPart
  readonly start?: StartKind
  /** Time played. */
  readonly secondsBelow?: number
  /** Both ends of the starts as UTC ISO 8601, both included: a session. */
  readonly since?: string
  readonly until?: string
}

export type ListenOrder = 'newest' | 'oldest' | 'longest'

/** One row of a listing of listens, as shown on screen. */
export interface ListenRow {
  readonly startedAt: string
  /** Local date and time, `YYYY-MM-DD HH:MM`. */
  readonly startedLocal: string
  readonly msPlayed: number
  readonly kind: string
  readonly title: string
  readonly artist: string
  readonly album: string
  readonly skipped: boolean
  /** By the play rule of the view; only music can be a play. */
  readonly isPlay: boolean
  /** What the file is that told of it. */
  readonly source: string
  /** Where it stands in that file; null where this is not known, or not yet. */
  readonly place: { readonly path: string; readonly line: number } | null
}

/** A page of listens with what all of them, and not only those of the page, come to. */
export interface ListenListing extends Listing<ListenRow> {
  readonly msPlayed: number
  readonly plays: number
  readonly skips: number
}

export type SortKey = 'msPlayed' | 'plays' | 'listens' | 'days'

export interface TopRow {
  readonly title: string
  readonly artist: string
  readonly msPlayed: number
  readonly listens: number
  readonly plays: number
}

/** As it stands in a long list: also on how many local days it was heard. */
export interface ListedRow extends TopRow {
  readonly days: number
}

export interface SearchHit {
  readonly kind: SubjectKind
  readonly title: string
  readonly artist: string
  readonly msPlayed: number
}

/** A part of a longer list. */
export interface Page {
  readonly offset: number
  readonly limit: number
}

export interface Listing<Row> {
  readonly total: number
  readonly rows: readonly Row[]
}

export type ImportOutcome =
  | { readonly kind: 'imported'; readonly summary: HistorySummary; readonly problems: readonly Problem[] }
  | { readonly kind: 'nothingUsable'; readonly problems: readonly Problem[] }

/** How far an import has come. `months` maps `YYYY-MM` (UTC) to listens found so far. */
export interface ImportProgress {
  readonly bytesRead: number
  readonly bytesTotal: number
  readonly rows: number
  readonly path: string
  readonly months: Readonly<Record<string, number>>
}

/** A file that a person chose or dropped; `Handle` is a `File` on both sides, which the contract cannot name. */
export interface ChosenFile<Handle = unknown> {
  readonly path: string
  readonly file: Handle
}

/** What a member would offer to a collective: what it comes to, and the very rows. */
export interface Offer {
  readonly summary: ContributionSummary
  readonly columns: readonly ContributionColumn[]
  /** Cells in the order of the columns: names, counts, milliseconds, days as `YYYY-MM-DD`, instants as UTC ISO 8601. */
  readonly rows: Listing<readonly (string | number)[]>
  /** What the collective's own checks will say of them. */
  readonly findings: readonly FindingOfRows[]
}

/** `Handle` is a `Blob` on both sides, which the contract cannot name. */
export interface ExportedFile<Handle = unknown> {
  readonly name: string
  readonly file: Handle
}

export type ExportForm = 'parquet' | 'csv' | 'jsonl' | 'listenbrainz'

/** One change of what was decided about names. `to` undefined leaves the name to the rule again. */
export type NameChange =
  | { readonly kind: 'alike'; readonly join: boolean }
  | { readonly kind: 'name'; readonly from: EntityName; readonly to: EntityName | null | undefined }

export interface NameListing extends Listing<NameGroup> {
  /** Whether names that are alike by the rule are joined. */
  readonly joinAlike: boolean
}

interface Question<Asked, Answered> {
  readonly ask: Asked
  readonly answer: Answered
}

/** Every question that the page can ask, with its answer. `null` stands for "nothing to say". */
export interface Questions {
  readonly restore: Question<null, HistorySummary | null>
  /** Files are about to come: whatever reads them is made ready. */
  readonly prepare: Question<null, null>
  /** `adds`: the files join the history that is held; otherwise they take its place. */
  readonly importFiles: Question<
    { readonly files: readonly ChosenFile[]; readonly timeZone: string; readonly adds: boolean },
    ImportOutcome
  >
  readonly importSample: Question<{ readonly timeZone: string }, ImportOutcome>
  readonly findings: Question<View, Findings>
  /** `gapMsMax` is the longest silence within a session. */
  readonly habits: Question<View & { readonly gapMsMax: number }, HabitFindings>
  readonly time: Question<View, TimeFindings>
  readonly exploring: Question<View, TasteFindings>
  /** `birthYear` as the person gave it, for this answer only. */
  readonly eras: Question<View & { readonly birthYear: number | null }, Eras>
  readonly chapters: Question<View, Chapters>
  /** `tellsMood`: whether cards may tell of the mood of the music. */
  readonly recap: Question<View & { readonly tellsMood: boolean }, Recap>
  readonly subject: Question<View & { readonly subject: SubjectName }, Subject | null>
  readonly tops: Question<View & Page & { readonly kind: SubjectKind; readonly sort: SortKey }, Listing<ListedRow>>
  readonly search: Question<{ readonly text: string; readonly limit: number }, readonly SearchHit[]>
  readonly listens: Question<View & Page & { readonly filter: ListenFilter; readonly order: ListenOrder }, ListenListing>
  /** All listens of a filter as CSV, the oldest first. */
  readonly listensFile: Question<View & { readonly filter: ListenFilter }, ExportedFile>
  readonly reconciliation: Question<null, Reconciliation>
  readonly offer: Question<Page & { readonly choice: ContributionChoice }, Offer>
  /** The Parquet file of an offer, exactly as it would be sent. */
  readonly offerFile: Question<{ readonly choice: ContributionChoice }, Uint8Array>
  readonly names: Question<Page & { readonly kind: EntityName['kind'] }, NameListing>
  readonly changeNames: Question<NameChange, HistorySummary>
  readonly setMerging: Question<{ readonly isOn: boolean }, HistorySummary>
  readonly exportFile: Question<{ readonly form: ExportForm }, ExportedFile>
  readonly setTimeZone: Question<{ readonly timeZone: string }, HistorySummary>
  readonly forget: Question<null, null>
  /**
   * Read from these files for this one answer, and kept nowhere; `files` null means those that were imported since the page was
   * opened. Null where none of them holds anything of the kind.
   */
  readonly thingsTheyKnow: Question<{ readonly files: readonly ChosenFile[] | null; readonly timeZone: string }, ThingsTheyKnow | null>
  readonly mood: Question<View, MoodFindings>
  /** The person's own words on artists, in the order in which they gave them. */
  readonly moodCorrections: Question<null, readonly MoodCorrection[]>
  /** `mood` null takes the person's word on an artist back. */
  readonly correctMood: Question<{ readonly artist: string; readonly mood: MoodPoint | null }, readonly MoodCorrection[]>
  /** The table of further artists and recordings that this browser keeps; null where it keeps none. */
  readonly moodTable: Question<null, MoodTable | null>
  /** Takes the place of the table that was there. */
  readonly keepMoodTable: Question<{ readonly chosen: ChosenFile }, MoodTableAnswer>
  readonly dropMoodTable: Question<null, null>
  /** Check-ins, the latest first. */
  readonly checkIns: Question<null, readonly CheckIn[]>
  /** With the `id` of a check-in that is kept, takes its place and leaves it its time. */
  readonly keepCheckIn: Question<Omit<CheckIn, 'id' | 'at'> & { readonly id?: string }, readonly CheckIn[]>
  readonly dropCheckIn: Question<{ readonly id: string }, readonly CheckIn[]>
  readonly dropCheckIns: Question<null, readonly CheckIn[]>
  /** Null where this browser holds no history. */
  readonly checkInsAndMusic: Question<null, Togetherness | null>
  readonly makeCard: Question<CardAsk, MadeCard>
  /** The text of a card file, or a link with a card in it. */
  readonly openCard: Question<{ readonly text: string }, OpenedFriend>
  readonly friends: Question<null, readonly FriendCard[]>
  readonly keepFriend: Question<{ readonly text: string }, readonly FriendCard[]>
  readonly dropFriend: Question<{ readonly id: string }, readonly FriendCard[]>
  readonly givenCards: Question<null, readonly GivenCard[]>
  readonly noteGiven: Question<Pick<GivenCard, 'to' | 'fields'>, readonly GivenCard[]>
  readonly dropGiven: Question<{ readonly id: string }, readonly GivenCard[]>
  /** Null where the card is no longer kept. */
  readonly compareFriend: Question<{ readonly id: string }, FriendComparison | null>
  readonly playlistFile: Question<PlaylistAsk, PlaylistFile>
  readonly compareFriends: Question<{ readonly ids: readonly string[] }, FriendGroup>
}
export type QuestionName = keyof Questions
export type Ask<Name extends QuestionName> = Questions[Name]['ask']
export type Answer<Name extends QuestionName> = Questions[Name]['answer']

export type ToWorker = { [Name in QuestionName]: { readonly id: number; readonly name: Name; readonly ask: Ask<Name> } }[QuestionName]

/** `id` repeats that of the question. A notice belongs to none: it tells of work that goes on after an answer. */
export type FromWorker =
  | { readonly kind: 'answer'; readonly id: number; readonly answer: unknown }
  | { readonly kind: 'progress'; readonly id: number; readonly progress: ImportProgress }
  | { readonly kind: 'failed'; readonly id: number; readonly problem: Problem }
  | { readonly kind: 'notice'; readonly problem: Problem }
