/** `npm run kernel`: compiles the record reader to WebAssembly and writes it, as text, where the importer finds it. */
import { writeFileSync } from 'node:fs'
import { compileKernel, KERNEL_MODULE } from './compile-kernel.js'

writeFileSync(KERNEL_MODULE, await compileKernel())
