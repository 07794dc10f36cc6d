/** The public record of the collective, checked again by whoever looks: log, votes, releases, shares and payouts. */
import { useEffect, useState, type FormEvent } from 'react'
import type { AuditPart } from '../../../contract/log.ts'
import { format } from '../../messages/text.ts'
import { saveFile } from '../../save-file.ts'
import { keepCheckpoint, keptCheckpoint } from '../evidence/checkpoints.ts'
import { askLogWorker, type Audited } from '../evidence/log-worker.ts'
import { auditWords } from '../evidence/words.ts'
import { useRead } from '../queries.ts'
import { Fault, Field } from '../ui/forms.tsx'
import { Facts, Head, Part, Shown } from '../ui/shown.tsx'
import { words } from '../voting/words.ts'

interface Seen {
  readonly name: string
  readonly text: string
}

export function Evidence() {
  const collective = useRead('readCollective')
  return (
    <div className="page collective">
      <Head title={words.evidence.title} lede={words.evidence.lede} />
      <Shown read={collective}>{(answer) => <Checks remembers={!(answer.state === 'running' && answer.isDemonstration)} />}</Shown>
    </div>
  )
}

/** A demonstration is another collective each time, so nothing is remembered of it. */
function Checks({ remembers }: { readonly remembers: boolean }) {
  const [others, setOthers] = useState<readonly Seen[]>([])
  const { audited, error, share } = useAudit(others, remembers)
  return (
    <>
      {error !== null && <Fault error={error} />}
      {audited === null && error === null && <Checking share={share} />}
      {audited !== null && <Statement audited={audited} />}
      <Part title={words.evidence.compare} hint={words.evidence.compareHint}>
        <Compare onCheckpoint={(text) => setOthers([{ name: words.evidence.theirs, text }])} />
        {audited?.checkpoint != null && <Mine checkpoint={audited.checkpoint} />}
      </Part>
      <Part title={words.evidence.yourself} hint={words.evidence.yourselfHint}>
        <pre className="paper">{`npx chorus audit ${location.origin}`}</pre>
      </Part>
    </>
  )
}

interface Audit {
  readonly audited: Audited | null
  readonly error: Error | null
  readonly share: number
}

/** What this browser saw the last time it was here must still be true; what it sees now is remembered for the next time. */
function useAudit(others: readonly Seen[], remembers: boolean): Audit {
  const [audit, setAudit] = useState<Audit>({ audited: null, error: null, share: 0 })
  useEffect(() => {
    let isShown = true
    const show = (next: Audit): void => {
      if (isShown) setAudit(next)
    }
    const check = async (): Promise<Audit> => {
      const before = remembers ? keptCheckpoint() : null
      const seen = [...(before === null ? [] : [{ name: words.evidence.before, text: before }]), ...others]
      const audited = await askLogWorker('audited', { kind: 'audit', seen }, (share) => show({ audited: null, error: null, share }))
      if (remembers && audited.report.holds && audited.checkpoint !== null) keepCheckpoint(audited.checkpoint)
      return { audited, error: null, share: 1 }
    }
    show({ audited: null, error: null, share: 0 })
    void check().then(show, (error: unknown) =>
      show({ audited: null, error: error instanceof Error ? error : new Error('no check', { cause: error }), share: 0 }),
    )
    return () => {
      isShown = false
    }
  }, [others, remembers])
  return audit
}

function Checking({ share }: { readonly share: number }) {
  return (
    <p role="status" className="soft">
      <progress className="ballot-progress" aria-label={words.evidence.checking} max={1} value={share} /> {words.evidence.checking}
    </p>
  )
}

function Statement({ audited: { report } }: { readonly audited: Audited }) {
  const { log, entries, root, holds, parts } = report
  const unchecked = auditWords.unchecked(report)
  const checks = parts.flatMap((part) => part.checks)
  const failed = checks.filter((check) => !check.holds).length
  return (
    <>
      <p role="status" className={holds ? 'evidence-verdict' : 'evidence-verdict wrong'}>
        {holds
          ? words.evidence.holds(format.number(checks.length))
          : words.evidence.fails(format.number(failed), format.number(checks.length))}
      </p>
      {log !== null && (
        <Facts
          facts={[
            [words.evidence.log, <code key="log">{log}</code>],
            [words.evidence.entries, format.number(entries ?? 0)],
            [words.evidence.root, <code key="root">{root}</code>],
          ]}
        />
      )}
      {parts.map((part, place) => (
        <PartOf key={place} {...part} />
      ))}
      {unchecked.length > 0 && (
        <Part title={words.evidence.unchecked}>
          {unchecked.map((sentence) => (
            <p key={sentence} className="soft">
              <bdi>{sentence}</bdi>
            </p>
          ))}
        </Part>
      )}
    </>
  )
}

function PartOf({ about, title, checks }: AuditPart) {
  return (
    <Part title={auditWords.title({ about, title })}>
      <ul className="evidence-checks">
        {checks.map((check, place) => (
          <li key={`${check.code} ${place}`} className={check.holds ? undefined : 'wrong'}>
            <span aria-hidden="true">{check.holds ? '✓' : '✗'}</span>
            <span>
              {!check.holds && <strong>{words.evidence.failed} </strong>}
              <bdi>{auditWords.check(check)}</bdi>
            </span>
          </li>
        ))}
      </ul>
    </Part>
  )
}

/** Two members who are shown different logs find out by showing each other what was signed for them. */
function Compare({ onCheckpoint }: { readonly onCheckpoint: (text: string) => void }) {
  const [text, setText] = useState('')
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    onCheckpoint(`${text.trim()}\n`)
  }
  return (
    <form className="short-form" onSubmit={submit}>
      <Field label={words.evidence.theirCheckpoint} wide>
        <textarea value={text} onChange={(event) => setText(event.target.value)} rows={6} required spellCheck={false} />
      </Field>
      <div className="deed">
        <button type="submit" className="button">
          {words.evidence.compareNow}
        </button>
      </div>
    </form>
  )
}

function Mine({ checkpoint }: { readonly checkpoint: string }) {
  return (
    <details className="how">
      <summary>{words.evidence.mine}</summary>
      <pre className="paper">{checkpoint}</pre>
      <button type="button" className="quiet" onClick={() => saveFile('chorus.checkpoint', new Blob([checkpoint], { type: 'text/plain' }))}>
        {words.evidence.save}
      </button>
    </details>
  )
}
