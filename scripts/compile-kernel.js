/** Compiles the record reader, which is written in AssemblyScript, into a module that holds its WebAssembly as text. */
import asc from 'assemblyscript/asc'

const SOURCE = 'src/listening/json/kernel/scan.as.ts'
export const KERNEL_MODULE = 'src/listening/json/kernel/kernel-bytes.ts'

/** A plain program on its own memory: nothing is collected, nothing aborts with a message. */
const FLAGS = [
  '-O3',
  '--converge',
  '--noAssert',
  '--runtime',
  'stub',
  '--use',
  'abort=',
  '--initialMemory',
  '40',
  '--enable',
  'simd',
  '--enable',
  'bulk-memory',
]
const LINE_CHARS = 128

/** @returns {Promise<string>} the text of the module; the same source always gives the same */
export async function compileKernel() {
  /** @type {Uint8Array | undefined} */
  let binary
  const stderr = asc.createMemoryStream()
  const { error } = await asc.main([SOURCE, '--outFile', 'kernel.wasm', ...FLAGS], {
    stderr,
    writeFile: (name, contents) => {
      if (name === 'kernel.wasm' && typeof contents !== 'string') binary = contents
    },
  })
  if (error || binary === undefined) throw new Error(stderr.toString())
  const hex = Buffer.from(binary).toString('hex')
  const lines = hex.match(new RegExp(`.{1,${LINE_CHARS}}`, 'g')) ?? []
  const parts = lines.map((line) => `'${line}'`)
  return `/** The record reader as WebAssembly, in hexadecimal: \`npm run kernel\` makes it from \`scan.as.ts\`. */\nexport const KERNEL_HEX = [\n  ${parts.join(',\n  ')},\n].join('')\n`
}
