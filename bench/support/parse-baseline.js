/** The baseline as a program of its own: prints how many rows it saw. */
import { unzipAndParse } from './unzip-and-parse.js'

const [path = ''] = process.argv.slice(2)
console.log(unzipAndParse(path))
