/** Questions to the person at the terminal; where there is none, nobody answers. */
import { createInterface, type ReadLineOptions } from 'node:readline/promises'
import { Writable } from 'node:stream'

/** Only an answer that begins like yes is one. */
export async function confirm(question: string, interrupt: () => void): Promise<'yes' | 'no' | 'nobody'> {
  if (!process.stdin.isTTY) return 'nobody'
  const answer = await ask(question, { input: process.stdin, output: process.stderr }, interrupt)
  return /^\s*y/i.test(answer) ? 'yes' : 'no'
}

/** What is typed shows nowhere. */
export async function askSecret(question: string, interrupt: () => void): Promise<string | undefined> {
  if (!process.stdin.isTTY) return undefined
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() })
  const answering = ask('', { input: process.stdin, output: nowhere, terminal: true, historySize: 0 }, interrupt)
  // Not before the terminal has stopped to show what is typed.
  process.stderr.write(question)
  const answer = await answering
  process.stderr.write('\n')
  return answer
}

/** Where the input ends before there is an answer, the answer is empty. */
async function ask(question: string, terminal: ReadLineOptions, interrupt: () => void): Promise<string> {
  const line = createInterface(terminal)
  line.once('SIGINT', interrupt)
  const ended = new Promise<string>((resolve) => {
    line.once('close', () => resolve(''))
  })
  try {
    return await Promise.race([line.question(question), ended])
  } finally {
    line.close()
  }
}
