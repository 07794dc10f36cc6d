/** The tables of the pool, in the order in which they came to be. A migration that was released is never changed. */
import contributionRow from './migrations/0001-contribution-row.sql?raw'
import pooledContribution from './migrations/0002-pooled-contribution.sql?raw'
import releaseChoice from './migrations/0003-release-choice.sql?raw'
import releaseMember from './migrations/0004-release-member.sql?raw'
import releaseArtist from './migrations/0005-release-artist.sql?raw'

export const MIGRATIONS: readonly { readonly name: string; readonly sql: string }[] = [
  { name: '0001-contribution-row', sql: contributionRow },
  { name: '0002-pooled-contribution', sql: pooledContribution },
  { name: '0003-release-choice', sql: releaseChoice },
  { name: '0004-release-member', sql: releaseMember },
  { name: '0005-release-artist', sql: releaseArtist },
]
