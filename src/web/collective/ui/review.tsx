/** What the checks found in a contribution, and what a steward and its member said to each other about it. */
import { useState, type FormEvent } from 'react'
import type { AnswerOf } from '../../../contract/http/routes.ts'
import { limits } from '../../../shared/limits.ts'
import { format } from '../../messages/text.ts'
import { useSend } from '../queries.ts'
import { words } from '../words.ts'
import { Field, Submit } from './forms.tsx'

type Contribution = AnswerOf<'listContributions'>['items'][number]

export function FindingLines({ findings, rows }: Pick<Contribution, 'findings' | 'rows'>) {
  if (findings.length === 0) return null
  return (
    <ul className="found">
      {findings.map(({ code, rows: found }) => (
        <li key={code}>
          {words.findings[code]} {found > 0 && <span className="soft tabular">({words.findingRows(found, rows)})</span>}
        </li>
      ))}
    </ul>
  )
}

export function ReviewLines({ review }: Pick<Contribution, 'review'>) {
  if (review.length === 0) return null
  return (
    <ol className="said">
      {review.map(({ action, text, at }) => (
        <li key={action}>
          <small className="soft">
            {words.reviewed[action]} {format.instant(at)}
          </small>
          {text !== null && (
            <blockquote>
              <bdi>{text}</bdi>
            </blockquote>
          )}
        </li>
      ))}
    </ol>
  )
}

export function AppealForm({ contribution }: { readonly contribution: string }) {
  const [text, setText] = useState('')
  const appeal = useSend('appealContribution')
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    appeal.mutate({ params: { contribution }, body: { text } })
  }
  return (
    <details className="how">
      <summary>{words.appeal.open}</summary>
      <form className="short-form" onSubmit={submit}>
        <Field label={words.appeal.text} hint={words.appeal.textHint} wide>
          <textarea value={text} onChange={(event) => setText(event.target.value)} required maxLength={limits.reviewCharsMax} rows={4} />
        </Field>
        <Submit deed={appeal} label={words.appeal.send} disabled={text.trim() === ''} />
      </form>
    </details>
  )
}
