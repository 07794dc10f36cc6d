/** Eras: the decades of the artists, the music of the teens, and how far back in the own life the songs reach. */
import { useId, useState, type FormEvent } from 'react'
import type { Eras } from '../../../contract/deep-insights.ts'
import { isBirthYear, setPreferences, usePreferences } from '../../history/preferences.ts'
import { wordsOf } from '../../messages/languages.ts'
import { format } from '../../messages/text.ts'
import { Waiting } from '../../ui/states.tsx'
import { usePageAnswer } from '../../use-view.ts'
import { Bars, Findings, InsightPage, NamedList, Numeral, tableOf, type Entry } from './parts.tsx'
import { words } from './words.ts'

const said = await wordsOf({
  en: async () => (await import('../../messages/en/eras.ts')).eras,
  de: async () => (await import('../../messages/de/eras.ts')).eras,
  es: async () => (await import('../../messages/es/eras.ts')).eras,
})

export function ErasPage() {
  const { data, isPlaceholderData } = usePageAnswer('eras')
  if (!data) return <Waiting />
  return (
    <InsightPage title={said.title} lead={said.lead} busy={isPlaceholderData}>
      <Findings side="F" entries={data.lookingBack.length === 0 ? [] : [began(data), teens(data), lookingBack(data), foundIn(data)]} />
    </InsightPage>
  )
}

function began({ began: decades, catalogue, teens: found }: Eras): Entry {
  const best = decades.toSorted((one, other) => other.share - one.share)[0]
  if (best === undefined) return { title: said.unlisted, lede: <p>{said.unlistedLede(catalogue)}</p>, how: said.beganHow }
  const bars = decades.map(({ decade, share }) => ({
    key: String(decade),
    label: said.decade(decade),
    value: share,
    said: format.percent(share),
    matters: found === null ? decade === best.decade : found.decades.includes(decade),
  }))
  return {
    title: said.began(best),
    lede: <p>{said.beganLede(catalogue)}</p>,
    how: said.beganHow,
    alt: said.began(best),
    table: tableOf(
      said.columns.decade,
      [said.columns.decade, said.columns.share, said.columns.artists, said.columns.most],
      decades.map(({ decade, share, artists, topArtist }) => [
        said.decade(decade),
        format.percent(share),
        format.number(artists),
        topArtist,
      ]),
    ),
    children: <Bars bars={bars} />,
  }
}

/** Asked only where there is an answer to give. */
function teens({ began: decades, teens: found }: Eras): Entry {
  if (decades.length === 0) return null
  return {
    title: found === null ? said.teensAsk : said.teens(found.shareBegan),
    lede: (
      <>
        {found !== null && <p>{said.teensLede(found)}</p>}
        <BirthYearForm />
      </>
    ),
    how: said.teensHow,
    children: found !== null && (
      <>
        <Numeral said={format.percent(found.shareBegan)} />
        <NamedList
          kind="artist"
          title={said.teensArtists}
          rows={found.artists.map(({ artist, plays }) => ({ name: artist, artist, value: words.plays(plays) }))}
        />
      </>
    ),
  }
}

function BirthYearForm() {
  const { birthYear } = usePreferences()
  const [typed, setTyped] = useState(birthYear === null ? '' : String(birthYear))
  const [wrong, setWrong] = useState(false)
  const id = useId()
  const save = (event: FormEvent): void => {
    event.preventDefault()
    const year = Number(typed)
    setWrong(!isBirthYear(year))
    if (isBirthYear(year)) setPreferences({ birthYear: year })
  }
  const forget = (): void => {
    setTyped('')
    setWrong(false)
    setPreferences({ birthYear: null })
  }
  return (
    <form className="zone" onSubmit={save}>
      <label htmlFor={id} className="eyebrow">
        {said.birthYear}
      </label>
      <input
        id={id}
        inputMode="numeric"
        autoComplete="off"
        maxLength={4}
        value={typed}
        aria-invalid={wrong}
        aria-describedby={`${id}said`}
        onChange={(event) => setTyped(event.target.value.trim())}
      />
      <button type="submit" className="button">
        {said.birthYearSave}
      </button>
      {birthYear !== null && (
        <button type="button" className="quiet" onClick={forget}>
          {said.birthYearForget}
        </button>
      )}
      <p id={`${id}said`} role="status" className="wrong">
        {wrong ? said.birthYearWrong : ''}
      </p>
    </form>
  )
}

function lookingBack({ lookingBack: years }: Eras): Entry {
  const last = years.findLast(({ share }) => share !== null)
  if (last === undefined || last.share === null) return null
  const shown = years.filter(({ share }) => share !== null)
  const bars = shown.map(({ year, share }) => ({
    key: String(year),
    label: format.year(year),
    value: share ?? 0,
    said: format.percent(share ?? 0),
    matters: year === last.year,
  }))
  return {
    title: said.back(last.share, last.year),
    how: said.backHow,
    alt: said.back(last.share, last.year),
    table: tableOf(
      said.columns.year,
      [said.columns.year, said.columns.plays, said.columns.known],
      years.map(({ year, plays, share }) => [
        format.year(year),
        format.number(plays),
        share === null ? said.unknown : format.percent(share),
      ]),
    ),
    ...(bars.length > 1 && { children: <Bars bars={bars} /> }),
  }
}

function foundIn({ foundIn: years }: Eras): Entry {
  const best = years.toSorted((one, other) => other.plays - one.plays)[0]
  if (best === undefined || years.length < 2) return null
  const bars = years.map(({ year, plays, share }) => ({
    key: String(year),
    label: format.year(year),
    value: plays,
    said: format.percent(share),
    matters: year === best.year,
  }))
  return {
    title: said.found(best.year, best.share),
    how: said.foundHow,
    alt: said.found(best.year, best.share),
    table: tableOf(
      said.columns.year,
      [said.columns.year, said.columns.plays, said.columns.share],
      years.map(({ year, plays, share }) => [format.year(year), format.number(plays), format.percent(share)]),
    ),
    children: <Bars bars={bars} />,
  }
}
