/** The parts of the Rows page about sources that tell of the same listen, and about taking the history away. */
import { useState } from 'react'
import type { Repeat } from '../../contract/reconciliation.ts'
import type { ExportForm } from '../../contract/worker.ts'
import { useHeldSummary, useReplaceHistory, useServices } from '../history/services.ts'
import { wordsOf } from '../messages/languages.ts'
import { format, text } from '../messages/text.ts'
import { saveFile } from '../save-file.ts'
import { FileChoosers } from '../ui/file-choosers.tsx'

const words = await wordsOf({
  en: async () => (await import('../messages/en/sources.ts')).sources,
  de: async () => (await import('../messages/de/sources.ts')).sources,
  es: async () => (await import('../messages/es/sources.ts')).sources,
})

/** Shown only where sources met: there is nothing to decide otherwise. */
export function Merging() {
  const { client } = useServices()
  const { merging } = useHeldSummary()
  const replaceHistory = useReplaceHistory()
  if (merging === null) return null
  const choose = async (isOn: boolean): Promise<void> => replaceHistory(await client.ask('setMerging', { isOn }))
  return (
    <fieldset className="rows-section">
      <div>
        <legend>
          <h2>{words.merging.title}</h2>
        </legend>
        <p className="soft">{words.merging.lead(merging.rows)}</p>
      </div>
      <div className="choices stacked">
        {[true, false].map((isOn) => (
          <label key={String(isOn)}>
            <input type="radio" name="merging" checked={merging.isOn === isOn} onChange={() => void choose(isOn)} />
            <span>{isOn ? words.merging.on : words.merging.off}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}

export function Estimated({ listens }: { readonly listens: number }) {
  return listens === 0 ? null : <p className="soft">{words.estimated(listens)}</p>
}

export function Repeats({ repeats }: { readonly repeats: readonly Repeat[] }) {
  const { timeZone } = useHeldSummary()
  return (
    <section className="rows-section">
      <h2>{words.repeats.title}</h2>
      {repeats.length === 0 ? (
        <p>{words.repeats.none}</p>
      ) : (
        <ul className="rejections">
          {repeats.map(({ fate, note, keptNote, rows, examples }) => (
            <li key={`${fate} ${note} ${keptNote}`}>
              <span className="figure">{format.number(rows)}</span>
              <div>
                <p>
                  {fate === 'duplicate'
                    ? words.repeats.duplicate(text.rows.kindOfFile(note))
                    : words.repeats.merged(text.rows.kindOfFile(note), text.rows.kindOfFile(keptNote))}
                </p>
                <ul className="soft">
                  {examples.map(({ path, line, startedAt, kept }) => (
                    <li key={`${path} ${line} ${startedAt} ${kept.line}`}>
                      <bdi>
                        {words.repeats.wentFor(
                          format.instantDay(startedAt, timeZone),
                          words.repeats.place(path, line),
                          words.repeats.place(kept.path, kept.line),
                        )}
                      </bdi>
                    </li>
                  ))}
                </ul>
              </div>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

/** An invented listener and a real one do not make one history. */
export function AddSources() {
  const { source } = useHeldSummary()
  if (source === 'sample') return null
  return (
    <section className="rows-section">
      <div>
        <h2>{words.add.title}</h2>
        <p className="soft">{words.add.lead}</p>
      </div>
      <FileChoosers label={words.add.choose} adds />
    </section>
  )
}

const FORMS = ['parquet', 'csv', 'jsonl', 'listenbrainz'] as const satisfies readonly ExportForm[]

export function TakeAway() {
  const { client } = useServices()
  const [said, setSaid] = useState('')
  const take = async (form: ExportForm): Promise<void> => {
    setSaid(words.takeAway.making)
    const { name, file } = await client.ask('exportFile', { form })
    if (!(file instanceof Blob)) return
    saveFile(name, file)
    setSaid(words.takeAway.done(name, file.size))
  }
  return (
    <section className="rows-section">
      <div>
        <h2>{words.takeAway.title}</h2>
        <p className="soft">{words.takeAway.lead}</p>
      </div>
      <div>
        <ul className="take-away">
          {FORMS.map((form) => (
            <li key={form}>
              <button type="button" className="button" onClick={() => void take(form)}>
                {words.takeAway.forms[form].name}
              </button>
              <span className="soft">{words.takeAway.forms[form].says}</span>
            </li>
          ))}
        </ul>
        <p role="status" className="soft take-away-said">
          {said}
        </p>
      </div>
    </section>
  )
}
