/** Play rules: which listens of music count as a play. A rule is a way of looking; no listen is lost to it. */
import type { PlayRule } from '../contract/insights.ts'
import { FLAG, type Listens, MUSIC } from './listens.ts'
import { MS_PER_MINUTE, MS_PER_SECOND } from '../shared/time.ts'

/** Gives 1 for every row that passes the rule, whatever its kind, and 0 for the others. */
type Judge = (listens: Listens) => Uint8Array

interface RuleRow {
  readonly sentence: string
  readonly judge: Judge
}

const PLAY_MS_MIN = 30 * MS_PER_SECOND
const LONG_PLAY_MS_MIN = 4 * MS_PER_MINUTE

export const DEFAULT_PLAY_RULE = 'thirtySeconds' satisfies PlayRule

/** Every rule with the sentence that states it, in the order in which they are shown side by side. */
export const PLAY_RULES = {
  /** The rule by which streaming services count a stream and pay for it. */
  thirtySeconds: {
    sentence: 'A play lasts at least 30 seconds.',
    judge: (listens) => judgeRows(listens, (row) => listens.msPlayed[row]! >= PLAY_MS_MIN),
  },
  /** The rule of scrobbling: https://www.last.fm/api/scrobbling#when-is-a-scrobble-a-scrobble */
  halfOrFourMinutes: {
    sentence:
      'A play lasts at least four minutes, or half of the track if the track is longer than 30 seconds; the longest time you ever heard a track stands for its length.',
    judge: judgeByLength,
  },
  trackDone: {
    sentence: 'A play runs to the end of the track, as the service recorded it.',
    judge: judgeByReason,
  },
  everything: {
    sentence: 'Every listen of music is a play, however short.',
    judge: (listens) => new Uint8Array(listens.count).fill(1),
  },
} as const satisfies Record<PlayRule, RuleRow>

/** In the order in which they are shown. */
export const PLAY_RULE_NAMES = ['thirtySeconds', 'halfOrFourMinutes', 'trackDone', 'everything'] as const satisfies readonly PlayRule[]

/**
 * Exports do not give the length of a track. The longest listen of it is never far above the length (a listen ends with
 * the track) and reaches it as soon as the track was heard through once. Until then the estimate is too short and the rule
 * too generous, which the bound of 30 seconds keeps from turning every short skip into a play. It is taken over the whole
 * table, so that a listen does not become a play by choosing another period.
 */
function judgeByLength(listens: Listens): Uint8Array {
  const lengthMs = longestHeardMs(listens)
  return judgeRows(listens, (row) => {
    const msPlayed = listens.msPlayed[row]!
    if (msPlayed >= LONG_PLAY_MS_MIN) return true
    // An estimate cannot show that less than half was heard; sources without times keep this very rule before they record.
    if ((listens.flags[row]! & FLAG.playedEstimated) !== 0) return msPlayed >= PLAY_MS_MIN
    const trackMs = lengthMs[listens.items.track[listens.item[row]!]!]!
    return trackMs > PLAY_MS_MIN && msPlayed * 2 >= trackMs
  })
}

function longestHeardMs(listens: Listens): Uint32Array {
  const longestMs = new Uint32Array(listens.tracks.title.length)
  for (let row = 0; row < listens.count; row++) {
    const track = listens.items.track[listens.item[row]!]!
    const msPlayed = listens.msPlayed[row]!
    if (msPlayed > longestMs[track]!) longestMs[track] = msPlayed
  }
  return longestMs
}

function judgeByReason(listens: Listens): Uint8Array {
  const done = listens.reasons.indexOf('trackdone')
  return judgeRows(listens, (row) => listens.reasonEnd[row] === done)
}

function judgeRows(listens: Listens, isPlay: (row: number) => boolean): Uint8Array {
  const mask = new Uint8Array(listens.count)
  for (let row = 0; row < listens.count; row++) if (isPlay(row)) mask[row] = 1
  return mask
}

/** Marks with 1 every row of the table that is music and a play under the rule. */
export function playMask(listens: Listens, rule: PlayRule): Uint8Array {
  const mask = PLAY_RULES[rule].judge(listens)
  for (let row = 0; row < listens.count; row++) {
    if (listens.kind[row] !== MUSIC) mask[row] = 0
  }
  return mask
}

/** Counts the plays under every rule side by side, which tells why two programs give two numbers. */
export function playsByRule(listens: Listens): { rule: PlayRule; sentence: string; plays: number }[] {
  return PLAY_RULE_NAMES.map((rule) => ({
    rule,
    sentence: PLAY_RULES[rule].sentence,
    plays: playMask(listens, rule).reduce((plays, isPlay) => plays + isPlay, 0),
  }))
}
