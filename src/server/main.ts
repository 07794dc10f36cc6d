/** Puts the server together and runs it until it is told to stop. */
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { nodeClock, nodeHasher } from '../adapters/node-effects.ts'
import { inviteFounder } from '../app/people/invite.ts'
import { parseCollectiveConfig } from './collective-config.ts'
import { parseConfig, urlOf } from './config.ts'
import type { OpenCollective } from './engines/main.ts'
import { complain, keepInOrder, EXIT, once, runServer } from './run.ts'

/** The build puts the pages beside the folder of this program. */
const WEB_ROOT = join(dirname(fileURLToPath(import.meta.url)), '../web')

/** Beside this program, too. */
const PROOF_PROGRAM = new URL('./proof-worker.js', import.meta.url)

async function main(): Promise<void> {
  const parsed = parseConfig(process.env)
  if (parsed.kind === 'wrong') return complain(EXIT.usage, parsed.message, parsed.hint)
  const collectiveConfig = parseCollectiveConfig(process.env, {
    localUrl: urlOf(parsed.config.host, parsed.config.port),
    sha256: (bytes) => nodeHasher.sha256(bytes),
  })
  if (collectiveConfig.kind === 'wrong') return complain(EXIT.usage, collectiveConfig.message, collectiveConfig.hint)
  const { origin } = collectiveConfig.config
  const collective = once(async () => {
    const { openCollective } = await import('./engines/main.ts')
    return keepInOrder(await openCollective({ ...collectiveConfig.config, proofProgram: PROOF_PROGRAM }))
  })
  await runServer({
    webRoot: WEB_ROOT,
    config: parsed.config,
    origin,
    clock: nodeClock,
    collective,
    onReady: (url) => {
      process.stdout.write(`Chorus is ready: ${url}\n`)
      // The pages are there at once; the engines of the collective open while the first one is looked at.
      void keepCollective(collective, origin)
    },
  })
}

/** The token stands behind the `#`, so that it is sent to no server and stands in no log. */
function foundingHint(origin: string, token: string): string {
  return `To found a collective, open this link within a day; it works once: ${origin}/collective/set-up#${token}\n`
}

/** Opens the collective, and prints the link that founds it where nobody has. */
async function keepCollective(collective: () => Promise<OpenCollective>, origin: string): Promise<void> {
  try {
    const opened = await collective()
    const invitation = await inviteFounder(opened.effects)
    if (invitation !== undefined) process.stdout.write(foundingHint(origin, invitation.token))
  } catch (error) {
    const why = error instanceof Error ? error.name : 'unknown'
    process.stderr.write(`chorus: The collective's data could not be opened (${why}); the pages for listeners work without it.\n`)
  }
}

await main()
