/** A buyer asks for data in their own words. */
import type { Effects } from '../change.ts'
import { change } from '../change.ts'
import type { Outcome } from '../outcome.ts'
import { done, idTaken, refused, repeated } from '../outcome.ts'
import type { DatasetRequest } from '../ports/requests.ts'

export type RequestDataset = Omit<DatasetRequest, 'requestedAtMs'>

export function requestDataset(effects: Effects, request: RequestDataset): Promise<Outcome<null, 'notBuyer' | 'idTaken'>> {
  return change(effects, async ({ tx, atMs, record }) => {
    const { id, buyer, title, wishes } = request
    if (!(await tx.accounts.holders('buyer', [buyer])).has(buyer)) return refused('notBuyer', 'There is no buyer with this id.')
    const known = await tx.requests.request(id)
    if (known !== undefined) return known.buyer === buyer && known.title === title && known.wishes === wishes ? repeated(null) : idTaken
    await tx.requests.add({ ...request, requestedAtMs: atMs })
    await record({ actor: buyer, action: 'requestDataset', subject: id, detail: {} })
    return done(null)
  })
}
