/** The devices of a listener, in the many spellings that exports have used over the years. */
import { type Random, weightedPicker } from './random.ts'

export interface Device {
  readonly platform: string
  readonly userAgent: string
}

const DEVICES: readonly { readonly from: number; readonly to: number; readonly weight: number; readonly platform: string }[] = [
  { from: 2008, to: 2013, weight: 6, platform: 'Windows 7 (6.1.7601; x64; SP1; S)' },
  { from: 2010, to: 2015, weight: 4, platform: 'iOS 7.1.2 (iPhone4,1)' },
  { from: 2012, to: 2016, weight: 3, platform: 'OS X 10.10.5 [x86 8]' },
  { from: 2013, to: 2018, weight: 8, platform: 'Android OS 6.0.1 API 23 (samsung, SM-G920F)' },
  { from: 2014, to: 2018, weight: 3, platform: 'Windows 10 (10.0.14393; x64)' },
  { from: 2015, to: 2022, weight: 1, platform: 'Partner google cast_tv;Chromecast;;' },
  { from: 2016, to: 2023, weight: 1, platform: 'Partner sonos_ppc Sonos;Play1' },
  { from: 2017, to: 2021, weight: 9, platform: 'Android OS 9 API 28 (samsung, SM-G950F)' },
  { from: 2018, to: 2023, weight: 4, platform: 'Windows 10 (10.0.19042; x64; AppX)' },
  { from: 2019, to: 2023, weight: 2, platform: 'web_player windows 10;chrome 96.0.4664.45;desktop' },
  { from: 2020, to: 2023, weight: 10, platform: 'Android OS 11 API 30 (samsung, SM-G973F)' },
  { from: 2019, to: 2023, weight: 2, platform: 'iOS 16.1 (iPhone12,1)' },
  { from: 2018, to: 2024, weight: 1, platform: 'Partner amazon_fireos Amazon;Echo_Dot;d2c1f2b3a4;;tpapi' },
  { from: 2019, to: 2024, weight: 1, platform: 'Partner playstation_ps4 Sony Computer Entertainment;PS4;;' },
  { from: 2021, to: 2026, weight: 1, platform: 'Linux [x86-64 0]' },
  { from: 2022, to: 2026, weight: 1, platform: 'Partner tesla_mcu3 Tesla;Model_3;;' },
  { from: 2021, to: 2026, weight: 1, platform: 'Partner webos_tv LGE;OLED55C1;;tpapi' },
  { from: 2023, to: 2026, weight: 14, platform: 'android' },
  { from: 2023, to: 2026, weight: 5, platform: 'ios' },
  { from: 2023, to: 2026, weight: 4, platform: 'windows' },
  { from: 2024, to: 2026, weight: 2, platform: 'osx' },
  { from: 2024, to: 2026, weight: 1, platform: 'Garmin;fenix7;wearable' },
]

/** The devices in use in a year; years outside the table use its nearest end. */
export function devicePicker(year: number): (random: Random) => Device {
  const known = Math.min(Math.max(year, 2008), 2026)
  const inUse = DEVICES.filter((device) => device.from <= known && known <= device.to)
  const devices = inUse.map(({ platform }) => ({ platform, userAgent: `synthetic-agent/1.0 (${platform.replace(/[;()]/g, ' ')})` }))
  const pick = weightedPicker(inUse.map((device) => device.weight))
  return (random) => devices[pick(random)] ?? { platform: 'unknown', userAgent: 'synthetic-agent/1.0' }
}
