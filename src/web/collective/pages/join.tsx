/** Joining: a name to be called by, a passkey, and the recovery code. */
import { Link, useNavigate } from '@tanstack/react-router'
import { useState, type FormEvent } from 'react'
import { paths } from '../../routes.ts'
import { call } from '../api.ts'
import type { Rules } from '../frame.tsx'
import { tokenOfAddress } from '../invitation.ts'
import { makeVotingPasskey } from '../passkeys.ts'
import { useDeed, useRead } from '../queries.ts'
import { Field, Submit } from '../ui/forms.tsx'
import { RecoveryCode } from '../ui/recovery-code.tsx'
import { Head, Shown } from '../ui/shown.tsx'
import { forgetCode } from '../voting/device.ts'
import { keepMadeKey, makeVotingKey } from '../voting/voting-code.ts'
import { words } from '../words.ts'

export function Join() {
  const collective = useRead('readCollective')
  const [token] = useState(tokenOfAddress)
  const [codes, setCodes] = useState<Codes | null>(null)
  const navigate = useNavigate()
  if (codes !== null) {
    return (
      <div className="page collective">
        <RecoveryCode {...codes} onKept={() => void navigate({ to: paths.collective })} />
      </div>
    )
  }
  return (
    <div className="page collective">
      <Shown read={collective}>
        {(answer) => {
          if (answer.state === 'notSetUp') return <Head title={words.home.notSetUp} lede={words.home.notSetUpHint} />
          if (token === null && answer.rules.joining === 'invitation')
            return <Head title={words.join.byInvitation} lede={words.join.byInvitationHint} />
          return <JoinForm token={token} rules={answer.rules} onJoined={setCodes} />
        }}
      </Shown>
    </div>
  )
}

/** The voting code is null where a passkey works it out, and for those who do not vote. */
interface Codes {
  readonly code: string
  readonly votingCode: string | null
}

interface JoinProps {
  readonly token: string | null
  readonly rules: Rules
  readonly onJoined: (codes: Codes) => void
}

function JoinForm({ token, rules, onJoined }: JoinProps) {
  const [displayName, setDisplayName] = useState('')
  const join = useDeed(async (name: string) => {
    const begun = await call('beginJoin', { body: { token, displayName: name } })
    const { sent, output } = await makeVotingPasskey(begun)
    const made = await makeVotingKey(output)
    await keepMadeKey(made)
    const { me, recoveryCode } = await call('join', { body: { ...sent, token, votingKey: made.key } })
    const votes = me.signedIn && me.account.roles.includes('member')
    if (!votes) await forgetCode(made.key.commitment)
    onJoined({ code: recoveryCode, votingCode: votes && made.key.heldBy === 'device' ? made.code : null })
  })
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    join.mutate(displayName)
  }
  return (
    <>
      <Head title={words.join.title(rules.name)} lede={token === null ? words.join.lede : words.join.invited} />
      <form className="short-form" onSubmit={submit}>
        <Field label={words.join.displayName} hint={words.join.displayNameHint}>
          <input
            value={displayName}
            onChange={(event) => setDisplayName(event.target.value)}
            required
            maxLength={80}
            autoComplete="nickname"
          />
        </Field>
        <Submit deed={join} label={words.join.withPasskey} />
      </form>
      <p className="soft">{words.join.whatIsPasskey}</p>
      <p>
        <Link to={paths.signIn}>{words.join.already}</Link>
      </p>
    </>
  )
}
