/** The voting key on the account's page: where it is, its code, a new one, and the change that somebody else may have asked for. */
import { useState } from 'react'
import type { AnswerOf } from '../../../contract/http/routes.ts'
import { format } from '../../messages/text.ts'
import { call } from '../api.ts'
import { useDeed, useRead, useSend } from '../queries.ts'
import { DeedButton, SureButton } from '../ui/forms.tsx'
import { Part, Shown } from '../ui/shown.tsx'
import { words } from './words.ts'
import { forgetCode } from './device.ts'
import { TypeCode } from './vote-part.tsx'
import { codeOf, keepMadeKey, makeVotingKey } from './voting-code.ts'

type Keys = AnswerOf<'readVotingKeys'>
type Key = NonNullable<Keys['current']>

export function VotingKeyPart({ onCode }: { readonly onCode: (code: string) => void }) {
  const keys = useRead('readVotingKeys')
  return (
    <Part title={words.votingKey.title} hint={words.votingKey.hint}>
      <Shown read={keys}>
        {({ current, next }) => (
          <>
            {current === null ? <p>{words.votingKey.none}</p> : <Current voter={current} onCode={onCode} />}
            {next !== null && <Next next={next} />}
            <MakeKey isFirst={current === null} onCode={onCode} />
          </>
        )}
      </Shown>
    </Part>
  )
}

function Current({ voter, onCode }: { readonly voter: Key; readonly onCode: (code: string) => void }) {
  const { heldBy, effectiveAt, commitment } = voter
  const show = useDeed(async () => onCode(await codeOf(voter)))
  const forget = useDeed(() => forgetCode(commitment))
  const isElsewhere = show.error !== null && 'code' in show.error && show.error.code === 'codeElsewhere'
  return (
    <>
      <p>{words.votingKey.current[heldBy](format.instant(effectiveAt))}</p>
      <div className="choosers">
        <DeedButton deed={show} input={undefined} label={words.votingKey.show} />
        {heldBy === 'device' && (
          <SureButton
            deed={forget}
            input={undefined}
            label={words.votingKey.forget}
            question={words.votingKey.forgetSure}
            yes={words.votingKey.forgetYes}
          />
        )}
      </div>
      {forget.isSuccess && <p role="status">{words.votingKey.forgotten}</p>}
      {isElsewhere && <TypeCode voter={voter} />}
    </>
  )
}

function Next({ next }: { readonly next: Key }) {
  const keep = useSend('keepVotingKey')
  return (
    <div className="sure" role="group" aria-label={words.votingKey.title}>
      <p>{words.votingKey.next(format.instant(next.effectiveAt))}</p>
      <DeedButton deed={keep} input={{}} label={words.votingKey.keep} kind="primary" />
    </div>
  )
}

/** A key that chance makes: the code is shown, because whoever loses it cannot vote for three days. */
function MakeKey({ isFirst, onCode }: { readonly isFirst: boolean; readonly onCode: (code: string) => void }) {
  const [isMade, setMade] = useState(false)
  const make = useDeed(async () => {
    const made = await makeVotingKey(null)
    await keepMadeKey(made)
    await call('changeVotingKey', { body: made.key })
    setMade(true)
    onCode(made.code)
  })
  if (isMade) return null
  return isFirst ? (
    <DeedButton deed={make} input={undefined} label={words.votingKey.make} kind="primary" />
  ) : (
    <SureButton
      deed={make}
      input={undefined}
      label={words.votingKey.renew}
      question={words.votingKey.renewSure}
      yes={words.votingKey.renewYes}
    />
  )
}
