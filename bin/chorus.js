#!/usr/bin/env -S MALLOC_MMAP_THRESHOLD_=131072 MALLOC_TRIM_THRESHOLD_=65536 node --max-semi-space-size=1
/**
 * Starts the command line, building it first where a checkout has not been built. Reading a history makes much that is
 * soon forgotten: a small nursery for it, and an allocator (that of glibc) that hands large pieces straight back to the
 * system, keep the peak of memory a quarter lower.
 */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const cli = new URL('../dist/node/cli.js', import.meta.url)
if (!existsSync(cli)) {
  process.stderr.write('Building Chorus once; this takes a few seconds.\n')
  const build = fileURLToPath(new URL('../scripts/build.js', import.meta.url))
  // What the build says goes to stderr, because stdout belongs to the answer.
  const { status } = spawnSync(process.execPath, [build], { stdio: ['ignore', 2, 2] })
  if (status !== 0) {
    process.stderr.write('Chorus could not be built. Run npm ci in its folder and try again.\n')
    process.exit(3)
  }
}
await import(cli.href)
