/** Recipes for tests: all columns, nothing left out, but for what a test changes. */
import type { Scope } from '../../src/contract/contribution.ts'
import { KEY_COLUMNS, type Recipe } from '../../src/contract/recipe.ts'

export function recipeOf(scope: Scope, changes: Partial<Recipe> = {}): Recipe {
  return {
    product: 'memberRows',
    scope,
    columns: [...KEY_COLUMNS[scope], 'listens', 'plays', 'msPlayed'],
    period: null,
    filters: { artistsExcluded: [] },
    thresholds: { artistMembersMin: 1, memberRowsMin: 1 },
    coarsening: { day: 'day', startedAt: 'second' },
    ...changes,
  }
}
