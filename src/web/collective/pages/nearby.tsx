/** Listeners near a member: taking part, how near the nearest are, and names once both agree. */
import type { AnswerOf } from '../../../contract/http/routes.ts'
import { wordsOf } from '../../messages/languages.ts'
import { format } from '../../messages/text.ts'
import { ForRole } from '../frame.tsx'
import { useRead, useSend } from '../queries.ts'
import { DeedButton } from '../ui/forms.tsx'
import { Head, Part, Shown } from '../ui/shown.tsx'

const words = await wordsOf({
  en: async () => (await import('../../messages/en/nearby.ts')).nearby,
  de: async () => (await import('../../messages/de/nearby.ts')).nearby,
  es: async () => (await import('../../messages/es/nearby.ts')).nearby,
})

export function Nearby() {
  return (
    <ForRole role="member">
      {() => (
        <>
          <Head title={words.title} lede={words.lede} />
          <Neighbourhood />
        </>
      )}
    </ForRole>
  )
}

function Neighbourhood() {
  const nearby = useRead('readNearby')
  const takePart = useSend('takePartInNearby')
  return (
    <Shown read={nearby}>
      {(seen) =>
        seen.since === null ? (
          <Part title={words.joinTitle} hint={words.joinHint}>
            <DeedButton deed={takePart} input={{ body: { takesPart: true } }} label={words.join} kind="primary" />
          </Part>
        ) : (
          <>
            <Part title={words.nearest} hint={seen.withheld === null ? words.among(seen.listeners) : words.withheld[seen.withheld]}>
              <ol className="lines">
                {seen.neighbours.map((neighbour, index) => (
                  <Neighbour key={neighbour.handle} neighbour={neighbour} place={index + 1} />
                ))}
              </ol>
            </Part>
            <Part title={words.leave} hint={`${words.since(format.instant(seen.since))} ${words.leaveHint}`}>
              <DeedButton deed={takePart} input={{ body: { takesPart: false } }} label={words.leave} />
            </Part>
          </>
        )
      }
    </Shown>
  )
}

type Seen = AnswerOf<'readNearby'>['neighbours'][number]

function Neighbour({ neighbour, place }: { readonly neighbour: Seen; readonly place: number }) {
  const agree = useSend('agreeNearby')
  const { handle, percentile, sharedArtists, agreed, wantsToKnowYou, displayName } = neighbour
  return (
    <li>
      <span>
        <bdi>{displayName ?? words.somebody(place)}</bdi>
        <small className="soft">
          {words.near(percentile)}, {words.shared(sharedArtists)}
        </small>
        {(wantsToKnowYou || agreed) && <small>{!agreed ? words.wants : wantsToKnowYou ? words.mutual : words.agreed}</small>}
      </span>
      <DeedButton deed={agree} input={{ params: { handle }, body: { agrees: !agreed } }} label={agreed ? words.withdraw : words.agree} />
    </li>
  )
}
