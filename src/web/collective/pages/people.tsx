/** Who is in the collective, and the links that let others in. */
import { useEffect, useState } from 'react'
import { limits } from '../../../shared/limits.ts'
import { format } from '../../messages/text.ts'
import { call } from '../api.ts'
import { ForRole, type Role, type Rules } from '../frame.tsx'
import { invitationLink } from '../invitation.ts'
import { useDeed, useList, useSend } from '../queries.ts'
import { DeedButton, Field, SureButton } from '../ui/forms.tsx'
import { OneOf } from '../ui/options.tsx'
import { Head, Listing, More, Part } from '../ui/shown.tsx'
import { words } from '../words.ts'

const ROLES = ['member', 'buyer', 'steward'] as const satisfies readonly Role[]

export function People() {
  return (
    <ForRole role="steward">
      {(_, rules) => (
        <>
          <Head title={words.people.title} lede={words.people.lede} />
          <InvitePart />
          <JoiningPart rules={rules} />
          <PeopleParts />
        </>
      )}
    </ForRole>
  )
}

function InvitePart() {
  const [role, setRole] = useState<Role>('member')
  const [made, setMade] = useState<{ readonly link: string; readonly expiresAt: string } | null>(null)
  const invite = useDeed(async (asked: Role) => {
    const { token, expiresAt } = await call('invite', { body: { role: asked } })
    setMade({ link: invitationLink(token), expiresAt })
  })
  const invitations = useList('listInvitations')
  return (
    <Part title={words.people.invite} hint={words.people.inviteHint}>
      <OneOf
        label={words.people.as}
        options={ROLES.map((value) => ({ value, name: words.roles[value], says: words.people.roleSays[value] }))}
        value={role}
        onChange={setRole}
      />
      <DeedButton deed={invite} input={role} label={words.people.makeLink} kind="primary" />
      {made !== null && (
        <p role="status">
          {words.people.linkOnce(format.instant(made.expiresAt))}
          <code className="paper" data-testid="invitation">
            {made.link}
          </code>
        </p>
      )}
      <details className="how">
        <summary>{words.people.invitations}</summary>
        <Listing
          list={invitations}
          caption={words.people.invitations}
          empty={words.people.noInvitations}
          columns={[{ label: words.people.as }, { label: words.people.made }, { label: words.people.used }]}
          row={({ role: as, createdAt, expiresAt, usedAt }) => ({
            key: `${as} ${createdAt} ${expiresAt}`,
            cells: [
              words.roles[as],
              format.instant(createdAt),
              usedAt === null ? words.people.until(format.instant(expiresAt)) : format.instant(usedAt),
            ],
          })}
        />
      </details>
    </Part>
  )
}

function JoiningPart({ rules: { joining } }: { readonly rules: Rules }) {
  const change = useSend('changeJoining')
  const other = joining === 'open' ? 'invitation' : 'open'
  return (
    <Part title={words.rules.joining} hint={words.rules.joiningSays[joining]}>
      <SureButton
        deed={change}
        input={{ body: { joining: other } }}
        label={words.people.joiningTo[other]}
        question={words.people.joiningSure[other]}
        yes={words.people.joiningTo[other]}
      />
    </Part>
  )
}

/** Each keystroke would be a question to the collective. */
const TYPING_MS = 250

function PeopleParts() {
  const [typed, setTyped] = useState('')
  const [name, setName] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => setName(typed.trim()), TYPING_MS)
    return () => clearTimeout(timer)
  }, [typed])
  return (
    <>
      <Part title={words.people.find}>
        <Field label={words.people.findName}>
          <input type="search" maxLength={limits.displayNameCharsMax} value={typed} onChange={(event) => setTyped(event.target.value)} />
        </Field>
      </Part>
      {ROLES.map((role) => (
        <RolePart key={role} role={role} name={name} />
      ))}
    </>
  )
}

/** `name`: a part of the names that are looked for; empty for everybody. */
function RolePart({ role, name }: { readonly role: Role; readonly name: string }) {
  const list = useList('listPeople', { query: { role, ...(name !== '' && { name }) } })
  const appoint = useSend('appointSteward')
  return (
    <Part title={words.people.all[role]}>
      {list.items?.length === 0 && <p className="soft">{name === '' ? words.people.nobody : words.people.nobodySo}</p>}
      <ul className="lines">
        {list.items?.map(({ id, displayName, joinedAt }) => (
          <li key={id}>
            <span>
              <bdi>{displayName}</bdi>
              <small className="soft">{words.people.since(format.instant(joinedAt))}</small>
            </span>
            {role === 'member' && (
              <SureButton
                deed={appoint}
                input={{ params: { member: id } }}
                label={words.people.appoint}
                question={words.people.appointSure(displayName)}
                yes={words.people.appoint}
              />
            )}
          </li>
        ))}
      </ul>
      <More list={list} />
    </Part>
  )
}
