/** The layers of the source tree as fences: what may import what. `test/fences.test.ts` shows that each of them bites. */

const domain = '^src/(listening|insights|mood|taste|contribution|governance|secret-ballot|transparency|ledger|release|pool|audit)/'
const core =
  '^src/(shared|contract|listening|insights|mood|taste|contribution|governance|secret-ballot|transparency|ledger|release|pool|audit)/'
const edge = '^src/(server|cli|web|worker)/'
const outside = '^src/(adapters|server|cli|web|worker)/'
const test = '[.](test|case)[.]tsx?$'
/** @type {import('dependency-cruiser').DependencyType[]} */
const npm = ['npm', 'npm-dev', 'npm-optional', 'npm-peer', 'npm-no-pkg', 'npm-unknown']

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: 'no-circular',
      comment: 'Two modules that need each other are one module, or hide a third.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'not-to-unresolvable',
      comment: 'An import that leads nowhere breaks no path rule, so it is forbidden by itself.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'no-orphans',
      comment: 'A module that nobody imports and that imports nobody is dead.',
      severity: 'error',
      from: {
        path: '^src/',
        orphan: true,
        pathNot: ['/main[.]tsx?$', '/service-worker[.]ts$', '[.]test[.]tsx?$', '[.]d[.]ts$', '[.]as[.]ts$'],
      },
      to: {},
    },
    {
      name: 'core-is-pure',
      comment: 'The core runs in a page, a worker, a server and a terminal alike, so it knows none of them.',
      severity: 'error',
      from: { path: core },
      to: { path: outside },
    },
    {
      name: 'core-no-node',
      comment: 'A node: module in the core would not run in a browser.',
      severity: 'error',
      from: { path: core, pathNot: test },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'core-npm-allowlist',
      comment:
        'The core stands alone, but for zod in contract, readers of file formats in listening, Parquet in contributions and releases, and the cryptography of secret ballots.',
      severity: 'error',
      from: { path: core, pathNot: ['^src/(contract|listening|contribution|release|secret-ballot)/', test] },
      to: { dependencyTypes: npm },
    },
    {
      name: 'contract-npm-allowlist',
      comment: 'Schemas need zod and nothing else.',
      severity: 'error',
      from: { path: '^src/contract/', pathNot: test },
      to: { dependencyTypes: npm, pathNot: 'node_modules/zod/' },
    },
    {
      name: 'listening-npm-allowlist',
      comment: 'Readers need zip, the XML of workbooks and Parquet, and nothing else.',
      severity: 'error',
      from: { path: '^src/listening/', pathNot: test },
      to: { dependencyTypes: npm, pathNot: 'node_modules/(@zip[.]js/zip[.]js|saxes|hyparquet|hyparquet-writer)/' },
    },
    {
      name: 'parquet-npm-allowlist',
      comment: 'Contributions and releases are Parquet files, and need nothing else.',
      severity: 'error',
      from: { path: '^src/(contribution|release)/', pathNot: test },
      to: { dependencyTypes: npm, pathNot: 'node_modules/hyparquet(-writer)?/' },
    },
    {
      name: 'secret-ballot-npm-allowlist',
      comment: 'Secret ballots need the proofs of Semaphore and HPKE, and nothing else.',
      severity: 'error',
      from: { path: '^src/secret-ballot/', pathNot: test },
      to: { dependencyTypes: npm, pathNot: 'node_modules/(@semaphore-protocol/(group|identity)|poseidon-lite|snarkjs|@hpke/core)/' },
    },
    {
      name: 'zod-in-contract-only',
      comment: 'What crosses a boundary is described in one place.',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/contract/', test] },
      to: { path: 'node_modules/zod/' },
    },
    {
      name: 'shared-is-the-floor',
      comment: 'Everything stands on shared; it stands on nothing.',
      severity: 'error',
      from: { path: '^src/shared/' },
      to: { path: '^src/', pathNot: '^src/shared/' },
    },
    {
      name: 'contract-knows-shared-only',
      comment: 'The outer form of data does not follow from the inside of a domain.',
      severity: 'error',
      from: { path: '^src/contract/', pathNot: test },
      to: { path: '^src/', pathNot: '^src/(contract|shared)/' },
    },
    {
      name: 'domains-meet-in-the-open',
      comment: 'A domain reads another only through its index.ts.',
      severity: 'error',
      from: { path: domain },
      to: { path: domain, pathNot: ['^src/$1/', '/index[.]ts$'] },
    },
    {
      name: 'ledger-knows-nobody',
      comment: 'Books add up whatever they are about.',
      severity: 'error',
      from: { path: '^src/ledger/' },
      to: { path: '^src/', pathNot: '^src/(ledger|shared)/' },
    },
    {
      name: 'domains-below-app',
      comment: 'Rules do not know the use cases that apply them.',
      severity: 'error',
      from: { path: core },
      to: { path: '^src/app/' },
    },
    {
      name: 'app-knows-ports-only',
      comment: 'Use cases take ports; main.ts hands them the adapters.',
      severity: 'error',
      from: { path: '^src/app/', pathNot: test },
      to: { path: outside },
    },
    {
      name: 'adapters-only-in-main',
      comment: 'Each edge puts itself together in one place.',
      severity: 'error',
      from: { path: edge, pathNot: ['/main[.]tsx?$', test] },
      to: { path: '^src/adapters/' },
    },
    {
      name: 'adapters-know-no-edge',
      comment: 'An engine does not know who asks it.',
      severity: 'error',
      from: { path: '^src/adapters/' },
      to: { path: edge },
    },
    {
      name: 'browser-sees-pure-code',
      comment: 'Use cases and engines belong to the server.',
      severity: 'error',
      from: { path: '^src/(web|worker)/' },
      to: { path: '^src/(app|adapters)/' },
    },
    {
      name: 'browser-no-node',
      comment: 'A node: module does not run in a browser.',
      severity: 'error',
      from: { path: '^src/(web|worker)/', pathNot: test },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'edges-do-not-meet',
      comment: 'Edges speak through messages of the contract; the page starts its worker by URL and imports nothing of it.',
      severity: 'error',
      from: { path: edge },
      to: { path: edge, pathNot: '^src/$1/' },
    },
    {
      name: 'no-test-in-production',
      comment: 'What is shipped does not lean on what is not.',
      severity: 'error',
      from: { path: '^src/', pathNot: test },
      to: { path: ['[.](test|case)[.]tsx?$', '^(test|bench|scripts)/'] },
    },
    {
      name: 'no-dev-dependency-in-production',
      comment: 'The server and the terminal run where only dependencies are installed.',
      severity: 'error',
      from: { path: '^src/', pathNot: test },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'engines-only-in-adapters',
      comment: 'A database is a choice of the operator, so only its adapter names it.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/adapters/' },
      to: { path: 'node_modules/(@clickhouse|chdb|@electric-sql|pg)/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.css', '.json'],
      conditionNames: ['import', 'types', 'node', 'default'],
      exportsFields: ['exports'],
    },
  },
}
