/** Finds the Chromium that drives the browser tests, and installs the system's own where it may. */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'microsoft-edge']
const FOLDERS = ['/usr/bin', '/usr/local/bin', '/snap/bin', '/opt/google/chrome', '/usr/lib/chromium']
const APPLICATIONS = ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium']

export const HOW_TO_INSTALL =
  'The browser tests need Chromium: install it (Debian and Ubuntu: apt-get install chromium) or set CHROMIUM_PATH to the program.'

/** @returns {string | undefined} the program's path; `CHROMIUM_PATH`, where set, is the only place looked at */
export function findChromium() {
  const stated = process.env['CHROMIUM_PATH']
  if (stated) return isProgram(stated) ? stated : undefined
  const folders = [...FOLDERS, ...(process.env['PATH'] ?? '').split(delimiter).filter(Boolean)]
  return [...folders.flatMap((folder) => NAMES.map((name) => join(folder, name))), ...APPLICATIONS].find(isProgram)
}

/** A name alone proves little: Ubuntu's `chromium-browser` can be a stub that only says where to get the real one. @param {string} path */
function isProgram(path) {
  return existsSync(path) && spawnSync(path, ['--version'], { stdio: 'ignore', timeout: 20_000 }).status === 0
}

/**
 * Installs Debian's Chromium where this user may install packages.
 * @returns {string | undefined} the program's path
 */
export function installChromium() {
  if (process.env['CHROMIUM_PATH'] || !succeeds('apt-get', ['--version'])) return undefined
  const asRoot = process.getuid?.() === 0 ? [] : ['sudo', '-n']
  if (asRoot.length > 0 && !succeeds('sudo', ['-n', 'true'])) return undefined
  console.log("No Chromium here; installing the system's own.")
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  for (const step of [['update'], ['install', '-y', '--no-install-recommends', 'chromium']]) {
    const [program = '', ...args] = [...asRoot, 'apt-get', ...step]
    if (spawnSync(program, args, { stdio: ['ignore', 'inherit', 'inherit'], env }).status !== 0) return undefined
  }
  return findChromium()
}

/** @param {string} program @param {string[]} args */
function succeeds(program, args) {
  return spawnSync(program, args, { stdio: 'ignore' }).status === 0
}
