/** A program that lets members in and books sales, one after the other, and says so after each, until it is killed: `node FILE DATA_DIR`. */
import { writeSync } from 'node:fs'
import { openEmbeddedStore } from '../../src/adapters/postgres/store.ts'
import { nodeClock, nodeHasher, nodeRandom } from '../../src/adapters/node-effects.ts'
import { change } from '../../src/app/change.ts'
import { post } from '../../src/app/post-transfer.ts'
import { admitMembers } from '../../src/app/people/admit-accounts.ts'
import { changeConsents } from '../../src/app/people/change-consent.ts'
import { saleId, saleInvoiced, salePaid, transferId } from '../../src/ledger/index.ts'
import { ID_BYTES, makeId } from '../../src/shared/ids.ts'
import { ALLOW, must } from './collective.ts'
import { votingKeyOf } from './voters.ts'

const store = await openEmbeddedStore(process.argv[2] ?? '')
const effects = { store, clock: nodeClock, hasher: nodeHasher }
writeSync(1, 'open\n')
for (;;) {
  const members = Array.from({ length: 5 }, () => makeId('member', nodeRandom.bytes(ID_BYTES)))
  must(await admitMembers(effects, { by: null, members: members.map((id) => ({ id, displayName: 'Member', votingKey: votingKeyOf(id) })) }))
  must(
    await changeConsents(
      effects,
      members.map((member) => ({ member, choices: ALLOW })),
    ),
  )
  const sale = saleId(`${members[0]}`)
  await change(effects, async (each) => {
    const [id, price] = [`${members[0]}`, { currency: 'USD', minor: 5_500_000n }] as const
    await post(each, saleInvoiced(transferId(`${id}-invoice`), sale, price))
    await post(each, salePaid(transferId(`${id}-paid`), sale, price))
    await each.record({ actor: 'clock', action: 'settleSale', subject: id, detail: {} })
  })
  // Written at once and not by a stream, so that what the parent has read is what was committed.
  writeSync(1, `${members.join(' ')}\n`)
}
