/** `npm test`: the static checks, the build and every test in order, ending at the first failure. `--static` stops before the build. */
import { spawnSync } from 'node:child_process'
import { findChromium, HOW_TO_INSTALL, installChromium } from './chromium.js'

const bin = (/** @type {string} */ name) => `node_modules/.bin/${name}`

/** One checker for each project, and as many projects at once as a small machine has cores: each checker reads the same types again. */
const BUILD = ['-b', '--checkers', '1', '--builders', '2']

/** @type {readonly { heading: string, command: readonly string[] }[]} */
const CHECKS = [
  { heading: 'Types', command: [process.execPath, 'node_modules/@typescript/native/bin/tsc', ...BUILD] },
  { heading: 'Lint', command: ['npm', 'run', '--silent', 'lint'] },
  { heading: 'Format', command: [bin('oxfmt'), '--check', '.'] },
  { heading: 'Fences', command: [process.execPath, 'scripts/fences.js'] },
  { heading: 'Unused code and dependencies', command: [bin('knip')] },
]

/** @param {string} heading @param {readonly string[]} command @param {Record<string, string>} [extraEnv] */
function run(heading, command, extraEnv) {
  console.log(`\n== ${heading}`)
  const [program = '', ...args] = command
  const { status, error } = spawnSync(program, args, { stdio: 'inherit', env: { ...process.env, ...extraEnv } })
  if (error) console.error(error.message)
  if (status === 0) return
  console.error(`\n${heading}: failed`)
  process.exit(1)
}

for (const { heading, command } of CHECKS) run(heading, command)
if (process.argv.includes('--static')) {
  console.log('\nEvery static check passed.')
  process.exit(0)
}

run('Build', [process.execPath, 'scripts/build.js', '--if-stale'])

const chromium = findChromium() ?? installChromium()
if (chromium === undefined) {
  console.error(`\n${HOW_TO_INSTALL}`)
  process.exit(1)
}
run('Tests', [process.execPath, 'node_modules/vitest/vitest.mjs', 'run'], { CHROMIUM_PATH: chromium })
