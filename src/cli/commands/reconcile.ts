/** `chorus reconcile`: what became of every row, on the terminal or as JSON. */
import type { Problem, Reconciliation } from '../../contract/reconciliation.ts'
import type { Command } from '../command.ts'
import { complainOfUsage } from '../complaint.ts'
import { EXIT } from '../exit-codes.ts'
import { parseFlags } from '../flags.ts'
import { FILES_USAGE, MERGE_FLAG, readHistory } from '../read-history.ts'
import { safeJson } from '../safe-text.ts'

const FLAGS = {
  json: { type: 'boolean', says: 'Prints the whole account as one JSON object.' },
  zone: { type: 'string', value: 'ZONE', says: 'Local time of this zone, for example Europe/Berlin (default: this computer’s).' },
  ...MERGE_FLAG,
} as const

export const reconcile: Command = {
  usage: 'FILE... [FLAGS]',
  about: [
    'Accounts for every row: read = listens + exact duplicates + merged + rejected, with the reasons and where to look.',
    FILES_USAGE,
  ],
  flags: FLAGS,
  examples: ['chorus reconcile my_spotify_data.zip', 'chorus reconcile old.zip new.zip --json'],
  async run(args, context) {
    const parsed = parseFlags('reconcile', FLAGS, args)
    if (parsed.kind === 'wrong') return complainOfUsage(context, parsed)
    const history = await readHistory(
      { command: 'reconcile', paths: parsed.positionals, zone: parsed.values.zone, keepApart: parsed.values['keep-apart'] },
      context,
    )
    if (history.kind === 'ended') return history.exitCode
    const account = withProblems(history.reconciliation, history.passedOver)
    if (parsed.values.json === true) context.stdout.write(`${safeJson(account)}\n`)
    else {
      const { reconcilePage } = await import('../reconcile-page.ts')
      context.stdout.write(reconcilePage(account, context))
    }
    return EXIT.ok
  },
}

function withProblems(account: Reconciliation, passedOver: readonly Problem[]): Reconciliation {
  return { ...account, problems: [...passedOver, ...account.problems] }
}
