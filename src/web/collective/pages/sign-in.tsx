/** Signing in with a passkey, or once with the recovery code. */
import { Link, useNavigate } from '@tanstack/react-router'
import { useState, type FormEvent } from 'react'
import { paths } from '../../routes.ts'
import { call } from '../api.ts'
import { signInWithPasskey } from '../passkeys.ts'
import { useDeed } from '../queries.ts'
import { DeedButton, Field, Submit } from '../ui/forms.tsx'
import { Head } from '../ui/shown.tsx'
import { words } from '../words.ts'

export function SignIn() {
  const navigate = useNavigate()
  const [code, setCode] = useState('')
  const signIn = useDeed(async () => {
    await signInWithPasskey()
    await navigate({ to: paths.collective })
  })
  const recover = useDeed(async (recoveryCode: string) => {
    await call('recover', { body: { recoveryCode } })
    await navigate({ to: paths.account })
  })
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    recover.mutate(code)
  }
  return (
    <div className="page collective">
      <Head title={words.signIn.title} lede={words.signIn.lede} />
      <DeedButton deed={signIn} input={undefined} label={words.signIn.withPasskey} kind="primary" />
      <details className="how lost">
        <summary>{words.signIn.lost}</summary>
        <form className="short-form" onSubmit={submit}>
          <Field label={words.signIn.recoveryCode} hint={words.signIn.recoveryHint}>
            <input value={code} onChange={(event) => setCode(event.target.value)} required autoComplete="off" spellCheck={false} />
          </Field>
          <Submit deed={recover} label={words.signIn.recover} />
        </form>
      </details>
      <p>
        <Link to={paths.join}>{words.signIn.notYet}</Link>
      </p>
    </div>
  )
}
