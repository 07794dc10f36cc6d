/** A program whose voters change their minds without end, and that says which ballots it sends and which were taken, until it is killed: `node FILE DATA_DIR`. */
import { writeSync } from 'node:fs'
import { openEmbeddedStore } from '../../src/adapters/postgres/store.ts'
import { nodeHasher } from '../../src/adapters/node-effects.ts'
import { everyPage } from '../../src/app/every-page.ts'
import { castBallot, castBallots } from '../../src/app/sales/cast-ballots.ts'
import type { SecretBallot } from '../../src/contract/ballot.ts'
import { CHOICES, type Choice } from '../../src/governance/index.ts'
import { assert, at } from '../../src/shared/assert.ts'
import { isId } from '../../src/shared/ids.ts'
import { JUNE, must } from './collective.ts'
import { PlainProofs } from './voters.ts'

/** What the program tells; each is a line of JSON. */
export type Told =
  | { readonly kind: 'sent'; readonly ballot: SecretBallot; readonly choice: Choice }
  | { readonly kind: 'taken'; readonly ballot: SecretBallot; readonly place: number }

const store = await openEmbeddedStore(process.argv[2] ?? '')
const proofs = new PlainProofs()
// At the instant at which the vote opened: what the clock says is not what is tried here.
const effects = { store, clock: { now: () => JUNE }, hasher: nodeHasher, proofs }
const { proposal, members, cast } = await store.read(async (view) => {
  const found = at((await view.proposals.list({ state: 'open', withDrafts: false }, { after: null, limit: 1 })).items, 0).id
  const people = (await everyPage((page) => view.accounts.list('member', page))).map(({ id }) => id).filter((id) => isId('member', id))
  return { proposal: found, members: people, cast: await everyPage((page) => view.ballots.list(found, page)) }
})

// Written at once and not by a stream, so that what the parent has read is what was committed.
const tell = (told: Told): void => void writeSync(1, `${JSON.stringify(told)}\n`)

/** Half of them alone and all at the same time, as over HTTP, and the others by one call. */
async function castAll(ballots: readonly SecretBallot[]): Promise<void> {
  const half = ballots.length >> 1
  const alone = ballots.slice(0, half).map(async (ballot) => {
    const { place } = must(await castBallot(effects, proposal, ballot)).value
    tell({ kind: 'taken', ballot, place })
  })
  const rest = ballots.slice(half)
  const together = castBallots(effects, { proposal, ballots: rest }).then((outcome) => {
    for (const [index, answer] of must(outcome).value.entries()) {
      assert(answer.kind === 'accept', 'a change of mind with the next number is taken')
      tell({ kind: 'taken', ballot: at(rest, index), place: answer.place })
    }
  })
  await Promise.all([...alone, together])
}

const highest = Math.max(0, ...cast.map(({ sequence }) => sequence))
for (let sequence = highest + 1; ; sequence += 1) {
  const ballots = members.map(async (member, index) => {
    const choice = at(CHOICES, (index * 5 + sequence) % CHOICES.length)
    const ballot = await proofs.ballot(store, proposal, { member, choice, sequence })
    tell({ kind: 'sent', ballot, choice })
    return ballot
  })
  await castAll(await Promise.all(ballots))
}
