/** How long somebody else waits for the server while many ballots arrive at once: checked in its own thread, and in one beside it. */
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { proofArtifacts } from '../src/adapters/membership/artifacts.ts'
import { openMembershipProofs } from '../src/adapters/membership/batch-verifier.ts'
import { openProofThread } from '../src/adapters/membership/proof-thread.ts'
import type { MembershipClaim, MembershipProofs } from '../src/app/ports/membership-proofs.ts'
import { makeVotingIdentity, proveMembership } from '../src/secret-ballot/index.ts'
import { assert } from '../src/shared/assert.ts'
import { median, type Bench } from './support/compare.ts'

const BALLOTS = 200
const ROUNDS = 3
/** Of what the same person waited before; the machine has one more thread to share its cores with. */
const RATIO_MAX = 0.5
const PROGRAM = pathToFileURL(resolve('dist/node/proof-worker.js'))

interface Waits {
  readonly medianMs: number
  readonly longestMs: number
  /** Until every ballot was answered. */
  readonly allMs: number
}

export const bench: Bench = {
  title: `somebody else's requests while ${BALLOTS} ballots arrive`,
  run: async (say) => {
    const identity = makeVotingIdentity(new Uint8Array(32).fill(1))
    const made = await proveMembership(await proofArtifacts(), { identity, roll: [identity.commitment], scope: 7n, message: 11n })
    assert(made !== undefined, 'the voter is on the roll')
    const claim: MembershipClaim = { ...made, scope: '7', message: '11' }
    const thread = openProofThread(PROGRAM)
    const here = await openMembershipProofs()
    try {
      const alternatives = [here, thread]
      for (const proofs of alternatives) await proofs.check([claim])
      const rounds: (readonly Waits[])[] = []
      for (let round = 0; round < ROUNDS; round += 1) {
        const waits: Waits[] = []
        for (const proofs of alternatives) waits.push(await waitsBeside(proofs, claim))
        rounds.push(waits)
      }
      const middle = (index: number, of: (waits: Waits) => number): number =>
        median(rounds.flatMap((waits) => waits.slice(index, index + 1).map(of)))
      for (const [index, name] of ['in the thread of the server', 'in a thread beside it'].entries()) {
        const [typical, longest, all] = [
          middle(index, (each) => each.medianMs),
          middle(index, (each) => each.longestMs),
          middle(index, (each) => each.allMs),
        ]
        say(`  ${name}: ${typical.toFixed(1)} ms, at most ${longest.toFixed(0)} ms; all ballots answered in ${all.toFixed(0)} ms`)
      }
      const ratio = median(rounds.map(([before, after]) => (after?.longestMs ?? Number.NaN) / (before?.longestMs ?? Number.NaN)))
      const quicker = median(rounds.map(([before, after]) => (after?.allMs ?? Number.NaN) / (before?.allMs ?? Number.NaN)))
      say(`  the longest wait is ${ratio.toFixed(2)} x what it was, aim ${RATIO_MAX} x; the ballots take ${quicker.toFixed(2)} x the time`)
      return ratio <= RATIO_MAX
    } finally {
      await thread.close()
    }
  },
}

async function waitsBeside(proofs: MembershipProofs, claim: MembershipClaim): Promise<Waits> {
  const server = serverOver(proofs, claim)
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const address = server.address()
  assert(typeof address === 'object' && address !== null, 'the server has a port')
  const url = `http://127.0.0.1:${address.port}`
  try {
    await ask(`${url}/other`)
    const startMs = performance.now()
    const ballots = { waiting: BALLOTS }
    const all = Promise.all(
      Array.from({ length: BALLOTS }, async () => {
        await ask(`${url}/ballot`)
        ballots.waiting -= 1
      }),
    )
    const waitsMs: number[] = []
    while (ballots.waiting > 0) waitsMs.push(await ask(`${url}/other`))
    await all
    return { medianMs: median(waitsMs), longestMs: Math.max(...waitsMs), allMs: performance.now() - startMs }
  } finally {
    server.closeAllConnections()
    server.close()
  }
}

function serverOver(proofs: MembershipProofs, claim: MembershipClaim): Server {
  return createServer((request, response) => {
    void (async () => {
      const isGood = request.url === '/other' || (await proofs.check([claim]))[0] === true
      response.writeHead(isGood ? 200 : 403).end()
    })()
  })
}

/** Gives how long the answer took. */
async function ask(url: string): Promise<number> {
  const startMs = performance.now()
  const { status } = await fetch(url)
  assert(status === 200, 'every request is answered')
  return performance.now() - startMs
}
