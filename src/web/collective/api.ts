/** What pages call the collective by. */
import type { AnswerOf, RouteName } from '../../contract/http/routes.ts'
import { ID_BYTES, makeId, type Id, type IdKind } from '../../shared/ids.ts'
import { ApiError, readAnswer, responseTo, type CallArgs } from './calls.ts'
import { provePasskey } from './passkeys.ts'

/** Where a change needs the passkey once more, it is asked for and the change sent again. Rejects with an ApiError. */
export async function call<Name extends RouteName>(name: Name, args: CallArgs<Name> = {}): Promise<AnswerOf<Name>> {
  return readAnswer(name, await proved(name, args))
}

/** For routes that answer with a file. */
export async function callForFile<Name extends RouteName>(name: Name, args: CallArgs<Name> = {}): Promise<Blob> {
  return (await proved(name, args)).blob()
}

async function proved<Name extends RouteName>(name: Name, args: CallArgs<Name>): Promise<Response> {
  try {
    return await responseTo(name, args)
  } catch (error) {
    if (!(error instanceof ApiError) || error.code !== 'proofNeeded') throw error
    await provePasskey()
    return responseTo(name, args)
  }
}

/** Ids are chosen here, so that a change that is sent twice happens once. */
export function newId<Kind extends IdKind>(kind: Kind): Id<Kind> {
  return makeId(kind, crypto.getRandomValues(new Uint8Array(ID_BYTES)))
}
