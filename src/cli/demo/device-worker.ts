/** A thread that is the devices of all members, for whoever takes in what they hand in. */
import { parentPort } from 'node:worker_threads'
import { assert } from '../../shared/assert.ts'
import { filesOf, type DeviceOrder } from './devices.ts'

assert(parentPort !== null, 'this program runs in a thread')
const parent = parentPort

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- A port between threads is no window.
parent.on('message', (order: DeviceOrder) => parent.postMessage(filesOf(order)))
