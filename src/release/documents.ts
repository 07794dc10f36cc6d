/** The papers that go with the data: card, data dictionary, licence. Made from the manifest's facts and nothing else. */
import type { Recipe } from '../contract/recipe.ts'
import { CONTRIBUTION_COLUMNS } from '../contract/contribution.ts'
import type { Manifest } from '../contract/manifest.ts'
import type { ProposalDocument } from '../contract/proposal.ts'
import { COLUMNS, scopeRule } from '../contribution/index.ts'
import { canonicalJson } from '../shared/canonical-json.ts'
import { PURPOSES } from './licence.ts'

/** What is known of a release before its manifest is signed. */
export type ReleaseFacts = Pick<Manifest, 'release' | 'counts' | 'columns' | 'vote'> & { readonly document: ProposalDocument }

export const PAPER_PATHS = {
  card: 'dataset-card.md',
  licence: 'LICENSE.md',
  odrl: 'licence.odrl.json',
  dictionary: 'data-dictionary.json',
} as const

/** The text of each paper by its path. */
export function papersOf(facts: ReleaseFacts): Readonly<Record<string, string>> {
  const { licence } = facts.document
  return {
    [PAPER_PATHS.card]: datasetCard(facts),
    [PAPER_PATHS.licence]: licence.text,
    [PAPER_PATHS.odrl]: `${canonicalJson(licence.odrl)}\n`,
    [PAPER_PATHS.dictionary]: `${canonicalJson(dataDictionary(facts))}\n`,
  }
}

/** The columns of every data file of a recipe, in their order. */
export function columnsOf(recipe: Recipe): readonly string[] {
  const chosen = CONTRIBUTION_COLUMNS.filter((column) => recipe.columns.includes(column))
  return ['pseudonym', ...chosen.map((column) => COLUMNS[column].name)]
}

const TYPES = {
  text: 'string',
  day: 'date',
  instant: 'timestamp, UTC',
  count: 'unsigned 32-bit integer',
  ms: 'unsigned 64-bit integer',
} as const

const ROWS_PER = {
  artist: 'member and artist',
  item: 'member and song',
  dayAndItem: 'member, day and song',
  listen: 'listen',
} as const

function dataDictionary({ document: { recipe } }: ReleaseFacts) {
  const chosen = CONTRIBUTION_COLUMNS.filter((column) => recipe.columns.includes(column))
  return {
    row: `one ${ROWS_PER[scopeRule(recipe.scope).rowsPer]}`,
    columns: [
      { name: 'pseudonym', type: 'string', sentence: 'Stands for one member in this release only; nobody has the same name in another.' },
      ...chosen.map((column) => ({ name: COLUMNS[column].name, type: TYPES[COLUMNS[column].form], sentence: COLUMNS[column].sentence })),
    ],
    notes: notesOf(recipe),
  }
}

function notesOf({ scope, period, filters, thresholds, coarsening }: Recipe): readonly string[] {
  const { columns } = scopeRule(scope)
  const { artistMembersMin, memberRowsMin } = thresholds
  return [
    ...(artistMembersMin > 1 ? [`Artists whom fewer than ${artistMembersMin} members of this release listen to are left out.`] : []),
    ...(memberRowsMin > 1 ? [`Members with fewer than ${memberRowsMin} rows are left out.`] : []),
    ...(filters.artistsExcluded.length > 0 ? [`Artists left out by name: ${filters.artistsExcluded.length}.`] : []),
    ...(period ? [`Only listens from ${period.from} to ${period.to} on each member's own calendar.`] : []),
    ...(columns.includes('day') && coarsening.day !== 'day' ? [`A day stands for its ${coarsening.day} and is the first day of it.`] : []),
    ...(columns.includes('startedAt') && coarsening.startedAt !== 'second' ? [`Starts are cut to the ${coarsening.startedAt}.`] : []),
    'Leaving out rare artists does not make rows anonymous: a few artists that someone is known to like can single a member out.',
  ]
}

/** Front matter in YAML as dataset hubs read it; a text in JSON's quotes is YAML too. */
function datasetCard(facts: ReleaseFacts): string {
  const { document, counts, vote } = facts
  const { recipe } = document
  return `---
pretty_name: ${JSON.stringify(document.title)}
license: other
license_name: ${JSON.stringify(document.licence.title)}
license_link: ${PAPER_PATHS.licence}
size_categories:
- ${sizeCategory(counts.rows)}
tags:
- music
- listening-history
configs:
- config_name: default
  data_files: data/*.parquet
---

# ${plainLine(document.title)}

${counts.rows} rows of ${counts.members} members who agreed to this sale, from their own exports of the services they listen on.

| | |
|---|---|
| Buyer | ${plainLine(document.buyer.name)} |
| Purposes | ${document.purposes
    .map((purpose) => PURPOSES[purpose])
    .toSorted()
    .join('; ')} |
| One row | one ${ROWS_PER[scopeRule(recipe.scope).rowsPer]} |
| Listens | ${counts.listens} |
| Vote | ${vote.yes} yes, ${vote.no} no, ${vote.abstain} abstentions, of ${vote.roll} members |
| Licence | [${plainLine(document.licence.title)}](${PAPER_PATHS.licence}), [as ODRL](${PAPER_PATHS.odrl}) |

## Columns

${facts.columns.map((column) => `- \`${column}\``).join('\n')}

What they mean stands in [${PAPER_PATHS.dictionary}](${PAPER_PATHS.dictionary}).

## What to know

${notesOf(recipe)
  .map((note) => `- ${note}`)
  .join('\n')}
- Members choose what they offer: years, artists and private sessions can be missing, and nobody says so of a single member.

## Checking it

\`chorus verify\` on this folder checks every file, the signature, and that the recipe is the one that members voted for.
`
}

/** The names that dataset hubs give to sizes. */
function sizeCategory(rows: number): string {
  const steps = [
    [1_000, 'n<1K'],
    [10_000, '1K<n<10K'],
    [100_000, '10K<n<100K'],
    [1_000_000, '100K<n<1M'],
    [10_000_000, '1M<n<10M'],
    [100_000_000, '10M<n<100M'],
    [1_000_000_000, '100M<n<1B'],
  ] as const
  return steps.find(([end]) => rows < end)?.[1] ?? '1B<n<10B'
}

/** A text of somebody else's on one line of Markdown, where it can begin neither a heading nor a cell nor a link. */
function plainLine(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`*_[\]<>|#]/g, '\\$&')
}
