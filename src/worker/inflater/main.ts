/** A worker that only inflates, so that one core unpacks what the other reads. */
import type { CompressedFormat } from '../../listening/index.ts'
import { inflate } from './inflate.ts'
import { receivePieces, sendPieces } from './piece-port.ts'

/** What to inflate: packed pieces come in by one port and unpacked ones leave by the other. */
export interface InflateOrder {
  readonly format: CompressedFormat
  readonly packed: MessagePort
  readonly unpacked: MessagePort
}

/** Four megabytes at most: enough that whoever reads never waits. */
const UNPACKED = { batchBytes: 1 << 20, aheadMax: 4 } as const

self.addEventListener('message', ({ data: { format, packed, unpacked } }: MessageEvent<InflateOrder>) => {
  // What fails here is told to the reader, who knows the file.
  sendPieces(unpacked, inflate(receivePieces(packed), format), UNPACKED).catch(() => undefined)
})

self.postMessage('ready')
