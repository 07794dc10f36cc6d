/** One click by which a member works their share of a sale out again, from what everyone can read. */
import { isId } from '../../../shared/ids.ts'
import { format } from '../../messages/text.ts'
import { call } from '../api.ts'
import { ApiError } from '../calls.ts'
import type { CheckedShare } from '../../../contract/log-worker.ts'
import { useDeed } from '../queries.ts'
import { DeedButton } from '../ui/forms.tsx'
import { Part } from '../ui/shown.tsx'
import { words } from '../voting/words.ts'
import { askLogWorker } from './log-worker.ts'

export function ShareCheck({ proposal, account }: { readonly proposal: string; readonly account: string }) {
  const check = useDeed(async () => {
    if (!isId('member', account) || !isId('proposal', proposal)) throw new ApiError('fault', words.evidence.fault, '')
    const { places } = await call('readPoll', { params: { proposal } })
    const asked = { kind: 'checkShare', proposal, member: account, opening: places.opening } as const
    return (await askLogWorker('shareChecked', asked)).share
  })
  return (
    <Part title={words.share.title} hint={words.share.hint}>
      <DeedButton deed={check} input={undefined} label={words.share.check} />
      {check.data !== undefined && (
        <p role="status" className={isRight(check.data) ? undefined : 'wrong'}>
          {sentenceOf(check.data)}
        </p>
      )}
    </Part>
  )
}

function isRight({ kind }: CheckedShare): boolean {
  return kind === 'right' || kind === 'notDivided' || kind === 'notInRelease'
}

function sentenceOf({ kind, currency, amount, due }: CheckedShare): string {
  if (currency === null || amount === null || due === null) return words.share.says[kind === 'right' || kind === 'wrong' ? 'unshown' : kind]
  return kind === 'right'
    ? words.share.right(format.money(amount, currency))
    : words.share.wrong(format.money(amount, currency), format.money(due, currency))
}
