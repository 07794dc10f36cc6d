/** Holds the one history of this browser and answers the page's questions about it. */
import type { Findings } from '../contract/insights.ts'
import type { Problem } from '../contract/reconciliation.ts'
import type { NameDecisions } from '../contract/names.ts'
import type {
  Answer,
  Ask,
  ChosenFile,
  ExportedFile,
  HistorySummary,
  ImportOutcome,
  ImportProgress,
  QuestionName,
  ToWorker,
  View,
} from '../contract/worker.ts'
import { filteredRows, findingsAt, search, searchIndex, subject, tops, type SearchIndex } from '../insights/index.ts'
import {
  NO_DECISIONS,
  doesJoinAlike,
  importListens,
  nameGroups,
  pickListens,
  withTimeZone,
  type ImportSource,
  type ImportedHistory,
  type Listens,
} from '../listening/index.ts'
import { unreachable } from '../shared/assert.ts'
import { sourceOf } from './blob-source.ts'
import { browserEffects } from './effects.ts'
import type { FriendsDesk } from './friends-desk.ts'
import { deleteFriends } from './friends-store.ts'
import type { HeldCover } from './held-cover.ts'
import { HeldHistory } from './held-history.ts'
import { historyOf, isHeldAlone, withPlaces, withRepeats } from './imported-history.ts'
import { nothingAdded, notSaved, sampleMissing } from './problems.ts'
import { HELD_PATH, placedListing } from './places.ts'
import { ShownNames, changedNames } from './names.ts'
import type { MoodDesk } from './mood-desk.ts'
import { isMoodQuestion } from './mood-questions.ts'
import { deleteMood } from './mood-store.ts'
import { deleteHistory, loadHistory, saveCover, saveHistory, type Cover, type History } from './store.ts'
import { summaryOf } from './summary.ts'

const SAMPLE_URL = '/sample.zip'
/** The page asks for its first figures well within this time; where it does not, an import is saved all the same. */
const FIRST_LOOK_MS = 500
/** So few listens are saved in the time of a frame, and nobody who leaves at once loses them. */
const SAVED_AT_ONCE_MAX = 20_000

type OnProgress = (progress: ImportProgress) => void

export interface DeskOptions {
  /** Names the code that works the findings out, so that no other version's figures are shown. */
  readonly madeBy: string
  readonly cover: HeldCover
  /** Tells the page of a problem that came up after the answer was given. */
  notify(problem: Problem): void
}

export class Desk {
  private readonly options: DeskOptions
  private readonly cover: HeldCover
  private friends: FriendsDesk | undefined
  private readonly history = new HeldHistory(loadHistory)
  /** The files of this visit, as the browser hands them out; nothing of them is kept. */
  private given: readonly ImportSource[] = []
  private mood: MoodDesk | undefined
  /** Made when somebody first searches, for the table that it is made of. */
  private index: { readonly of: Listens; readonly names: SearchIndex } | undefined
  /** Saving goes on after the answer; whatever touches storage next waits for it. */
  private saving: Promise<void> = Promise.resolve()
  /** Goes on after an import was answered. */
  private tracing: Promise<void> = Promise.resolve()
  /** What an import leaves to be done once the page has its first figures. */
  private owed: (() => void) | undefined
  private readonly shownNames = new ShownNames()

  constructor(options: DeskOptions) {
    this.options = options
    this.cover = options.cover
  }

  async answer(question: ToWorker, onProgress: OnProgress): Promise<Answer<QuestionName>> {
    if (isMoodQuestion(question)) return (await this.moodDesk()).answer(question)
    switch (question.name) {
      case 'restore':
        return this.restore()
      case 'prepare':
        return null
      case 'importFiles':
        return this.importFiles(question.ask, onProgress)
      case 'importSample':
        return this.importSample(question.ask.timeZone, onProgress)
      case 'forget':
        return this.forget()
      case 'setTimeZone':
        return this.setTimeZone(question.ask.timeZone)
      case 'findings':
        return this.findings(question.ask)
      case 'habits':
        return (await depths()).habitFindings(await this.shown(), question.ask, question.ask.gapMsMax)
      case 'time':
        return (await depths()).timeFindings(await this.shown(), question.ask)
      case 'exploring':
        return (await depths()).tasteFindings(await this.shown(), question.ask)
      case 'chapters':
        return (await depths()).chapterFindings(await this.shown(), question.ask, await this.genres())
      case 'recap':
        return this.recap(question.ask)
      case 'thingsTheyKnow':
        return this.thingsTheyKnow(question.ask)
      case 'subject':
        return subject(await this.shown(), question.ask, question.ask.subject)
      case 'tops':
        return tops(await this.shown(), question.ask)
      case 'search':
        return search(this.namesOf(await this.shown()), question.ask.text, question.ask.limit)
      case 'listens':
        return placedListing(await this.shown(), question.ask, (await this.history.held()).places)
      case 'listensFile':
        return this.listensFile(question.ask)
      case 'offer':
        return (await import('./offers.ts')).offer((await this.history.held()).listens, question.ask)
      case 'offerFile':
        return (await import('./offers.ts')).offerFile((await this.history.held()).listens, question.ask.choice)
      case 'reconciliation':
        return this.reconciliation()
      case 'names':
        return this.names(question.ask)
      case 'changeNames':
        return this.changeNames(question.ask)
      case 'setMerging':
        return this.setMerging(question.ask.isOn)
      case 'exportFile':
        return this.exportFile(question.ask.form)
      case 'makeCard':
      case 'openCard':
      case 'friends':
      case 'keepFriend':
      case 'dropFriend':
      case 'givenCards':
      case 'noteGiven':
      case 'dropGiven':
      case 'compareFriend':
      case 'compareFriends':
      case 'playlistFile':
        return (await this.friendsDesk()).answer(question)
      default:
        return unreachable(question)
    }
  }

  /** Loaded when somebody first asks about friends: most visits are about one's own listening. */
  private async friendsDesk(): Promise<FriendsDesk> {
    this.friends ??= new (await import('./friends-desk.ts')).FriendsDesk(() => this.shown())
    return this.friends
  }

  /** Loaded, with the catalogue, when somebody first asks about mood. */
  private async moodDesk(): Promise<MoodDesk> {
    this.mood ??= new (await import('./mood-desk.ts')).MoodDesk(() => this.shownMusic())
    return this.mood
  }

  /** Undefined where the catalogue cannot be loaded: chapters are then named by their artists. */
  private genres() {
    return this.moodDesk()
      .then((desk) => desk.genres())
      .catch(() => undefined)
  }

  /** Undefined where this browser holds no history. */
  private async shownMusic() {
    const history = await this.history.get()
    return history && { source: history.source, listens: await this.shown() }
  }

  /** Asked where the cover does not tell; see the front desk. */
  private async restore(): Promise<HistorySummary | null> {
    const history = await this.history.get()
    this.cover.current = history && this.coverOf(history)
    return this.cover.current?.summary ?? null
  }

  /** Reads what is stored, where anything is, before somebody asks about it. */
  warm(): void {
    if (this.cover.current) void this.history.get().catch(() => undefined)
  }

  private coverOf(history: History): Cover {
    return { summary: summaryOf(history), findings: {}, madeBy: this.options.madeBy, names: this.decisions }
  }

  /** Covers of an earlier version hold none. */
  private get decisions(): NameDecisions {
    return this.cover.current?.names ?? NO_DECISIONS
  }

  /** The history under the names that were joined; what is stored keeps every name as it was written. */
  private async shown(): Promise<Listens> {
    await this.cover.get()
    return this.shownNames.shown((await this.history.held()).listens, this.decisions)
  }

  private async names({ kind, offset, limit }: Ask<'names'>): Promise<Answer<'names'>> {
    const { listens } = await this.history.held()
    const groups = nameGroups(listens, this.decisions, kind)
    return { total: groups.length, rows: groups.slice(offset, offset + limit), joinAlike: doesJoinAlike(listens, this.decisions) }
  }

  private async changeNames(change: Ask<'changeNames'>): Promise<HistorySummary> {
    const history = await this.history.held()
    const names = changedNames(this.decisions, change)
    const cover = { ...this.coverOf(history), names }
    this.cover.current = cover
    this.later(() => (this.cover.current === cover ? saveCover(cover) : Promise.resolve()))
    return cover.summary
  }

  private async setMerging(isOn: boolean): Promise<HistorySummary> {
    const { source, other, ...current } = await this.history.held()
    if (other === undefined || current.isMerged === isOn) return this.keep({ source, ...current, ...(other && { other }) })
    return this.keep({ source, ...other, other: current })
  }

  /** The writers are loaded only when somebody takes the history away. */
  private async exportFile(form: Ask<'exportFile'>['form']): Promise<ExportedFile<Blob>> {
    const { exportFile } = await import('./exports.ts')
    return exportFile((await this.history.held()).listens, form)
  }

  private async listensFile({ filter, ...view }: Ask<'listensFile'>): Promise<ExportedFile<Blob>> {
    const { exportFile } = await import('./exports.ts')
    const shown = await this.shown()
    return exportFile(pickListens(shown, filteredRows(shown, view, filter)), 'csv')
  }

  private async reconciliation(): Promise<Answer<'reconciliation'>> {
    this.payOwed()
    await this.tracing
    return (await this.history.held()).reconciliation
  }

  /** The view that every visit begins with is kept; any other is worked out in a moment. */
  private async findings(view: View): Promise<Findings> {
    const kept = view.period === null ? this.cover.current?.findings[view.playRule] : undefined
    if (kept) return kept
    const { reconciliation } = await this.history.held()
    const found = findingsAt(await this.shown(), reconciliation.rows, view)
    if (view.period === null && this.cover.current) {
      const cover = { ...this.cover.current, findings: { ...this.cover.current.findings, [view.playRule]: found } }
      this.cover.current = cover
      this.later(() => (this.cover.current === cover ? saveCover(cover) : Promise.resolve()))
    }
    return found
  }

  private namesOf(listens: Listens): SearchIndex {
    if (this.index?.of !== listens) this.index = { of: listens, names: searchIndex(listens) }
    return this.index.names
  }

  private async importFiles({ files, timeZone, adds }: Ask<'importFiles'>, onProgress: OnProgress): Promise<ImportOutcome> {
    const given = files.filter(isBlob).map(sourceOf)
    this.given = adds ? [...this.given, ...given] : given
    return this.importSources('files', adds ? [await this.heldSource(), ...given] : given, timeZone, onProgress)
  }

  /** The history so far as one more file of the import, so that whatever holds for files holds for it. */
  private async heldSource(): Promise<ImportSource> {
    const { file } = await this.exportFile('parquet')
    return sourceOf({ path: HELD_PATH, file })
  }

  private async recap({ tellsMood, ...view }: Ask<'recap'>): Promise<Answer<'recap'>> {
    const recap = (await depths()).recapFindings(await this.shown(), view)
    return tellsMood ? (await this.moodDesk()).withMood(recap, view) : recap
  }

  private async thingsTheyKnow({ files, timeZone }: Ask<'thingsTheyKnow'>): Promise<Answer<'thingsTheyKnow'>> {
    const { knownFrom } = await import('./known.ts')
    return knownFrom(files === null ? this.given : files.filter(isBlob).map(sourceOf), timeZone)
  }

  private async importSample(timeZone: string, onProgress: OnProgress): Promise<ImportOutcome> {
    this.given = []
    const response = await fetch(SAMPLE_URL).catch(() => undefined)
    if (!response?.ok) return { kind: 'nothingUsable', problems: [sampleMissing] }
    const file = await response.blob()
    return this.importSources('sample', [sourceOf({ path: 'sample.zip', file })], timeZone, onProgress)
  }

  private async importSources(
    source: History['source'],
    sources: readonly ImportSource[],
    timeZone: string,
    onProgress: OnProgress,
  ): Promise<ImportOutcome> {
    const result = await importListens(sources, { timeZone, effects: browserEffects, onProgress })
    if (result.kind === 'nothingUsable') return result
    if (isHeldAlone(result.reconciliation)) return { kind: 'nothingUsable', problems: [...result.reconciliation.problems, nothingAdded] }
    const apart = result.apart()
    const history = historyOf(source, result, apart)
    await this.cover.get()
    const summary = this.hold(history)
    this.owed = () => {
      this.save(history)
      this.tracing = this.trace(history, result, apart)
    }
    setTimeout(() => this.payOwed(), history.listens.count > SAVED_AT_ONCE_MAX ? FIRST_LOOK_MS : 0)
    return { kind: 'imported', summary, problems: result.reconciliation.problems }
  }

  private async setTimeZone(timeZone: string): Promise<HistorySummary> {
    const held = await this.history.held()
    const other = held.other && { ...held.other, listens: withTimeZone(held.other.listens, timeZone) }
    return this.keep({ ...held, listens: withTimeZone(held.listens, timeZone), ...(other && { other }) })
  }

  /** Reads the files again to say which row went for which, once the page has its first answer. */
  private async trace(history: History, result: ImportedHistory, apart: ImportedHistory | undefined): Promise<void> {
    try {
      const traced = withRepeats(history, await result.traceRepeats(), (await apart?.traceRepeats()) ?? [])
      this.replace(history, traced)
      void this.place(traced, result, apart)
    } catch {
      // Files may be gone by now; the account stands without its examples.
    }
  }

  /** Nobody waits for this: the account of rows is there before it, and listens are shown without their places until then. */
  private async place(history: History, result: ImportedHistory, apart: ImportedHistory | undefined): Promise<void> {
    try {
      this.replace(history, await withPlaces(history, result, apart))
    } catch {
      // As above.
    }
  }

  /** A history that was changed, replaced or forgotten meanwhile is not put back. */
  private replace(history: History, by: History): void {
    if (!this.history.is(history)) return
    this.history.put(by)
    this.later(() => (this.history.is(by) && this.cover.current ? saveHistory(by, this.cover.current) : Promise.resolve()))
  }

  /** Saving takes the thread for as long as the first figures do, so these come first; a second call has nothing left to do. */
  payOwed(): void {
    const { owed } = this
    this.owed = undefined
    owed?.()
  }

  private keep(history: History): HistorySummary {
    const summary = this.hold(history)
    this.save(history)
    return summary
  }

  private hold(history: History): HistorySummary {
    this.payOwed()
    this.history.put(history)
    this.cover.current = this.coverOf(history)
    return this.cover.current.summary
  }

  private save(history: History): void {
    // A history that was replaced or forgotten meanwhile is not worth its storage.
    this.later(() => (this.history.is(history) && this.cover.current ? saveHistory(history, this.cover.current) : Promise.resolve()))
  }

  private async forget(): Promise<null> {
    this.owed = undefined
    this.history.put(undefined)
    this.given = []
    this.cover.current = undefined
    this.index = undefined
    this.mood = undefined
    await this.saving
    await deleteHistory()
    await deleteFriends()
    await deleteMood()
    return null
  }

  private later(save: () => Promise<void>): void {
    this.saving = this.saving.then(() => save().catch(() => this.options.notify(notSaved)))
  }
}

function depths() {
  return import('./depths.ts')
}

function isBlob(chosen: ChosenFile): chosen is ChosenFile<Blob> {
  return chosen.file instanceof Blob
}
