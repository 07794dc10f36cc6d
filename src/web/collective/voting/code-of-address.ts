/** A voting code that a door of a demonstration hands over in the fragment of the address, which no server sees. */
import { readTypedCode } from '../../../shared/typed-code.ts'
import { VOTING_CODE_FRAGMENT } from '../../../contract/demo.ts'
import { answerOf } from './voting-code.ts'
import { keepCode } from './device.ts'

/** Keeps it as if the member had joined in this browser, and takes it out of the address. */
export async function takeCodeOfAddress(): Promise<void> {
  const { hash, pathname, search } = location
  if (!hash.startsWith(`#${VOTING_CODE_FRAGMENT}`)) return
  const code = readTypedCode(hash.slice(VOTING_CODE_FRAGMENT.length + 1))
  if (code !== undefined) {
    const { commitment } = await answerOf('identified', { kind: 'identify', code, poll: null })
    await keepCode({ commitment, code })
  }
  // Only now, so that a reload in between does not lose it; and not where the person has gone on to another page.
  if (location.hash === hash) history.replaceState(history.state, '', pathname + search)
}
