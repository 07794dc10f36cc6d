/** The few styles of the terminal pages, and when not to use them. */
import { styleText } from 'node:util'
import type { CliContext, Output } from './context.ts'

type Style = (text: string) => string

export interface Paint {
  readonly heading: Style
  readonly accent: Style
  readonly quiet: Style
  readonly alarm: Style
}

const PLAIN: Paint = { heading: same, accent: same, quiet: same, alarm: same }

const COLOURED: Paint = { heading: styled('bold'), accent: styled('cyan'), quiet: styled('dim'), alarm: styled('yellow') }

/** Colours for a terminal only; `NO_COLOR` (no-color.org) switches them off and `FORCE_COLOR` on. */
export function paintFor(output: Output, env: CliContext['env']): Paint {
  if (isSet(env['NO_COLOR'])) return PLAIN
  if (isSet(env['FORCE_COLOR'])) return env['FORCE_COLOR'] === '0' ? PLAIN : COLOURED
  return output.isTTY === true && env['TERM'] !== 'dumb' ? COLOURED : PLAIN
}

/** Tells whether bars can be drawn with block characters: not on a dumb terminal, and not where the locale has another character set. */
export function drawsBlocks(env: CliContext['env']): boolean {
  // POSIX: the first that is set decides. Where none is, as on Windows, terminals of today speak UTF-8.
  const locale = [env['LC_ALL'], env['LC_CTYPE'], env['LANG']].find(isSet)
  return env['TERM'] !== 'dumb' && (locale === undefined || /utf-?8/i.test(locale))
}

function isSet(value: string | undefined): boolean {
  return value !== undefined && value !== ''
}

function same(text: string): string {
  return text
}

function styled(style: 'bold' | 'cyan' | 'dim' | 'yellow'): Style {
  // Whether to style is decided above, for this output; Node would ask the standard output.
  return (text) => (text === '' ? '' : styleText(style, text, { validateStream: false }))
}
