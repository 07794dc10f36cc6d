/** The last question of the mood page: a table of further artists and recordings, given by the person and kept on this device. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useRef, useState, type ChangeEvent, type DragEvent, type ReactNode } from 'react'
import type { MoodTable, MoodTableRefusal } from '../../../contract/mood.ts'
import { CancelledError } from '../../history/client.ts'
import { useServices } from '../../history/services.ts'
import { format } from '../../messages/text.ts'
import { Finding } from '../../ui/finding.tsx'
import { moodTableQuery, refreshMood } from './queries.ts'
import { words } from './words.ts'

const said = words.table
const SECTIONS = ['artists', 'givenWords', 'beside', 'recordings', 'songs'] as const

type Stage =
  | { readonly kind: 'idle' }
  | { readonly kind: 'reading'; readonly name: string }
  | (MoodTableRefusal & { readonly name: string })

export function TablePart({ number }: { readonly number: string }) {
  const { client } = useServices()
  const queries = useQueryClient()
  const { data: table = null } = useQuery(moodTableQuery(client))
  const [stage, setStage] = useState<Stage>({ kind: 'idle' })
  const keep = async (file: File): Promise<void> => {
    setStage({ kind: 'reading', name: file.name })
    try {
      const answer = await client.ask('keepMoodTable', { chosen: { path: file.name, file } })
      if (answer.kind === 'refused') return setStage({ ...answer, name: file.name })
      await refreshMood(queries)
      setStage({ kind: 'idle' })
    } catch (error) {
      if (!(error instanceof CancelledError)) return setStage({ kind: 'refused', reason: 'unreadable', line: null, name: file.name })
      setStage({ kind: 'idle' })
    }
  }
  const drop = async (): Promise<void> => {
    await client.ask('dropMoodTable', null)
    await refreshMood(queries)
    setStage({ kind: 'idle' })
  }
  return (
    <Finding
      number={number}
      title={table === null ? said.title : said.titleKept(table.name)}
      lede={<p>{said.lede}</p>}
      how={said.how}
      canSave={false}
    >
      <TableZone
        isBusy={stage.kind === 'reading'}
        hint={table === null ? said.orDrop : `${said.orDrop} ${said.replaces}`}
        onFile={(file) => void keep(file)}
      >
        {table !== null && <Provenance table={table} />}
        <p role="status" className={stage.kind === 'refused' ? 'wrong' : 'soft'}>
          {stage.kind === 'reading' ? said.reading(stage.name) : stage.kind === 'refused' ? said.refused(stage) : ''}
        </p>
        {table !== null && (
          <button type="button" className="quiet" disabled={stage.kind === 'reading'} onClick={() => void drop()}>
            {said.drop}
          </button>
        )}
      </TableZone>
    </Finding>
  )
}

/** What the table holds, where it comes from, and the version that figures name. */
function Provenance({ table: { rows, sizeBytes, version, addedAt } }: { readonly table: MoodTable }) {
  const held = SECTIONS.filter((section) => rows[section] > 0)
  return (
    <>
      <ul className="mood-rows table-rows">
        {held.map((section) => (
          <li key={section}>
            <span>{said.rows[section]}</span>
            <span className="tabular">{format.number(rows[section])}</span>
          </li>
        ))}
      </ul>
      <p className="soft tabular">{said.provenance(version, format.bytes(sizeBytes), format.instant(addedAt))}</p>
    </>
  )
}

interface TableZoneProps {
  readonly isBusy: boolean
  readonly hint: string
  readonly onFile: (file: File) => void
  readonly children: ReactNode
}

function allow(event: DragEvent): void {
  if (event.dataTransfer.types.includes('Files')) event.preventDefault()
}

/** A file that falls here is meant as a table; anywhere else on the page it would be a history. */
function TableZone({ isBusy, hint, onFile, children }: TableZoneProps) {
  const chooser = useRef<HTMLInputElement>(null)
  const choose = (event: ChangeEvent<HTMLInputElement>): void => {
    const [file] = event.target.files ?? []
    // The same file chosen again must count as a new choice.
    event.target.value = ''
    if (file) onFile(file)
  }
  const take = (event: DragEvent): void => {
    const [file] = event.dataTransfer.files
    if (!file) return
    event.preventDefault()
    if (!isBusy) onFile(file)
  }
  return (
    <div className="drop-zone table-zone" onDragOver={allow} onDrop={take}>
      {children}
      <div className="choosers">
        <button type="button" className="button" disabled={isBusy} onClick={() => chooser.current?.click()}>
          {said.choose}
        </button>
        <span className="soft">{hint}</span>
      </div>
      <input ref={chooser} type="file" accept=".tsv,.txt,text/*" hidden onChange={choose} data-testid="mood-table" />
    </div>
  )
}
