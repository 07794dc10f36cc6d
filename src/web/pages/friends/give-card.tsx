/** The ways in which a card leaves this device, each by a button: a link, a code to point a camera at, a file. */
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { MadeCard } from '../../../contract/friends.ts'
import type { CardField } from '../../../contract/card-fields.ts'
import { useServices } from '../../history/services.ts'
import { paths } from '../../routes.ts'
import { QrCode } from './qr-code.tsx'
import { givenQuery } from './queries.ts'
import { saveFile } from '../../save-file.ts'
import { words } from './words.ts'

interface GiveCardProps {
  readonly made: MadeCard
  readonly to: string
  readonly fields: readonly CardField[]
}

function linkWith(fragment: string): string {
  return `${location.origin}${paths.friendsOpen}#${fragment}`
}

export function GiveCard({ made, to, fields }: GiveCardProps) {
  const { client } = useServices()
  const queries = useQueryClient()
  const [said, setSaid] = useState('')
  const [showsQr, setShowsQr] = useState(false)
  const link = linkWith(made.fragment)
  const note = async (): Promise<void> => {
    queries.setQueryData(givenQuery(client).queryKey, await client.ask('noteGiven', { to, fields }))
  }
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(link)
      setSaid(words.card.copied)
      await note()
    } catch {
      setSaid(words.card.notCopied)
    }
  }
  const share = async (): Promise<void> => {
    // A person who closes the list of apps has given nothing away.
    const given = await navigator.share({ url: link }).then(
      () => true,
      () => false,
    )
    if (given) await note()
  }
  return (
    <section className="give" aria-label={words.card.give}>
      <h2>{words.card.give}</h2>
      <div className="choosers">
        <button type="button" className="button primary" onClick={() => void copy()}>
          {words.card.link}
        </button>
        {'share' in navigator && (
          <button type="button" className="button" onClick={() => void share()}>
            {words.card.share}
          </button>
        )}
        <button
          type="button"
          className="button"
          onClick={() => {
            saveFile(words.card.fileName, new Blob([made.file], { type: 'application/json' }))
            void note()
          }}
        >
          {words.card.file}
        </button>
        <button
          type="button"
          className="button"
          aria-expanded={showsQr}
          onClick={() => {
            setShowsQr(!showsQr)
            if (!showsQr) void note()
          }}
        >
          {showsQr ? words.card.qrHide : words.card.qr}
        </button>
      </div>
      <p role="status" className="soft">
        {said}
      </p>
      <p className="soft">{words.card.linkHint}</p>
      <input className="link-field" readOnly aria-label={words.card.linkLabel} value={link} onFocus={(event) => event.target.select()} />
      {showsQr && <QrCode text={linkWith(made.smallFragment)} />}
    </section>
  )
}
