/** Shows that every import fence bites on a tree that breaks it, stays silent on one that does not, and that the real tree is whole. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import config from '../.dependency-cruiser.mjs'
import { checkFences, type FenceReport } from '../scripts/fences.js'

type Tree = Readonly<Record<string, string>>

const PACKAGES = ['zod', '@zip.js/zip.js', 'hono', '@clickhouse/client']
const DEV_PACKAGES = ['fast-check']

async function check(tree: Tree): Promise<FenceReport> {
  const root = mkdtempSync(join(tmpdir(), 'chorus-fences-'))
  onTestFinished(() => rmSync(root, { recursive: true }))
  const put = (path: string, text: string): void => {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  const versions = (names: readonly string[]): Record<string, string> => Object.fromEntries(names.map((name) => [name, '1.0.0']))
  put(
    'package.json',
    JSON.stringify({ name: 'tree', type: 'module', dependencies: versions(PACKAGES), devDependencies: versions(DEV_PACKAGES) }),
  )
  for (const name of [...PACKAGES, ...DEV_PACKAGES]) {
    put(`node_modules/${name}/package.json`, JSON.stringify({ name, version: '1.0.0', type: 'module', main: 'index.js', license: 'MIT' }))
    put(`node_modules/${name}/index.js`, 'export const thing = 1\n')
  }
  for (const [path, text] of Object.entries(tree)) put(path, text)
  return checkFences(root)
}

const leaf = 'export const thing = 1\n'
const takes = (...from: readonly string[]): string =>
  from.map((path, index) => `export { thing as thing${index} } from '${path}'\n`).join('')

/** For each fence the smallest tree that breaks it. */
const BREACHES: Readonly<Record<string, readonly Tree[]>> = {
  'no-circular': [{ 'src/shared/a.ts': takes('./b.ts'), 'src/shared/b.ts': takes('./a.ts') }],
  'not-to-unresolvable': [{ 'src/cli/main.ts': takes('./gone.ts') }],
  'no-orphans': [{ 'src/insights/alone.ts': leaf }],
  'core-is-pure': [
    { 'src/insights/a.ts': takes('../server/b.ts'), 'src/server/b.ts': leaf },
    { 'src/ledger/a.ts': takes('../adapters/b.ts'), 'src/adapters/b.ts': leaf },
    { 'src/audit/a.ts': takes('../adapters/b.ts'), 'src/adapters/b.ts': leaf },
  ],
  'core-no-node': [{ 'src/listening/a.ts': "import { join } from 'node:path'\nexport const path = join('a', 'b')\n" }],
  'core-npm-allowlist': [{ 'src/insights/a.ts': takes('@zip.js/zip.js') }, { 'src/shared/a.ts': takes('hono') }],
  'contract-npm-allowlist': [{ 'src/contract/a.ts': takes('hono') }],
  'listening-npm-allowlist': [{ 'src/listening/a.ts': takes('hono') }],
  'parquet-npm-allowlist': [{ 'src/contribution/a.ts': takes('hono') }, { 'src/release/a.ts': takes('zod') }],
  'secret-ballot-npm-allowlist': [{ 'src/secret-ballot/a.ts': takes('hono') }],
  'zod-in-contract-only': [{ 'src/server/a.ts': takes('zod') }],
  'shared-is-the-floor': [{ 'src/shared/a.ts': takes('../contract/b.ts'), 'src/contract/b.ts': leaf }],
  'contract-knows-shared-only': [{ 'src/contract/a.ts': takes('../insights/index.ts'), 'src/insights/index.ts': leaf }],
  'domains-meet-in-the-open': [
    { 'src/insights/a.ts': takes('../listening/inner.ts'), 'src/listening/inner.ts': leaf },
    { 'src/audit/a.ts': takes('../governance/inner.ts'), 'src/governance/inner.ts': leaf },
  ],
  'ledger-knows-nobody': [{ 'src/ledger/a.ts': takes('../contract/b.ts'), 'src/contract/b.ts': leaf }],
  'domains-below-app': [
    { 'src/governance/a.ts': takes('../app/b.ts'), 'src/app/b.ts': leaf },
    { 'src/audit/a.ts': takes('../app/b.ts'), 'src/app/b.ts': leaf },
  ],
  'app-knows-ports-only': [{ 'src/app/a.ts': takes('../adapters/b.ts'), 'src/adapters/b.ts': leaf }],
  'adapters-only-in-main': [{ 'src/server/routes.ts': takes('../adapters/b.ts'), 'src/adapters/b.ts': leaf }],
  'adapters-know-no-edge': [{ 'src/adapters/a.ts': takes('../server/b.ts'), 'src/server/b.ts': leaf }],
  'browser-sees-pure-code': [{ 'src/web/a.tsx': takes('../app/b.ts'), 'src/app/b.ts': leaf }],
  'browser-no-node': [{ 'src/worker/a.ts': "import { join } from 'node:path'\nexport const path = join('a', 'b')\n" }],
  'edges-do-not-meet': [
    { 'src/web/main.tsx': takes('../worker/main.ts'), 'src/worker/main.ts': leaf },
    { 'src/cli/main.ts': "export type { Thing } from '../server/b.ts'\n", 'src/server/b.ts': 'export interface Thing {}\n' },
  ],
  'no-test-in-production': [{ 'src/insights/a.ts': takes('../../test/support/b.ts'), 'test/support/b.ts': leaf }],
  'no-dev-dependency-in-production': [{ 'src/server/a.ts': takes('fast-check') }],
  'engines-only-in-adapters': [{ 'src/server/main.ts': takes('@clickhouse/client') }],
}

describe('every fence bites', () => {
  test('and none is without a tree that breaks it', () => {
    const names = (config.forbidden ?? []).map((rule) => rule.name)
    expect(new Set(Object.keys(BREACHES))).toEqual(new Set(names))
  })

  for (const [rule, trees] of Object.entries(BREACHES)) {
    test(rule, async () => {
      for (const tree of trees) expect((await check(tree)).breaches.map((breach) => breach.rule)).toContain(rule)
    })
  }
})

test('a tree that keeps to its layers breaks nothing', async () => {
  const report = await check({
    'src/shared/money.ts': leaf,
    'src/contract/sale.ts': takes('zod', '../shared/money.ts'),
    'src/listening/index.ts': takes('./zip.ts'),
    'src/listening/zip.ts': takes('@zip.js/zip.js', '../shared/money.ts'),
    'src/insights/totals.ts': takes('../listening/index.ts'),
    'src/insights/totals.test.ts': takes('./totals.ts', 'fast-check', '../../test/support/people.ts'),
    'src/app/settle.ts': takes('../contract/sale.ts', '../insights/totals.ts'),
    'src/adapters/pool.ts': takes('@clickhouse/client', '../app/settle.ts'),
    'src/server/main.ts': takes('hono', '../adapters/pool.ts', '../app/settle.ts'),
    'src/worker/main.ts': takes('../insights/totals.ts'),
    'src/web/main.tsx': `${takes('../contract/sale.ts')}new Worker(new URL('../worker/main.ts', import.meta.url), { type: 'module' })\n`,
    'test/support/people.ts': takes('../../src/listening/index.ts'),
  })
  expect(report).toEqual({ breaches: [], unseen: [], modules: 17 })
})

test('every import of this tree is within its fence, and no source escaped the check', async () => {
  const report = await checkFences('.')
  expect(report.breaches).toEqual([])
  expect(report.unseen).toEqual([])
})
