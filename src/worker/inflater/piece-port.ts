/** Pieces of bytes from one worker to another: so many ahead and no more, since whoever reads may be slower than whoever sends. */

type ToReader =
  | { readonly kind: 'pieces'; readonly pieces: readonly Uint8Array<ArrayBuffer>[] }
  | { readonly kind: 'end' }
  | { readonly kind: 'failed' }
type ToSender = 'taken' | 'stopped'

/** The pieces could not be had; what went wrong is known to their sender. */
export class PiecesFailedError extends Error {
  override readonly name = 'PiecesFailedError' as const
}

export interface Sending {
  /** Pieces travel together until they are so large, since a message costs more than a small piece. */
  readonly batchBytes: number
  /** How many batches the reader may lag behind. */
  readonly aheadMax: number
}

/** Hands the pieces over, their memory with them. Rejects with what the pieces reject with; a reader that stops early ends them. */
export async function sendPieces(
  port: MessagePort,
  pieces: AsyncIterable<Uint8Array<ArrayBuffer>>,
  { batchBytes, aheadMax }: Sending,
): Promise<void> {
  const replies = new Mailbox<ToSender>(port)
  const send = (message: ToReader, transfer: Transferable[] = []): void => port.postMessage(message, transfer)
  let ahead = 0
  let batch: Uint8Array<ArrayBuffer>[] = []
  let gatheredBytes = 0
  const sendBatch = (): void => {
    send(
      { kind: 'pieces', pieces: batch },
      batch.map(({ buffer }) => buffer),
    )
    ahead++
    batch = []
    gatheredBytes = 0
  }
  try {
    for await (const piece of pieces) {
      batch.push(piece)
      gatheredBytes += piece.length
      if (gatheredBytes < batchBytes) continue
      while (ahead >= aheadMax || replies.hasMail) {
        if ((await replies.next()) === 'stopped') return
        ahead--
      }
      sendBatch()
    }
    sendBatch()
    send({ kind: 'end' })
  } catch (error) {
    // What came before the fault is good.
    sendBatch()
    send({ kind: 'failed' })
    throw error
  }
}

/** The pieces that the other end sends. Rejects with PiecesFailedError. */
export async function* receivePieces(port: MessagePort): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const mail = new Mailbox<ToReader>(port)
  const reply = (message: ToSender): void => port.postMessage(message)
  try {
    for (let message = await mail.next(); message.kind !== 'end'; message = await mail.next()) {
      if (message.kind === 'failed') throw new PiecesFailedError()
      reply('taken')
      yield* message.pieces
    }
  } finally {
    reply('stopped')
    port.close()
  }
}

/** Messages in the order of their coming, for one who waits. */
class Mailbox<Message> {
  private readonly messages: Message[] = []
  private waiting: ((message: Message) => void) | undefined

  constructor(port: MessagePort) {
    port.addEventListener('message', ({ data }: MessageEvent<Message>) => {
      const { waiting } = this
      this.waiting = undefined
      if (waiting === undefined) this.messages.push(data)
      else waiting(data)
    })
    port.start()
  }

  get hasMail(): boolean {
    return this.messages.length > 0
  }

  next(): Promise<Message> {
    const message = this.messages.shift()
    return message === undefined ? new Promise((resolve) => (this.waiting = resolve)) : Promise.resolve(message)
  }
}
