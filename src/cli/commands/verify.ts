/** `chorus verify`: checks a release as a buyer would, one sentence a check. */
import { verifyRelease } from '../../app/verify-release.ts'
import type { Verification, VerificationCheck } from '../../contract/manifest.ts'
import type { Command } from '../command.ts'
import { complain, complainOfUsage } from '../complaint.ts'
import type { CliContext } from '../context.ts'
import { EXIT } from '../exit-codes.ts'
import { parseFlags, wrongUsage } from '../flags.ts'
import { wrapText } from '../layout.ts'
import { pageOn } from '../page.ts'
import type { Paint } from '../paint.ts'
import { safeJson, safeText } from '../safe-text.ts'
import { plural } from '../words.ts'

const FLAGS = {
  json: { type: 'boolean', says: 'Prints all checks as one JSON object.' },
  key: { type: 'string', value: 'KEY', says: 'The public key that the collective publishes; the signature must be by it.' },
} as const

/** An Ed25519 public key as the manifest spells it. */
const KEY = /^[0-9a-f]{64}$/

export const verify: Command = {
  usage: 'DIR [FLAGS]',
  about: [
    'Checks a release from its folder alone: every file against the signed manifest, and the manifest against the',
    'proposal that members voted for. Exits with 1 when any check fails.',
  ],
  flags: FLAGS,
  examples: ['chorus verify ./release', 'chorus verify ./release --key 3b6a27bc... --json'],
  async run(args, context) {
    const parsed = parseFlags('verify', FLAGS, args)
    if (parsed.kind === 'wrong') return complainOfUsage(context, parsed)
    const [path, ...more] = parsed.positionals
    if (path === undefined || more.length > 0) return complainOfUsage(context, wrongUsage('verify', 'chorus verify takes one folder.'))
    const key = parsed.values.key?.toLowerCase()
    if (key !== undefined && !KEY.test(key)) {
      return complainOfUsage(context, wrongUsage('verify', 'A public key is 64 hexadecimal digits.'))
    }
    const folder = await context.openFolder(path)
    if (folder === undefined) {
      complain(context, `There is no folder ${path}.`, 'Name the folder that holds manifest.json.')
      return EXIT.refused
    }
    const verification = await verifyRelease(await context.verification(), { folder, publicKey: key })
    context.stdout.write(parsed.values.json === true ? `${safeJson(verification)}\n` : page(verification, context))
    return verification.holds ? EXIT.ok : EXIT.refused
  },
}

function page({ release, holds, checks }: Verification, context: CliContext): string {
  const { width, paint } = pageOn(context)
  const failed = checks.filter((check) => !check.holds).length
  const verdict = holds ? paint.heading('Every check holds.') : paint.alarm(`${failed} of ${plural(checks.length, 'check')} failed.`)
  const lines = checks.flatMap((check) =>
    wrapText(safeText(check.sentence), width - MARK_WIDTH).map(
      (line, index) => `${index === 0 ? markOf(check, paint) : ' '.repeat(MARK_WIDTH)}${line}`,
    ),
  )
  return `${[...(release === null ? [] : [paint.heading(`Release ${safeText(release)}`)]), ...lines, '', verdict].join('\n')}\n`
}

const MARK_WIDTH = 6

function markOf({ holds }: VerificationCheck, paint: Paint): string {
  return holds ? paint.accent('ok    ') : paint.alarm('FAIL  ')
}
