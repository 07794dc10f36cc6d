/** Makes ballots in processes of their own, one for each core, because the prover does not run in threads of Node. */
import { fork, type ChildProcess } from 'node:child_process'
import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import type { BallotMaker, BallotOrder } from '../../app/ports/ballot-maker.ts'
import type { SecretBallot } from '../../contract/ballot.ts'
import { assert } from '../../shared/assert.ts'

/** What a process is sent; the roll only when it is another than the one before. */
export interface ToBallotProcess extends Omit<BallotOrder, 'roll'> {
  readonly roll: readonly string[] | null
}

/** Null for somebody who is not on the roll. */
export type FromBallotProcess = { readonly ballot: SecretBallot | null } | { readonly fault: string }

export class BallotProcessError extends Error {
  override readonly name = 'BallotProcessError' as const
}

interface Waiting {
  readonly order: BallotOrder
  readonly resolve: (ballot: SecretBallot | undefined) => void
  readonly reject: (error: Error) => void
}

/** `program`: the built `ballot-process.ts`. Processes start when the first ballots are asked for, and end with this one. */
export function openBallotMaker(program: URL): BallotMaker {
  const atOnce = Math.max(1, availableParallelism())
  const queue: Waiting[] = []
  const processes: BallotProcess[] = []
  const serve = (): void => {
    while (queue.length > 0) {
      const free = processes.find(({ isFree }) => isFree) ?? (processes.length < atOnce ? started() : undefined)
      const next = free && queue.shift()
      if (free === undefined || next === undefined) return
      void free.make(next.order).then(next.resolve, next.reject).finally(serve)
    }
  }
  const started = (): BallotProcess => {
    const process = new BallotProcess(program)
    processes.push(process)
    return process
  }
  return {
    atOnce,
    make: (order) =>
      new Promise((resolve, reject) => {
        queue.push({ order, resolve, reject })
        serve()
      }),
    close: async () => {
      await Promise.all(processes.splice(0).map((process) => process.end()))
    },
  }
}

class BallotProcess {
  private readonly child: ChildProcess
  private readonly ended: Promise<void>
  private roll: readonly string[] | null = null
  isFree = true

  constructor(program: URL) {
    // Its own channel and the errors of this process: secrets travel by neither arguments nor the environment.
    this.child = fork(fileURLToPath(program), [], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
    this.ended = new Promise((resolve) => this.child.once('exit', () => resolve()))
  }

  make({ roll, ...order }: BallotOrder): Promise<SecretBallot | undefined> {
    assert(this.isFree, 'a process makes one ballot at a time')
    this.isFree = false
    const message: ToBallotProcess = { ...order, roll: roll === this.roll ? null : roll }
    this.roll = roll
    return new Promise<SecretBallot | undefined>((resolve, reject) => {
      const onExit = (): void => reject(new BallotProcessError('a process that makes ballots has ended'))
      this.child.once('exit', onExit)
      this.child.once('message', (answer: FromBallotProcess) => {
        this.child.off('exit', onExit)
        if ('fault' in answer) reject(new BallotProcessError(answer.fault))
        else resolve(answer.ballot ?? undefined)
      })
      this.child.send(message)
    }).finally(() => {
      this.isFree = this.child.connected
    })
  }

  async end(): Promise<void> {
    if (this.child.connected) this.child.disconnect()
    await this.ended
  }
}
