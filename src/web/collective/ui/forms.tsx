/** The pieces that forms of the collective are made of: a labelled field, a button that is busy while it works, and one that asks first. */
import { cloneElement, useId, useState, type ReactElement, type ReactNode } from 'react'
import { sentenceOf, type Deed } from '../queries.ts'
import { words } from '../words.ts'

interface FieldProps {
  readonly label: string
  readonly hint?: string
  readonly wide?: boolean
  readonly children: ReactElement<{ id?: string; 'aria-describedby'?: string | undefined }>
}

export function Field({ label, hint, wide = false, children }: FieldProps) {
  const id = useId()
  return (
    <div className={wide ? 'field wide' : 'field'}>
      <label htmlFor={id}>{label}</label>
      {cloneElement(children, { id, 'aria-describedby': hint === undefined ? undefined : `${id}hint` })}
      {hint !== undefined && (
        <p id={`${id}hint`} className="soft">
          {hint}
        </p>
      )}
    </div>
  )
}

/** A group of choices under one heading. */
export function Group({ label, hint, children }: { readonly label: string; readonly hint?: string; readonly children: ReactNode }) {
  return (
    <fieldset className="group">
      <legend>{label}</legend>
      {hint !== undefined && <p className="soft">{hint}</p>}
      {children}
    </fieldset>
  )
}

export function Fault({ error }: { readonly error: Error | null }) {
  if (error === null) return null
  const { message, hint } = sentenceOf(error)
  return (
    <p className="wrong" role="alert">
      {message} {hint}
    </p>
  )
}

interface DeedProps<Input> {
  readonly deed: Deed<Input>
  readonly input: Input
  readonly label: string
  readonly kind?: 'primary' | 'danger' | 'plain'
  readonly disabled?: boolean
}

/** Works once however often it is pressed, and says what went wrong right below itself. */
export function DeedButton<Input>({ deed, input, label, kind = 'plain', disabled = false }: DeedProps<Input>) {
  return (
    <div className="deed">
      <button
        type="button"
        className={kind === 'plain' ? 'button' : `button ${kind}`}
        disabled={disabled || deed.isPending}
        aria-busy={deed.isPending}
        onClick={() => deed.mutate(input)}
      >
        {label}
      </button>
      <Fault error={deed.error} />
    </div>
  )
}

/** As the button above, after a question that says what will happen. */
export function SureButton<Input>({ question, yes, ...props }: DeedProps<Input> & { readonly question: string; readonly yes: string }) {
  const [asked, setAsked] = useState(false)
  if (!asked) {
    return (
      <button type="button" className="button" disabled={props.disabled} onClick={() => setAsked(true)}>
        {props.label}
      </button>
    )
  }
  return (
    <div className="sure" role="group" aria-label={props.label}>
      <p>{question}</p>
      <div className="choosers">
        <DeedButton {...props} label={yes} kind={props.kind ?? 'primary'} />
        <button type="button" className="button" onClick={() => setAsked(false)}>
          {words.common.no}
        </button>
      </div>
    </div>
  )
}

interface SubmitProps {
  readonly deed: Pick<Deed<never>, 'isPending' | 'error'>
  readonly label: string
  readonly disabled?: boolean
}

/** The button that sends a form, and what became of it. */
export function Submit({ deed, label, disabled = false }: SubmitProps) {
  return (
    <div className="deed">
      <button type="submit" className="button primary" disabled={disabled || deed.isPending} aria-busy={deed.isPending}>
        {label}
      </button>
      <Fault error={deed.error} />
    </div>
  )
}
