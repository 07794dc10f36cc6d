/** `chorus start`: the server and its pages. */
import type { Command } from '../command.ts'
import { complainOfUsage } from '../complaint.ts'
import { EXIT } from '../exit-codes.ts'
import { parseFlags, wrongUsage } from '../flags.ts'

export const start: Command = {
  usage: '',
  about: [
    'Runs the server until Ctrl-C. Your files are read by the page in your browser and never sent to the server.',
    'PORT sets the port (3333 when not set), HOST the address to listen on (127.0.0.1: this computer only).',
    'Behind a proxy of your own, CHORUS_PROXIES=1 counts requests by who asked the proxy, and not all of them as one caller.',
  ],
  flags: {},
  examples: ['chorus start', 'PORT=8080 chorus start'],
  async run(args, context) {
    const parsed = parseFlags('start', {}, args)
    if (parsed.kind === 'wrong') return complainOfUsage(context, parsed)
    if (parsed.positionals.length > 0) return complainOfUsage(context, wrongUsage('start', 'chorus start takes no files.'))
    await context.startServer()
    return EXIT.ok
  },
}
