/** Puts a server together over the collective of a demonstration, for this computer alone, with doors that need no key. */
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { nodeClock } from '../../adapters/node-effects.ts'
import type { DemoSite } from '../../contract/demo.ts'
import { urlOf } from '../config.ts'
import { keepInOrder, once, runServer } from '../run.ts'
import { openCollective } from '../engines/main.ts'
import { DOORS_PATH, doorsOf } from './doors.ts'

/** The build puts the pages beside the folder of this program. */
const WEB_ROOT = join(dirname(fileURLToPath(import.meta.url)), '../web')
/** Beside this program, too. */
const PROOF_PROGRAM = new URL('./proof-worker.js', import.meta.url)
/** Never another: whoever reaches the doors can go in. */
const HOST = '127.0.0.1'

/** Runs until a signal ends it, and closes the engines. */
export async function serveDemonstration({ dataDir, port, people, onReady }: DemoSite): Promise<void> {
  const origin = urlOf(HOST, port)
  const collective = once(async () =>
    keepInOrder(
      await openCollective({ dataDir, origin, databaseUrl: null, clickhouseUrl: null, isDemonstration: true, proofProgram: PROOF_PROGRAM }),
    ),
  )
  await collective()
  await runServer({
    webRoot: WEB_ROOT,
    config: { host: HOST, port, proxies: 0 },
    origin,
    clock: nodeClock,
    collective,
    before: doorsOf({ people, origin, effects: async () => (await collective()).effects }),
    onReady: (url) => onReady(`${url}${DOORS_PATH}`),
  })
}
