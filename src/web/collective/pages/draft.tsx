/** From a request to a proposal: every word that members will vote on, written once. */
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState, type FormEvent } from 'react'
import { purposeSchema, type DataPurpose } from '../../../contract/consent.ts'
import { SCOPE_NAMES, type Scope } from '../../../contract/contribution.ts'
import { proposalDocumentSchema, type ProposalDocument } from '../../../contract/proposal.ts'
import { KEY_COLUMNS, MEASURE_COLUMNS } from '../../../contract/recipe.ts'
import { draftLicence } from '../../../release/licence.ts'
import { isId } from '../../../shared/ids.ts'
import { isCurrency, readTypedAmount, formatAmount } from '../../../shared/money.ts'
import { paths } from '../../routes.ts'
import { call, newId } from '../api.ts'
import { ApiError } from '../calls.ts'
import { ForRole, type Rules } from '../frame.tsx'
import { useDeed, useList } from '../queries.ts'
import { Field, Submit } from '../ui/forms.tsx'
import { AnyOf, OneOf, optionsOf } from '../ui/options.tsx'
import { Head, Part } from '../ui/shown.tsx'
import { words } from '../words.ts'

export function Draft() {
  return <ForRole role="steward">{(_, rules) => <DraftForm rules={rules} />}</ForRole>
}

const SPLITS = ['equal', 'byContribution'] as const

interface Typed {
  readonly title: string
  readonly purposeText: string
  readonly purposes: readonly DataPurpose[]
  readonly price: string
  readonly scope: Scope
  readonly measures: readonly (typeof MEASURE_COLUMNS)[number][]
  readonly from: string
  readonly to: string
  readonly artistMembersMin: string
  readonly memberRowsMin: string
  readonly split: 'equal' | 'byContribution'
}

/** Nobody's listening is worth more than that of so many members. */
const CAP_EQUAL_SHARES = 5

/** An artist whom few listen to says who they are; twenty is where that begins to be unlikely. */
const ARTIST_MEMBERS_MIN = '20'

function DraftForm({ rules }: { readonly rules: Rules }) {
  const asked = useSearch({ strict: false })
  const navigate = useNavigate()
  const [proposal] = useState(() => newId('proposal'))
  const { items: buyers = [] } = useList('listPeople', { query: { role: 'buyer' } })
  const buyer = buyers.find(({ id }) => id === textOf(Reflect.get(asked, 'buyer')))
  const request = textOf(Reflect.get(asked, 'request')) || null
  const [typed, setTyped] = useState<Typed>({
    title: textOf(Reflect.get(asked, 'title')),
    purposeText: '',
    purposes: [],
    price: '',
    scope: 'artistPreferences',
    measures: [...MEASURE_COLUMNS],
    from: '',
    to: '',
    artistMembersMin: ARTIST_MEMBERS_MIN,
    memberRowsMin: '5',
    split: 'equal',
  })
  const draft = useDeed(async (form: Typed) => {
    if (buyer === undefined || !isId('buyer', buyer.id)) throw new ApiError('typed', words.draft.noBuyer, '')
    const document = documentOf(form, { id: buyer.id, name: buyer.displayName }, rules)
    await call('draftProposal', { params: { proposal }, body: { request, document } })
    await navigate({ to: paths.proposal, params: { proposal } })
  })
  const field = (name: TextName) => textField(typed, setTyped, name)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    draft.mutate(typed)
  }
  return (
    <form onSubmit={submit}>
      <Head title={words.draft.title} lede={words.draft.lede} />
      <Part title={words.draft.what} hint={buyer === undefined ? words.draft.buyerMissing : words.draft.forBuyer(buyer.displayName)}>
        <Field label={words.draft.name} wide>
          <input {...field('title')} required maxLength={200} />
        </Field>
        <Field label={words.draft.purposeText} wide>
          <textarea {...field('purposeText')} required rows={5} maxLength={10_000} />
        </Field>
        <AnyOf
          label={words.draft.purposes}
          options={optionsOf(purposeSchema.options, words.purposes)}
          values={typed.purposes}
          onChange={(purposes) => setTyped({ ...typed, purposes })}
        />
        <Field label={words.draft.price(rules.currency)}>
          <input {...field('price')} required inputMode="decimal" placeholder="55000" />
        </Field>
        <OneOf
          label={words.terms.split}
          options={optionsOf(SPLITS, { ...words.terms.splits, byContribution: words.terms.splits.byContribution(CAP_EQUAL_SHARES) })}
          value={typed.split}
          onChange={(split) => setTyped({ ...typed, split })}
        />
      </Part>
      <RecipePart typed={typed} setTyped={setTyped} />
      <p className="soft">{words.draft.once}</p>
      <Submit deed={draft} label={words.draft.save} disabled={buyer === undefined} />
    </form>
  )
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

type TextName = 'title' | 'purposeText' | 'price' | 'from' | 'to' | 'artistMembersMin' | 'memberRowsMin'

function textField(typed: Typed, setTyped: (typed: Typed) => void, name: TextName) {
  return { value: typed[name], onChange: (event: { target: { value: string } }) => setTyped({ ...typed, [name]: event.target.value }) }
}

function hasDays(scope: Typed['scope']): boolean {
  return KEY_COLUMNS[scope].some((column) => column === 'day')
}

function RecipePart({ typed, setTyped }: { readonly typed: Typed; readonly setTyped: (typed: Typed) => void }) {
  const field = (name: TextName) => textField(typed, setTyped, name)
  return (
    <Part title={words.draft.recipe} hint={words.draft.recipeHint}>
      <OneOf
        label={words.terms.scope}
        options={optionsOf(SCOPE_NAMES, words.scopes)}
        value={typed.scope}
        onChange={(scope) => setTyped({ ...typed, scope })}
      />
      <AnyOf
        label={words.draft.measures}
        options={optionsOf(MEASURE_COLUMNS, words.columns)}
        values={typed.measures}
        onChange={(measures) => setTyped({ ...typed, measures })}
      />
      {hasDays(typed.scope) && (
        <div className="field-row">
          <Field label={words.draft.from}>
            <input {...field('from')} type="date" />
          </Field>
          <Field label={words.draft.to}>
            <input {...field('to')} type="date" />
          </Field>
        </div>
      )}
      <Field label={words.draft.artistMembersMin} hint={words.draft.artistMembersMinHint}>
        <input {...field('artistMembersMin')} inputMode="numeric" required />
      </Field>
      <Field label={words.draft.memberRowsMin}>
        <input {...field('memberRowsMin')} inputMode="numeric" required />
      </Field>
    </Part>
  )
}

function documentOf(typed: Typed, buyer: ProposalDocument['buyer'], rules: Rules) {
  const { currency } = rules
  const price = isCurrency(currency) ? readTypedAmount(typed.price, currency) : undefined
  if (price === undefined) throw new ApiError('typed', words.draft.notPrice, '')
  // One day alone is no period, and what was typed before the scope was changed is none either.
  const period = hasDays(typed.scope) && typed.from + typed.to !== '' ? { from: typed.from, to: typed.to } : null
  const parsed = proposalDocumentSchema.safeParse({
    format: 'chorus-proposal-1',
    title: typed.title.trim(),
    buyer,
    purposes: typed.purposes,
    purposeText: typed.purposeText.trim(),
    licence: draftLicence({ collective: rules.name, buyer, purposes: typed.purposes }),
    currency,
    price: formatAmount(price),
    treasuryBps: rules.treasuryBps,
    split: typed.split === 'equal' ? { kind: 'equal' } : { kind: 'byContribution', capEqualShares: CAP_EQUAL_SHARES },
    recipe: {
      product: 'memberRows',
      scope: typed.scope,
      columns: [...KEY_COLUMNS[typed.scope], ...MEASURE_COLUMNS.filter((measure) => typed.measures.includes(measure))],
      period,
      filters: { artistsExcluded: [] },
      thresholds: { artistMembersMin: Number(typed.artistMembersMin), memberRowsMin: Number(typed.memberRowsMin) },
      coarsening: { day: 'day', startedAt: 'minute' },
    },
    vote: { votingMs: rules.votingMs, quorumBps: rules.quorumBps, majorityBps: rules.majorityBps },
  })
  if (!parsed.success) throw new ApiError('typed', words.draft.wrong[partOf(parsed.error.issues[0]?.path)], '')
  return parsed.data
}

/** Which part of the form an issue of the document belongs to. */
function partOf(path: readonly PropertyKey[] | undefined): keyof typeof words.draft.wrong {
  if (path?.includes('purposes')) return 'purposes'
  if (path?.includes('price')) return 'price'
  if (path?.includes('columns')) return 'columns'
  return path?.includes('thresholds') ? 'thresholds' : path?.includes('period') ? 'period' : 'other'
}
