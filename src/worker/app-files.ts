/** The files of one build of the app in the browser's cache. */

export interface AppFiles {
  readonly version: string
  /** Paths from the root of the server. */
  readonly paths: readonly string[]
}

const PREFIX = 'chorus-files-'
/** Every address of the app opens the same page. */
const PAGE = '/index.html'

const cacheOf = ({ version }: AppFiles): string => `${PREFIX}${version}`

/** Rejects when one of the files cannot be had: half an app is none. */
export async function keepAll(files: AppFiles): Promise<void> {
  const cache = await caches.open(cacheOf(files))
  await cache.addAll(files.paths.map((path) => new Request(path, { cache: 'no-cache' })))
}

export async function dropOthers(files: AppFiles): Promise<void> {
  const names = await caches.keys()
  await Promise.all(names.filter((name) => name.startsWith(PREFIX) && name !== cacheOf(files)).map((name) => caches.delete(name)))
}

/** The network first, so that a new version shows at once. */
export async function openPage(files: AppFiles, request: Request): Promise<Response> {
  try {
    return await fetch(request)
  } catch {
    return (await caches.match(PAGE, { cacheName: cacheOf(files) })) ?? Response.error()
  }
}

/** The cache first: the name of a file changes with its content. */
export async function openFile(files: AppFiles, request: Request, path: string): Promise<Response> {
  return (await caches.match(path, { cacheName: cacheOf(files) })) ?? fetch(request)
}
