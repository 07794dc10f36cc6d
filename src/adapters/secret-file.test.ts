/** Tests that a secret stays the same, is its owner's alone, and is never replaced where it is damaged. */
import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { openSecret } from './secret-file.ts'

async function newPath(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'chorus-secret-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return join(folder, 'keys', 'a.key')
}

test('a secret is made once, however many ask for it at once', async () => {
  const path = await newPath()
  const [first, ...others] = await Promise.all([openSecret(path), openSecret(path), openSecret(path)])
  expect(first).toHaveLength(32)
  for (const other of [...others, await openSecret(path)]) expect(other).toEqual(first)
  expect((await stat(path)).mode & 0o777).toBe(0o600)
  expect(await openSecret(await newPath())).not.toEqual(first)
})

test('a secret that others can read, or that is damaged, is refused and left as it is', async () => {
  const path = await newPath()
  await openSecret(path)
  await chmod(path, 0o644)
  await expect(openSecret(path)).rejects.toThrow('its mode must be 0600')
  await chmod(path, 0o600)
  await writeFile(path, 'abc')
  await expect(openSecret(path)).rejects.toThrow('damaged')
  expect(await readFile(path, 'utf8')).toBe('abc')
})
