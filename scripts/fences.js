/** Checks the import fences of `.dependency-cruiser.mjs` over a tree, and that no source escaped the check. */
import { readdirSync } from 'node:fs'
import { join, relative, resolve, sep } from 'node:path'
import { pathToFileURL } from 'node:url'
import { cruise } from 'dependency-cruiser'
import config from '../.dependency-cruiser.mjs'

const FOLDERS = ['src', 'test', 'bench', 'scripts']

/**
 * @typedef {object} FenceReport
 * @property {{ rule: string, from: string, to: string }[]} breaches
 * @property {string[]} unseen sources that the check did not read: with a compiler it cannot use, it reads none and reports success
 * @property {number} modules
 */

/**
 * @param {string} root the folder that holds `src`
 * @returns {Promise<FenceReport>}
 */
export async function checkFences(root) {
  const baseDir = resolve(root)
  const present = readdirSync(baseDir)
  const { resolveOptions, ...options } = splitOptions()
  const { output } = await cruise(
    FOLDERS.filter((folder) => present.includes(folder)),
    { ...options, baseDir, validate: true, ruleSet: { forbidden: config.forbidden ?? [] } },
    resolveOptions,
  )
  if (typeof output === 'string') throw new TypeError('the cruise gives an object unless a reporter is named')
  const seen = new Set(output.modules.map((module) => module.source))
  return {
    breaches: output.summary.violations.map((violation) => ({ rule: violation.rule.name, from: violation.from, to: violation.to })),
    unseen: listSources(join(baseDir, 'src')).filter((path) => !seen.has(relative(baseDir, path).split(sep).join('/'))),
    modules: output.modules.length,
  }
}

function splitOptions() {
  const { enhancedResolveOptions, ...options } = config.options ?? {}
  return { ...options, resolveOptions: { ...enhancedResolveOptions } }
}

/** @param {string} folder @returns {string[]} */
function listSources(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return listSources(path)
    return /\.tsx?$/.test(entry.name) ? [path] : []
  })
}

async function main() {
  const { breaches, unseen, modules } = await checkFences('.')
  for (const { rule, from, to } of breaches) console.error(`${rule}: ${from} -> ${to}`)
  for (const path of unseen) console.error(`not read: ${path}`)
  if (breaches.length + unseen.length > 0) process.exitCode = 1
  else console.log(`${modules} modules, every import within its fence.`)
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await main()
