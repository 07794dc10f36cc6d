/** Loaded before a measured program: reports on file descriptor 3 the most memory the process held, in bytes, when it ends. */
import { readFileSync, writeSync } from 'node:fs'
import { isMainThread } from 'node:worker_threads'

// Threads of the program load this too; the memory is that of the whole process, so one report is enough.
if (isMainThread) process.on('exit', () => writeSync(3, String(peakBytes())))

/** Linux carries `maxRSS` over from the process that started this one, so its own high-water mark is read instead. */
function peakBytes() {
  if (process.platform !== 'linux') return process.resourceUsage().maxRSS * 1024
  const match = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'))
  if (match === null) throw new Error('/proc/self/status has no VmHWM')
  return Number(match[1]) * 1024
}
