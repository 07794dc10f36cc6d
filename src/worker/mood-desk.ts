/** Answers the page's questions about mood, and about eras, from the catalogue of artists. Check-ins and corrections stay in this browser. */
import type { CheckIn, MoodFindings, Togetherness } from '../contract/mood.ts'
import type { Eras, Recap } from '../contract/deep-insights.ts'
import type { Answer, Ask, View } from '../contract/worker.ts'
import type { Listens } from '../listening/index.ts'
import { eraFindings, type Genres } from '../insights/index.ts'
import {
  checkInsAndMusic,
  decadesOf,
  genresAbove,
  genresOfArtist,
  loadShippedCatalogue,
  moodFindings,
  withMoodCards,
  withMoreArtists,
  type Catalogue,
} from '../mood/index.ts'
import { assert, unreachable } from '../shared/assert.ts'
import { limits } from '../shared/limits.ts'
import { dropCheckIn, dropCheckIns, dropCorrection, keepCheckIn, keepCorrection, keptCheckIns, keptCorrections } from './mood-store.ts'
import type { MoodQuestion, MoodQuestionName } from './mood-questions.ts'
import type { History } from './store.ts'
import { TableDesk } from './table-desk.ts'

const SAMPLE_ARTISTS_URL = '/sample-artists.tsv'

type HeldMusic = Pick<History, 'source'> & { readonly listens: Listens }

export class MoodDesk {
  private readonly history: () => Promise<HeldMusic | undefined>
  private catalogue: Promise<Catalogue> | undefined
  private sampleCatalogue: Promise<Catalogue> | undefined
  private readonly tables = new TableDesk()
  /** The last answer about a history: the recap asks for the same mood as the page of mood before it. */
  private readonly answered = new WeakMap<Listens, { readonly question: string; readonly findings: MoodFindings }>()

  constructor(history: () => Promise<HeldMusic | undefined>) {
    this.history = history
  }

  async answer(question: MoodQuestion): Promise<Answer<MoodQuestionName>> {
    switch (question.name) {
      case 'mood':
        return this.mood(question.ask)
      case 'eras':
        return this.eras(question.ask)
      case 'moodCorrections':
        return keptCorrections()
      case 'correctMood':
        return correct(question.ask)
      case 'moodTable':
        return this.tables.shown()
      case 'keepMoodTable':
        return this.tables.keep(question.ask.chosen)
      case 'dropMoodTable':
        return this.tables.drop()
      case 'checkIns':
        return latestFirst()
      case 'keepCheckIn':
        return keep(question.ask)
      case 'dropCheckIn':
        await dropCheckIn(question.ask.id)
        return latestFirst()
      case 'dropCheckIns':
        await dropCheckIns()
        return []
      case 'checkInsAndMusic':
        return this.checkInsAndMusic()
      default:
        return unreachable(question)
    }
  }

  private async mood(view: View): Promise<MoodFindings> {
    const history = await this.history()
    assert(history, 'the page asks about the mood of a history only after it was told of one')
    const { listens } = history
    const options = { catalogue: await this.catalogueFor(history), corrections: await keptCorrections() }
    const question = JSON.stringify([view.period, view.playRule, options.catalogue.version, options.corrections])
    const last = this.answered.get(listens)
    if (last?.question === question) return last.findings
    const findings = moodFindings(listens, view, options)
    this.answered.set(listens, { question, findings })
    return findings
  }

  /** The recap of a view, with what the mood of its music adds. */
  async withMood(recap: Recap, view: View): Promise<Recap> {
    return recap.cards.length === 0 ? recap : withMoodCards(recap, await this.mood(view))
  }

  private async eras({ birthYear, ...view }: Ask<'eras'>): Promise<Eras> {
    const history = await this.history()
    assert(history, 'the page asks about the eras of a history only after it was told of one')
    const catalogue = await this.catalogueFor(history)
    return eraFindings(history.listens, view, { decadesOf: (artist) => decadesOf(catalogue, artist), birthYear })
  }

  /** What kinds of music the artists of the history make. */
  async genres(): Promise<Genres> {
    const history = await this.history()
    assert(history, 'the page asks about the genres of a history only after it was told of one')
    const catalogue = await this.catalogueFor(history)
    return { ofArtist: (artist) => genresOfArtist(catalogue, artist), above: (genre) => genresAbove(catalogue, genre) }
  }

  private async checkInsAndMusic(): Promise<Togetherness | null> {
    const history = await this.history()
    if (history === undefined) return null
    const options = { catalogue: await this.catalogueFor(history), corrections: await keptCorrections() }
    return checkInsAndMusic(history.listens, await keptCheckIns(), options)
  }

  /** What comes with Chorus, and above it the table that the person gave. */
  private async catalogueFor(history: HeldMusic): Promise<Catalogue> {
    return this.tables.above(await this.shippedFor(history), history.listens)
  }

  /** Nobody knows the artists of the sample listener but the sample itself. */
  private shippedFor({ source }: HeldMusic): Promise<Catalogue> {
    this.catalogue ??= loadShippedCatalogue()
    if (source === 'files') return this.catalogue
    this.sampleCatalogue ??= withSampleArtists(this.catalogue)
    return this.sampleCatalogue
  }
}

async function withSampleArtists(shipped: Promise<Catalogue>): Promise<Catalogue> {
  const response = await fetch(SAMPLE_ARTISTS_URL).catch(() => undefined)
  return response?.ok ? withMoreArtists(await shipped, await response.text()) : shipped
}

async function correct({ artist, mood }: Ask<'correctMood'>): Promise<Answer<'correctMood'>> {
  await (mood === null ? dropCorrection(artist) : keepCorrection({ artist, ...mood }))
  return keptCorrections()
}

async function keep({ id, word, note, ...mood }: Ask<'keepCheckIn'>): Promise<readonly CheckIn[]> {
  const before = id === undefined ? undefined : (await keptCheckIns()).find((checkIn) => checkIn.id === id)
  const { id: own, at } = before ?? { id: crypto.randomUUID(), at: new Date().toISOString() }
  const said = { word: word.trim().slice(0, limits.checkInWordCharsMax), note: note.trim().slice(0, limits.checkInNoteCharsMax) }
  await keepCheckIn({ id: own, at, ...mood, ...said })
  return latestFirst()
}

async function latestFirst(): Promise<readonly CheckIn[]> {
  return (await keptCheckIns()).toSorted((a, b) => (a.at < b.at ? 1 : -1))
}
