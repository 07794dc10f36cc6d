/** Written times: as real exports write them, in every language that the platform writes, and never a guess where two months are possible. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { MS_PER_HOUR } from './time.ts'
import { WrittenTimeReader } from './written-time.ts'

const utcOf = (text: string, examples: readonly string[] = [text]): string | undefined => {
  const written = new WrittenTimeReader(examples).parse(text)
  return written && new Date(written.localMs - (written.offsetsMs[0] ?? 0)).toISOString().replace('.000', '')
}

test.each([
  ['Nov 5, 2025, 1:34:47\u202FAM CET', '2025-11-05T00:34:47Z'],
  ['Nov 5, 2025, 12:04:47 PM EST', '2025-11-05T17:04:47Z'],
  ['Nov 5, 2025, 12:04:47 AM GMT+05:30', '2025-11-04T18:34:47Z'],
  ['5 Nov 2025, 01:34:47 GMT', '2025-11-05T01:34:47Z'],
  ['05.11.2025, 01:34:47 MEZ', '2025-11-05T00:34:47Z'],
  ['11.05.2025, 01:34:47 MESZ', '2025-05-10T23:34:47Z'],
  ['5 nov 2025, 1:34:47 CET', '2025-11-05T00:34:47Z'],
  ['5 nov 2025, 1:34:47 p. m. GMT-6', '2025-11-05T19:34:47Z'],
  ['5 nov. 2025, 01:34:47 UTC+1', '2025-11-05T00:34:47Z'],
  ['5 nov. 2025 à 01:34:47 CET', '2025-11-05T00:34:47Z'],
  ['5 de nov. de 2025, 01:34:47 BRT', '2025-11-05T04:34:47Z'],
  ['5 нояб. 2025 г., 01:34:47 MSK', '2025-11-04T22:34:47Z'],
  ['5. nov. 2025 01.34.47 CET', '2025-11-05T00:34:47Z'],
  ['5.11.2025 klo 1.34.47 EET', '2025-11-04T23:34:47Z'],
  ['2025. 11. 5. 오후 1:34:47 KST', '2025-11-05T04:34:47Z'],
  ['2025/11/05 1:34:47 JST', '2025-11-04T16:34:47Z'],
  ['2025年11月5日 GMT+8 01:34:47', '2025-11-04T17:34:47Z'],
  ['5 thg 11, 2025, 01:34:47 GMT+7', '2025-11-04T18:34:47Z'],
  ['5 พ.ย. 2568 01:34:47 GMT+07:00', '2025-11-04T18:34:47Z'],
  ['29/2/2567 01:34:47 GMT+7', '2024-02-28T18:34:47Z'],
  ['٥ نوفمبر ٢٠٢٥، ١:٣٤:٤٧ م UTC', '2025-11-05T13:34:47Z'],
])('%s', (text, utc) => {
  expect(utcOf(text)).toBe(utc)
})

test.each(['', 'yesterday', '5 Nov 2025', '31 Nov 2025, 01:34:47 UTC', '5 Nov 2025, 25:34:47 UTC', '13/13/2025 01:34:47', '1:34:47 UTC'])(
  '"%s" is no time',
  (text) => {
    expect(utcOf(text)).toBeUndefined()
  },
)

test('a word that is October here and November there is read as the file shows, and otherwise not at all', () => {
  const text = '5 lis 2025, 01:34:47 CET'
  expect(utcOf(text)).toBeUndefined()
  expect(utcOf(text, [text, '7 wrz 2025, 01:34:47 CEST'])).toBe('2025-11-05T00:34:47Z')
  expect(utcOf(text, [text, '7. kol 2025. 01:34:47 CEST'])).toBe('2025-10-05T00:34:47Z')
})

test('letters of several zones give all of them', () => {
  const { offsetsMs } = new WrittenTimeReader([]).parse('5 Nov 2025, 01:34:47 IST') ?? { offsetsMs: [] }
  expect(offsetsMs).toEqual([5.5 * MS_PER_HOUR, MS_PER_HOUR, 2 * MS_PER_HOUR])
  expect(new WrittenTimeReader([]).parse('5 Nov 2025, 01:34:47 XYZT')?.offsetsMs).toEqual([])
})

test('what the platform itself writes is read back, in every language', () => {
  const languages = [
    'en-US',
    'en-GB',
    'de',
    'es',
    'fr',
    'it',
    'pt-BR',
    'nl',
    'sv',
    'da',
    'nb',
    'fi',
    'pl',
    'cs',
    'hu',
    'ro',
    'el',
    'tr',
    'ru',
    'uk',
  ]
  const further = ['hr', 'bg', 'lt', 'lv', 'et', 'ca', 'id', 'vi', 'ja', 'ko', 'zh-CN', 'zh-TW', 'hi', 'ar-EG', 'he']
  const examples = (format: Intl.DateTimeFormat): string[] =>
    Array.from({ length: 12 }, (_, month) => format.format(Date.UTC(2024, month, 9, 8, 7, 6)))
  const instant = fc.integer({ min: Date.UTC(2015, 0, 1) / 1_000, max: Date.UTC(2030, 0, 1) / 1_000 })
  for (const language of [...languages, ...further]) {
    const format = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'medium', timeZone: 'UTC', calendar: 'gregory' })
    const reader = new WrittenTimeReader(examples(format))
    fc.assert(
      fc.property(instant, (seconds) => {
        const text = format.format(seconds * 1_000)
        expect({ text, ms: reader.parse(text)?.localMs }).toEqual({ text, ms: seconds * 1_000 })
      }),
      { numRuns: 40 },
    )
  }
})

test('any text gives a time or none', () => {
  const reader = new WrittenTimeReader([])
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
      const written = reader.parse(text)
      expect(written === undefined || Number.isInteger(written.localMs)).toBe(true)
    }),
  )
})
