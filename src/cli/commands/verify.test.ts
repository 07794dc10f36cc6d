/** `chorus verify` over a release that was really built. */
import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openReleaseWorkshop, releaseId, type ReleaseWorkshop } from '../../../test/support/release.ts'
import { verificationSchema } from '../../contract/manifest.ts'
import { widthOf } from '../layout.ts'
import { createSetting, Screen, type Setting } from '../terminal.case.ts'

let setting: Setting
let workshop: ReleaseWorkshop
let path: string

beforeAll(async () => {
  setting = await createSetting()
  workshop = await openReleaseWorkshop(setting.folder)
  path = join(workshop.releases, releaseId)
})
afterAll(async () => {
  await workshop.effects.pool.close()
  await setting.end()
})

test('a sound release passes, one sentence a check', async () => {
  const { manifest } = await workshop.build()
  const { exitCode, stdout, stderr } = await setting.run(['verify', path, '--key', manifest.signer.publicKey])
  expect([exitCode, stderr]).toEqual([0, ''])
  expect(stdout).toContain(`Release ${releaseId}\n`)
  expect(stdout).toContain('ok    The signature is by the key you named.\n')
  expect(stdout).toMatch(/\nEvery check holds\.\n$/)
})

test('--json prints every check as one object of the contract', async () => {
  await workshop.build()
  const { exitCode, stdout } = await setting.run(['verify', path, '--json'])
  const verification = verificationSchema.parse(JSON.parse(stdout))
  expect([exitCode, verification.holds, verification.release]).toEqual([0, true, releaseId])
  expect(verification.checks.length).toBeGreaterThan(10)
})

test('an altered release exits with 1 and says what was altered, on a narrow terminal too', async () => {
  await workshop.build()
  const file = join(path, 'LICENSE.md')
  await writeFile(file, (await readFile(file, 'utf8')).replace('not', 'now'))
  await writeFile(join(path, '\u{1b}[2Jevil'), 'x')
  const stdout = new Screen({ columns: 60 })
  const { exitCode } = await setting.run(['verify', path], { stdout })
  expect(exitCode).toBe(1)
  expect(stdout.text).toContain('FAIL  LICENSE.md was changed')
  expect(stdout.text).toMatch(/2 of \d+ checks failed\./)
  expect(stdout.text).not.toContain('\u{1b}')
  for (const line of stdout.text.split('\n')) expect(widthOf(line)).toBeLessThanOrEqual(60)
})

test('what is no folder, no release, or no key is refused with a sentence', async () => {
  expect(await setting.run(['verify', join(setting.folder, 'nowhere')])).toMatchObject({ exitCode: 1, stdout: '' })
  expect((await setting.run(['verify', setting.folder])).stdout).toContain('FAIL  There is no manifest.json')
  expect((await setting.run(['verify'])).exitCode).toBe(2)
  expect((await setting.run(['verify', path, '--key', 'abc'])).stderr).toContain('64 hexadecimal digits')
  await rm(path, { recursive: true, force: true })
})
