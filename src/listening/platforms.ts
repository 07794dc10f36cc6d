/** Reduces what services write about a device to a family, so that no model of a device is kept. */
import { PLATFORM_FAMILIES, type PlatformFamily } from './listens.ts'
import type { TextTable } from './json/text-table.ts'

/** The first pattern that matches decides; what comes first is what names would otherwise hide ("Android-tablet" in a TV). */
const PATTERNS: readonly (readonly [RegExp, PlatformFamily])[] = [
  [/\b(tesla|android auto|carplay|car|automotive)\b|_car/i, 'car'],
  [/watch|wear ?os|garmin|fitbit/i, 'wearable'],
  [/xbox|playstation|\bps[345]\b|nintendo/i, 'console'],
  [/\btv\b|_tv|appletv|tvos|chromecast|roku|webos|tizen|firetv|\bcast\b/i, 'tv'],
  [/sonos|speaker|echo|alexa|google home|google_home|libspotify|bose|denon|yamaha|onkyo|cast_audio/i, 'speaker'],
  [/web_?player|webplayer|browser/i, 'web'],
  [/android/i, 'android'],
  [/\bios\b|iphone|ipad|ipod/i, 'ios'],
  [/windows|win32/i, 'windows'],
  [/os ?x|mac ?os|macintosh/i, 'macos'],
  [/linux|ubuntu/i, 'linux'],
]

function familyOf(platform: string): PlatformFamily {
  if (platform === '') return 'unknown'
  // Chorus's own export has reduced it already.
  const family = PLATFORM_FAMILIES.find((name) => name === platform)
  if (family !== undefined) return family
  return PATTERNS.find(([pattern]) => pattern.test(platform))?.[1] ?? 'other'
}

/** The family's code of a text id, worked out once per text. */
export class PlatformCodes {
  private readonly texts: TextTable
  private readonly codes = new Map<number, number>()

  constructor(texts: TextTable) {
    this.texts = texts
  }

  codeOf(textId: number): number {
    let code = this.codes.get(textId)
    if (code === undefined) {
      code = PLATFORM_FAMILIES.indexOf(familyOf(this.texts.textOf(textId)))
      this.codes.set(textId, code)
    }
    return code
  }
}
