/** The account: passkeys, recovery code, where one is signed in, what is held, and the way out. */
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { format } from '../../messages/text.ts'
import { paths } from '../../routes.ts'
import { call, callForFile } from '../api.ts'
import { ForRole, type Me } from '../frame.tsx'
import { addPasskey } from '../passkeys.ts'
import { forgetAnswers, useDeed, useRead, useSend } from '../queries.ts'
import { saveFile } from '../../save-file.ts'
import { DeedButton, SureButton } from '../ui/forms.tsx'
import { RecoveryCode } from '../ui/recovery-code.tsx'
import { Head, Part, Shown } from '../ui/shown.tsx'
import { VotingKeyPart } from '../voting/voting-key-part.tsx'
import { words } from '../words.ts'

export function Account() {
  return <ForRole role={null}>{(me) => <AccountOf me={me} />}</ForRole>
}

function AccountOf({ me }: { readonly me: Me }) {
  const [code, setCode] = useState<string | null>(null)
  const [votingCode, setVotingCode] = useState<string | null>(null)
  if (code !== null || votingCode !== null) {
    const keep = (): void => {
      setCode(null)
      setVotingCode(null)
    }
    return <RecoveryCode code={code} votingCode={votingCode} onKept={keep} />
  }
  const { roles, displayName, createdAt } = me.account
  return (
    <>
      <Head
        title={<bdi>{displayName}</bdi>}
        lede={words.account.lede(format.list(roles.map((role) => words.roles[role])), format.instant(createdAt))}
      />
      <PasskeysPart isRecovering={me.session.byRecoveryCode} />
      {!me.session.byRecoveryCode && <RecoveryPart hasCode={me.hasRecoveryCode} onCode={setCode} />}
      {!me.session.byRecoveryCode && roles.includes('member') && <VotingKeyPart onCode={setVotingCode} />}
      {!me.session.byRecoveryCode && <SessionsPart />}
      <SignOutPart />
      {!me.session.byRecoveryCode && <MinePart isMember={roles.includes('member')} />}
    </>
  )
}

function PasskeysPart({ isRecovering }: { readonly isRecovering: boolean }) {
  const passkeys = useRead('listPasskeys')
  const add = useDeed(addPasskey)
  const remove = useSend('removePasskey')
  return (
    <Part title={words.account.passkeys} hint={isRecovering ? words.account.enrolFirstHint : words.account.passkeysHint}>
      <Shown read={passkeys}>
        {({ items }) => (
          <ul className="lines">
            {items.map(({ id, createdAt, lastUsedAt }, index) => (
              <li key={id}>
                <span>
                  {words.account.passkey(index + 1)}
                  <small className="soft">
                    {words.account.passkeySince(format.instant(createdAt), lastUsedAt === null ? null : format.instant(lastUsedAt))}
                  </small>
                </span>
                {items.length > 1 && !isRecovering && (
                  <SureButton
                    deed={remove}
                    input={{ params: { passkey: id } }}
                    label={words.account.remove}
                    question={words.account.removeSure}
                    yes={words.account.removeYes}
                    kind="danger"
                  />
                )}
              </li>
            ))}
          </ul>
        )}
      </Shown>
      <DeedButton deed={add} input={undefined} label={words.account.addPasskey} />
    </Part>
  )
}

function RecoveryPart({ hasCode, onCode }: { readonly hasCode: boolean; readonly onCode: (code: string) => void }) {
  const renew = useDeed(async () => onCode((await call('newRecoveryCode')).recoveryCode))
  return (
    <Part title={words.recovery.part} hint={hasCode ? words.recovery.has : words.recovery.hasNone}>
      <DeedButton deed={renew} input={undefined} label={words.recovery.renew} />
    </Part>
  )
}

function SessionsPart() {
  const sessions = useRead('listSessions')
  const end = useSend('endSession')
  return (
    <Part title={words.account.sessions} hint={words.account.sessionsHint}>
      <Shown read={sessions}>
        {({ items }) => (
          <ul className="lines">
            {items.map(({ id, device, lastSeenAt, isThis }) => (
              <li key={id}>
                <span>
                  <bdi>{device === '' ? words.account.unknownDevice : device}</bdi>
                  <small className="soft">{isThis ? words.account.thisDevice : words.account.lastSeen(format.instant(lastSeenAt))}</small>
                </span>
                {!isThis && <DeedButton deed={end} input={{ params: { session: id } }} label={words.account.endSession} />}
              </li>
            ))}
          </ul>
        )}
      </Shown>
    </Part>
  )
}

/** Afterwards nothing of this person is left in the page. */
function useLeave(): () => Promise<void> {
  const queries = useQueryClient()
  const navigate = useNavigate()
  return async () => {
    await navigate({ to: paths.collective })
    await forgetAnswers(queries)
  }
}

function SignOutPart() {
  const leave = useLeave()
  const signOut = useDeed(async () => {
    await call('signOut')
    await leave()
  })
  const everywhere = useDeed(async () => {
    await call('endSessions')
    await leave()
  })
  return (
    <Part title={words.account.signOut}>
      <div className="choosers">
        <DeedButton deed={signOut} input={undefined} label={words.account.signOutHere} />
        <SureButton
          deed={everywhere}
          input={undefined}
          label={words.account.signOutEverywhere}
          question={words.account.everywhereSure}
          yes={words.account.signOutEverywhere}
        />
      </div>
    </Part>
  )
}

function MinePart({ isMember }: { readonly isMember: boolean }) {
  const leave = useLeave()
  const download = useDeed(async () => saveFile('chorus-about-me.json', await callForFile('exportMine')))
  const erase = useDeed(async () => {
    await call('eraseMe')
    await leave()
  })
  return (
    <>
      <Part title={words.account.mine} hint={words.account.mineHint}>
        <DeedButton deed={download} input={undefined} label={words.account.download} />
      </Part>
      {isMember && (
        <Part title={words.account.leave} hint={words.account.leaveHint}>
          <SureButton
            deed={erase}
            input={undefined}
            label={words.account.erase}
            question={words.account.eraseSure}
            yes={words.account.eraseYes}
            kind="danger"
          />
        </Part>
      )}
    </>
  )
}
