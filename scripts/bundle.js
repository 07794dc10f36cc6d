/** Bundles TypeScript entries for Node with their pure JavaScript dependencies, because one file starts faster than hundreds. */
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Engines load a binary, WebAssembly or scripts from beside their own code, so they stay where they are installed. */
const ENGINES = ['@electric-sql/pglite', 'chdb', 'playwright-core']

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)))

/**
 * @param {Record<string, string>} input names of the files to write, without `.js`, with their sources
 * @param {string} outDir emptied first
 */
export async function bundleForNode(input, outDir) {
  const vite = await import('vite')
  await vite.build({
    root: ROOT,
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    ssr: { noExternal: true, external: ENGINES, target: 'node' },
    build: {
      ssr: true,
      target: 'node20',
      outDir,
      emptyOutDir: true,
      minify: false,
      rolldownOptions: { input, output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' } },
    },
  })
}
