/** The walk over files and folders, in real temporary folders. */
import { chmod, mkdir, mkdtemp, readdir, readlink, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { FoundFiles } from '../app/input-files.ts'
import { limits } from '../shared/limits.ts'
import { nodeFiles } from './node-files.ts'

let folder = ''

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chorus-files-'))
})

afterEach(() => rm(folder, { recursive: true, force: true }))

async function put(path: string, text: string): Promise<string> {
  const whole = join(folder, path)
  await mkdir(join(whole, '..'), { recursive: true })
  await writeFile(whole, text)
  return whole
}

async function found(...paths: string[]): Promise<Extract<FoundFiles, { kind: 'found' }>> {
  const result = await nodeFiles.find(paths)
  if (result.kind !== 'found') throw new Error(result.problem.message)
  return result
}

async function refusal(path: string): Promise<string> {
  const result = await nodeFiles.find([path])
  return result.kind === 'refused' ? result.problem.code : 'found'
}

test('a file is read by position, with fewer bytes only at its end', async () => {
  const path = await put('a.json', '0123456789')
  const { sources, close } = await found(path)
  const [source] = sources
  expect(source?.path).toBe(path)
  expect(source?.sizeBytes).toBe(10)
  expect(Buffer.from((await source?.read(2, 5)) ?? []).toString()).toBe('234')
  expect(Buffer.from((await source?.read(8, 50)) ?? []).toString()).toBe('89')
  expect((await source?.read(10, 12))?.length).toBe(0)
  await close()
})

test('a folder gives all files below it in the order of their names', async () => {
  for (const name of ['pack/b.json', 'pack/a/z.json', 'pack/c.zip', 'pack/.hidden']) await put(name, name)
  const { sources, problems } = await found(join(folder, 'pack'))
  expect(sources.map((source) => source.path.slice(folder.length + 1))).toEqual([
    'pack/.hidden',
    'pack/a/z.json',
    'pack/b.json',
    'pack/c.zip',
  ])
  expect(problems).toEqual([])
})

test('links inside a folder are not followed, and are named', async () => {
  await put('secret/outside.json', '[]')
  await put('pack/own.json', '[]')
  await symlink(join(folder, 'secret'), join(folder, 'pack/out'))
  await symlink(join(folder, 'pack'), join(folder, 'pack/loop'))
  const { sources, problems } = await found(join(folder, 'pack'))
  expect(sources.map((source) => source.path)).toEqual([join(folder, 'pack/own.json')])
  expect(problems.map((problem) => problem.code)).toEqual(['linkNotFollowed'])
  expect(problems[0]?.message).toContain('loop and 1 more')
})

test('a link that a person names is followed, because they named it', async () => {
  const path = await put('a.json', '[]')
  await symlink(path, join(folder, 'link.json'))
  expect((await found(join(folder, 'link.json'))).sources).toHaveLength(1)
})

test('what is not there, leads in a circle or is no file is refused in a sentence', async () => {
  await symlink(join(folder, 'circle'), join(folder, 'circle'))
  expect(await refusal(join(folder, 'missing.zip'))).toBe('notFound')
  expect(await refusal(join(folder, 'circle'))).toBe('linkLoop')
  expect(await refusal('/dev/null')).toBe('noRegularFile')
})

// The superuser may read everything, so that nothing can be closed to it.
test.skipIf(process.getuid?.() === 0)(
  'a file that may not be read is refused; a folder inside a folder is passed over and named',
  async () => {
    const path = await put('pack/closed/a.json', '[]')
    await chmod(path, 0)
    expect(await refusal(path)).toBe('noPermission')
    await chmod(join(folder, 'pack/closed'), 0)
    const { problems } = await found(join(folder, 'pack'))
    await chmod(join(folder, 'pack/closed'), 0o700)
    expect(problems.map((problem) => problem.code)).toEqual(['unreadableFile'])
  },
)

test('a folder nested beyond the limit is refused', async () => {
  const levels = Array.from({ length: limits.folderDepthMax }, () => 'd')
  await put(join('pack', ...levels.slice(1), 'a.json'), '[]')
  expect(await refusal(join(folder, 'pack'))).toBe('found')
  await put(join('pack', ...levels, 'a.json'), '[]')
  expect(await refusal(join(folder, 'pack'))).toBe('folderTooDeep')
})

test('many files are read side by side with few handles open', async () => {
  for (let index = 0; index < 40; index++) await put(`pack/${index}.json`, `text ${index}`)
  const { sources, close } = await found(join(folder, 'pack'))
  const texts = await Promise.all(sources.map(async (source) => Buffer.from(await source.read(0, source.sizeBytes)).toString()))
  expect(texts).toEqual(sources.map((source) => `text ${/(\d+)[.]json$/.exec(source.path)?.[1]}`))
  expect((await openFiles()).length).toBeLessThanOrEqual(8)
  await close()
  expect(await openFiles()).toEqual([])
})

/** Which files of the temporary folder this process holds open, where the platform tells. */
async function openFiles(): Promise<readonly string[]> {
  const handles = await readdir('/proc/self/fd').catch(() => [])
  const targets = await Promise.all(handles.map((handle) => readlink(`/proc/self/fd/${handle}`).catch(() => '')))
  return targets.filter((target) => target.startsWith(folder))
}
