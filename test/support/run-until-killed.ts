/** Runs a program that tells, line by line, what it has done, and ends it with `kill -9`. */
import { spawn } from 'node:child_process'
import { expect } from 'vitest'

export interface Killing {
  /** The signal is sent so many milliseconds after so many lines. */
  readonly linesMin: number
  readonly afterMs: number
}

/** Gives the lines that the program told whole before it was killed. */
export async function runUntilKilled(program: string, dataDir: string, { linesMin, afterMs }: Killing): Promise<readonly string[]> {
  const child = spawn(process.execPath, [program, dataDir], { stdio: ['ignore', 'pipe', 'inherit'] })
  let output = ''
  let ending = false
  child.stdout.setEncoding('utf8')
  child.stdout.on('data', (text: string) => {
    output += text
    if (ending || output.split('\n').length <= linesMin) return
    ending = true
    setTimeout(() => child.kill('SIGKILL'), afterMs)
  })
  const closed = new Promise<NodeJS.Signals | null>((resolve) => {
    child.on('close', (_, signal) => resolve(signal))
  })
  expect(await closed, 'the program ran until it was killed').toBe('SIGKILL')
  return output.split('\n').slice(0, -1)
}
