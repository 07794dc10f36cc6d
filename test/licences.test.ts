/** Walks every installed and every locked package: its licence must go with AGPL-3.0, and none may run a program when it is installed. */
import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { z } from 'zod'

/** Licences whose code may be combined with, or used to build, a work under AGPL-3.0-or-later; OFL is for the fonts. */
const COMPATIBLE = new Set([
  '0BSD',
  'AGPL-3.0-only',
  'AGPL-3.0-or-later',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  // The old name of the next one.
  'GPL-3.0',
  'GPL-3.0-only',
  'GPL-3.0-or-later',
  'ISC',
  'LGPL-3.0-or-later',
  'MIT',
  'MIT-0',
  'MPL-2.0',
  'OFL-1.1',
  'Python-2.0',
  'Unlicense',
  'Zlib',
])

/** Packages from before there was a field for it, with the licence that their file holds: two conditions, and none on advertising. */
const FROM_FILES: ReadonlyMap<string, string> = new Map([['esprima/LICENSE.BSD', 'BSD-2-Clause']])

function licenceInFile(path: string): string | undefined {
  const found = [...FROM_FILES].find(
    ([file]) => path.endsWith(`/${file.split('/')[0] ?? ''}`) && existsSync(`${path}/${file.split('/')[1] ?? ''}`),
  )
  return found?.[1]
}

const lockSchema = z.object({
  packages: z.record(
    z.string(),
    z.object({
      license: z.string().optional(),
      hasInstallScript: z.boolean().optional(),
      resolved: z.string().optional(),
      integrity: z.string().optional(),
      optional: z.boolean().optional(),
      os: z.array(z.string()).optional(),
      cpu: z.array(z.string()).optional(),
      libc: z.array(z.string()).optional(),
    }),
  ),
})
type Lock = z.infer<typeof lockSchema>

const manifestSchema = z.object({
  license: z.union([z.string(), z.object({ type: z.string() })]).optional(),
  scripts: z.record(z.string(), z.string()).optional(),
})
type Manifest = z.infer<typeof manifestSchema>

const INSTALL_STEPS = ['preinstall', 'install', 'postinstall']

/** Some packages name a step that does nothing, so that npm does not compile a binary that they ship ready-made. */
const DOES_NOTHING = 'node -e ""'

/** An SPDX expression holds when one side of an OR, or both sides of an AND, hold. */
function isCompatible(expression: string): boolean {
  const bare = expression.trim().replace(/^\((.*)\)$/, '$1')
  if (/ OR /.test(bare)) return bare.split(' OR ').some(isCompatible)
  if (/ AND /.test(bare)) return bare.split(' AND ').every(isCompatible)
  return COMPATIBLE.has(bare)
}

const headerSchema = z.object({ header: z.object({ glibcVersionRuntime: z.string().optional() }) })
const LIBC = headerSchema.parse(process.report.getReport()).header.glibcVersionRuntime === undefined ? 'musl' : 'glibc'

/** The binary of a dependency for a system that this is not; it is pinned by version and checked where it is installed. */
function isForAnotherSystem({ optional, os, cpu, libc }: Lock['packages'][string]): boolean {
  const isElsewhere = os?.includes(process.platform) === false || cpu?.includes(process.arch) === false
  return optional === true && (isElsewhere || libc?.includes(LIBC) === false)
}

function findFaults(lock: Lock, readManifest: (path: string) => Manifest | undefined): string[] {
  return Object.entries(lock.packages).flatMap(([path, locked]) => {
    if (path === '') return []
    const manifest = readManifest(path)
    if (manifest === undefined && isForAnotherSystem(locked)) return []
    const stated = manifest?.license ?? locked.license ?? licenceInFile(path)
    const licence = typeof stated === 'object' ? stated.type : stated
    const faults: string[] = []
    if (licence === undefined) faults.push(`${path}: states no licence`)
    else if (!isCompatible(licence)) faults.push(`${path}: ${licence} is not on the list`)
    const steps = INSTALL_STEPS.flatMap((step) => manifest?.scripts?.[step] ?? [])
    const isHarmless = steps.length > 0 && steps.every((step) => step === DOES_NOTHING)
    if ((locked.hasInstallScript || steps.length > 0) && !isHarmless) faults.push(`${path}: runs a program when it is installed`)
    // An entry without an address comes from the registry that npm is set to, and its checksum proves it.
    if (locked.resolved !== undefined && !locked.resolved.startsWith('https://registry.npmjs.org/'))
      faults.push(`${path}: does not come from the registry`)
    if (locked.integrity === undefined) faults.push(`${path}: has no checksum`)
    return faults
  })
}

const sound = { license: 'MIT', integrity: 'sha512-AA==' }

test('every dependency may be combined with AGPL-3.0, runs nothing at installation and is pinned by checksum', () => {
  const lock = lockSchema.parse(JSON.parse(readFileSync('package-lock.json', 'utf8')))
  const readInstalled = (path: string): Manifest | undefined => {
    const file = `${path}/package.json`
    return existsSync(file) ? manifestSchema.parse(JSON.parse(readFileSync(file, 'utf8'))) : undefined
  }
  expect(Object.keys(lock.packages).length).toBeGreaterThan(100)
  expect(findFaults(lock, readInstalled)).toEqual([])
})

test('a licence that is unknown, missing or incompatible is named', () => {
  const packages = {
    'node_modules/a': { ...sound, resolved: 'https://registry.npmjs.org/a/-/a-1.0.0.tgz' },
    'node_modules/b': { ...sound, license: 'SSPL-1.0' },
    'node_modules/c': { ...sound, license: undefined },
    'node_modules/d': { ...sound, license: '(MIT OR SSPL-1.0)' },
    'node_modules/e': { ...sound, license: 'MIT AND SSPL-1.0' },
  }
  expect(findFaults({ packages }, () => undefined)).toEqual([
    'node_modules/b: SSPL-1.0 is not on the list',
    'node_modules/c: states no licence',
    'node_modules/e: MIT AND SSPL-1.0 is not on the list',
  ])
})

test('a binary for another system is left to that system, and one for this system is not', () => {
  const packages = {
    'node_modules/a': { optional: true, os: ['plan9'] },
    'node_modules/b': { optional: true, cpu: ['pdp11'] },
    'node_modules/c': { os: ['plan9'] },
    'node_modules/d': { optional: true, os: [process.platform], cpu: [process.arch] },
  }
  expect(findFaults({ packages }, () => undefined)).toEqual([
    'node_modules/c: states no licence',
    'node_modules/c: has no checksum',
    'node_modules/d: states no licence',
    'node_modules/d: has no checksum',
  ])
})

test('a licence in the installed package counts more than one in the lockfile', () => {
  const faults = findFaults({ packages: { 'node_modules/a': sound } }, () => ({ license: { type: 'SSPL-1.0' } }))
  expect(faults).toEqual(['node_modules/a: SSPL-1.0 is not on the list'])
})

test('a package that runs a program at installation, or comes from elsewhere without a checksum, is named', () => {
  const packages = {
    'node_modules/a': { ...sound, hasInstallScript: true },
    'node_modules/b': { license: 'MIT', resolved: 'git+ssh://git@example.org/b.git' },
    'node_modules/c': sound,
    'node_modules/d': { ...sound, hasInstallScript: true },
  }
  const scripts: Record<string, Record<string, string>> = {
    'node_modules/c': { install: 'node -e ""', postinstall: 'node fetch.js' },
    'node_modules/d': { install: 'node -e ""' },
  }
  const faults = findFaults({ packages }, (path) => ({ license: 'MIT', scripts: scripts[path] }))
  expect(faults).toEqual([
    'node_modules/a: runs a program when it is installed',
    'node_modules/b: does not come from the registry',
    'node_modules/b: has no checksum',
    'node_modules/c: runs a program when it is installed',
  ])
})
