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
export function openBallotMaker(program: URL, atOnce = Math.max(1, availableParallelism())): BallotMaker {
  const queue: Waiting[] = []
  const processes = new Set<BallotProcess>()
  let isClosed = false
  const serve = (): void => {
    while (queue.length > 0) {
      const free = [...processes].find(({ isFree }) => isFree) ?? (processes.size < atOnce ? started() : undefined)
      const next = free && queue.shift()
      if (free === undefined || next === undefined) return
      void free.make(next.order).then(next.resolve, next.reject).finally(serve)
    }
  }
  const started = (): BallotProcess => {
    const process = new BallotProcess(program)
    processes.add(process)
    // Whatever ended it, another one takes its place when there is something to do.
    void process.ended.then(() => {
      processes.delete(process)
      serve()
    })
    return process
  }
  return {
    atOnce,
    make: (order) =>
      new Promise((resolve, reject) => {
        if (isClosed) return reject(new BallotProcessError(CLOSED))
        queue.push({ order, resolve, reject })
        return serve()
      }),
    close: async () => {
      isClosed = true
      for (const { reject } of queue.splice(0)) reject(new BallotProcessError(CLOSED))
      await Promise.all([...processes].map((process) => process.end()))
    },
  }
}

const CLOSED = 'no more ballots are made here'

class BallotProcess {
  readonly ended: Promise<void>
  private readonly child: ChildProcess
  private roll: readonly string[] | null = null
  private isBusy = false
  private isLost = false

  constructor(program: URL) {
    // Its own channel and the errors of this process: secrets travel by neither arguments nor the environment.
    this.child = fork(fileURLToPath(program), [], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
    this.ended = new Promise((resolve) => {
      const end = (): void => {
        this.isLost = true
        resolve()
      }
      this.child.once('exit', end)
      // One that could not be started never exits; one that cannot be spoken to any more is of no use either.
      this.child.once('disconnect', () => this.child.kill('SIGKILL'))
      this.child.on('error', () => {
        this.child.kill('SIGKILL')
        end()
      })
    })
  }

  get isFree(): boolean {
    return !this.isBusy && !this.isLost && this.child.connected
  }

  make({ roll, ...order }: BallotOrder): Promise<SecretBallot | undefined> {
    assert(this.isFree, 'a process makes one ballot at a time')
    this.isBusy = true
    const message: ToBallotProcess = { ...order, roll: roll === this.roll ? null : roll }
    this.roll = roll
    const over = this.ended.then((): never => {
      throw new BallotProcessError('a process that makes ballots has ended')
    })
    const answer = new Promise<SecretBallot | undefined>((resolve, reject) => {
      this.child.once('message', (said: FromBallotProcess) => {
        if ('fault' in said) reject(new BallotProcessError(said.fault))
        else resolve(said.ballot ?? undefined)
      })
      this.child.send(message, (error) => {
        if (error === null) return
        // The pipe may be known to be broken before the end of the process is: until then nobody else shall ask it.
        this.isLost = true
        this.child.kill('SIGKILL')
        reject(new BallotProcessError('a process that makes ballots cannot be asked', { cause: error }))
      })
    })
    return Promise.race([answer, over]).finally(() => {
      this.isBusy = false
    })
  }

  async end(): Promise<void> {
    if (this.child.connected) this.child.disconnect()
    await this.ended
  }
}
