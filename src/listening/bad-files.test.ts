/** Tables, workbooks and zips that are not what one would wish: read where they can be, refused in a sentence where not, and always soon. */
import { describe, expect, test } from 'vitest'
import { describeListens, importFiles, imported } from '../../test/support/import-texts.ts'
import { workbookBytes } from '../../test/support/workbook.ts'
import { zipBytes } from '../../test/support/zip.ts'

const HEADER = 'uts,utc_time,artist,artist_mbid,album,album_mbid,track,track_mbid'
const TABLE = `${HEADER}\n1620284700,x,"Boats, Paper",,Harbour,,Läntern,\n1620285000,x,Boats,,,,Jetty,\n`
const withDelimiter = (delimiter: string): string =>
  TABLE.replace(/"Boats, Paper"/, 'Boats Paper')
    .split(',')
    .join(delimiter)

async function titlesOf(content: string | Uint8Array): Promise<string[]> {
  return describeListens((await imported({ 'a.csv': content })).listens).map(({ title }) => title)
}

function utf16(text: string, { isBig = false, hasMark = true } = {}): Uint8Array {
  const bytes = Buffer.from(`${hasMark ? '\uFEFF' : ''}${text}`, 'utf16le')
  return isBig ? bytes.swap16() : bytes
}

/** The same zip of one file, which says that it is packed in another way. */
function withMethod(zip: Uint8Array, method: number): Uint8Array {
  const bytes = Buffer.from(zip)
  bytes.writeUInt16LE(method, 8)
  bytes.writeUInt16LE(method, bytes.indexOf('PK\u0001\u0002', 0, 'latin1') + 10)
  return bytes
}

describe('a table', () => {
  test.each([
    ['with a mark', `\uFEFF${TABLE}`],
    ['with carriage returns', TABLE.replaceAll('\n', '\r\n')],
    ['with carriage returns alone', TABLE.replaceAll('\n', '\r')],
    ['without a last newline', TABLE.trimEnd()],
    ['with blank lines', TABLE.replaceAll('\n', '\n\n')],
    ['with a line that names its delimiter', `sep=,\n${TABLE}`],
    ['with semicolons', withDelimiter(';')],
    ['with tabs', withDelimiter('\t')],
    ['with bars', withDelimiter('|')],
    ['in UTF-16', utf16(TABLE)],
    ['in UTF-16 with the high byte first', utf16(TABLE, { isBig: true })],
    ['in UTF-16 without a mark', utf16(TABLE, { hasMark: false })],
    ['in the older encoding of Windows', Buffer.from(TABLE, 'latin1')],
    ['in the older encoding of Windows, with semicolons', Buffer.from(withDelimiter(';'), 'latin1')],
    ['with its columns in another order', 'track,uts,artist\nLäntern,1620284700,Boats\nJetty,1620285000,Boats\n'],
  ])('%s is read', async (_, content) => {
    expect(await titlesOf(content)).toEqual(['Läntern', 'Jetty'])
  })

  test('whose seconds a spreadsheet has rounded is read by the minutes that stand beside them', async () => {
    const { listens } = await imported({ 'a.csv': `${HEADER}\n1.62E+09,"06 May 2021, 07:05",Boats,,Harbour,,Lantern,\n` })
    expect(describeListens(listens)).toMatchObject([{ start: '2021-05-06T07:05:00.000Z' }])
  })

  test('in UTF-8 with a damaged letter keeps all its other letters', async () => {
    const bytes = Buffer.from(TABLE.replace('Jetty', 'Jetty @ Übersee, Östlich'.replace(',', '')))
    bytes[bytes.indexOf('@')] = 0xe4
    expect(await titlesOf(bytes)).toEqual(['Läntern', 'Jetty \uFFFD Übersee Östlich'])
  })

  test('with artists whose names begin with the sign of a remark loses none of their rows', async () => {
    const bare = '#1 Paper,Harbour,Jetty,14 Jul 2017 02:50\nBoats,Harbour,Lantern,14 Jul 2017 02:40\n'
    expect(await titlesOf(bare)).toEqual(['Lantern', 'Jetty'])
    expect(await titlesOf('#1 Paper,Harbour,Jetty,14 Jul 2017 02:50\n')).toEqual(['Jetty'])
    const log = '#AUDIOSCROBBLER/1.1\n#TZ/UTC\n#CLIENT/Player, one, two\n#1 Paper\tHarbour\tJetty\t1\t200\tL\t1500000000\t\n'
    expect(await titlesOf(log)).toEqual(['Jetty'])
    const remarked = `# made by hand, on a, day\nuts,artist,track\n1620284700,#1 Paper,Lantern\n1620285000,Boats,#jetty\n`
    expect(await titlesOf(remarked)).toEqual(['Lantern', '#jetty'])
  })

  test('with a quote that opens and never closes costs one row, however long the rest is', async () => {
    const rows = Array.from({ length: 5_000 }, (_, i) => `${1_620_284_700 + i * 300},x,Boats,,,,Song ${i},`)
    rows[10] = '1620287700,x,"Boats,,,,Broken,'
    const { reconciliation } = await imported({ 'a.csv': [HEADER, ...rows].join('\n') })
    expect(reconciliation.rows).toMatchObject({ read: 5_000, listens: 4_999, rejected: 1 })
    expect(reconciliation.rejections).toMatchObject([{ reason: 'malformed', examples: [{ line: 12 }] }])
  })

  test('of nothing but opened quotes ends soon', async () => {
    const result = await importFiles({ 'a.csv': `${HEADER}\n${'"x,'.repeat(1_000_000)}` })
    expect(result.kind).toBe('nothingUsable')
  })

  test('with a row of a megabyte costs that row', async () => {
    const { reconciliation } = await imported({ 'a.csv': `${HEADER}\n${'x'.repeat(1_000_000)}\n1620285000,x,Boats,,,,Jetty,\n` })
    expect(reconciliation.rows).toMatchObject({ listens: 1, rejected: 1 })
  })
})

describe('a workbook', () => {
  const DEEZER = ['Song Title', 'Artist', 'ISRC', 'Album Title', 'Listening Time', 'Platform Name', 'Platform Model', 'Date']
  const ROW = ['Lantern', 'Boats', '', '', 180, 'Web', '', '2021-05-06 07:05:00']
  const sheets = [{ name: '10_listeningHistory', rows: [DEEZER, ROW] }]

  test('in a zip is read', async () => {
    const zip = await zipBytes([{ path: 'export/data.xlsx', parts: [await workbookBytes(sheets)] }])
    expect((await imported({ 'x.zip': zip })).reconciliation.files.map(({ path }) => path)).toEqual([
      'x.zip/export/data.xlsx/10_listeningHistory',
    ])
  })

  test.each([
    ['entities that grow', (xml: string) => xml.replace('<worksheet', '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><worksheet')],
    ['tags that do not match', (xml: string) => xml.replace('</row>', '</cell>')],
    ['a text without an end', (xml: string) => xml.replace('</sheetData>', `<row><c><v>${'x'.repeat(3_000_000)}`)],
  ])('with %s is a sentence', async (_, spoil) => {
    const result = await importFiles({ 'x.xlsx': await workbookBytes(sheets, { spoil }) })
    const problems = result.kind === 'imported' ? result.reconciliation.problems : result.problems
    expect(problems[0]!.code).toBe('badSheet')
    expect(problems[0]!.message).toMatch(/^x\.xlsx\/10_listeningHistory is a workbook whose sheets cannot be read\.$/)
  })

  test('with a million blank cells beside its rows costs no memory for them', async () => {
    const spoil = (xml: string): string => xml.replace('</row>', '<c r="ZZZ1"><v>1</v></c></row>')
    expect((await imported({ 'x.xlsx': await workbookBytes(sheets, { spoil }) })).reconciliation.rows.listens).toBe(1)
  })

  test('that says how its texts are spoken is read as it is written', async () => {
    const spoil = (xml: string): string =>
      xml.replace('<t>Lantern</t>', '<r><t>灯</t></r><r><t>籠</t></r><rPh sb="0" eb="2"><t>トウロウ</t></rPh>')
    const bytes = await workbookBytes(sheets, { inline: true, spoil })
    expect(await titlesOf(bytes)).toEqual(['灯籠'])
  })

  test('of something else says what it is', async () => {
    const result = await importFiles({ 'x.xlsx': await workbookBytes([{ name: 'Budget', rows: [['Rent', 800]] }]) })
    expect(result.kind === 'nothingUsable' && result.problems[0]!.message).toContain('a sheet of a workbook, no listening')
  })
})

describe('zips in zips', () => {
  async function nested(depth: number): Promise<Uint8Array> {
    let bytes: Uint8Array = new TextEncoder().encode(TABLE)
    for (let i = 0; i < depth; i++) bytes = await zipBytes([{ path: i === 0 ? 'a.csv' : 'inner.zip', parts: [bytes] }])
    return bytes
  }

  test.each([1, 2, 3])('%i deep are read', async (depth) => {
    expect((await imported({ 'x.zip': await nested(depth) })).reconciliation.rows.listens).toBe(2)
  })

  test('deeper than any package are refused', async () => {
    const result = await importFiles({ 'x.zip': await nested(4) })
    expect(result.kind === 'nothingUsable' && result.problems[0]).toMatchObject({
      code: 'nestedTooDeep',
      path: 'x.zip/inner.zip/inner.zip/inner.zip',
    })
  })

  test.each([
    ['packed in another way', (zip: Uint8Array) => withMethod(zip, 12), 'unknownCompression'],
    ['cut off', (zip: Uint8Array) => zip.slice(0, zip.length / 2), 'unreadableZip'],
  ])('%s say only that, and nothing of files that nobody could see', async (_, damage, code) => {
    const result = await importFiles({ 'a.zip': damage(await zipBytes([{ path: 'h.csv', parts: [TABLE] }])) })
    expect(result.kind === 'nothingUsable' && result.problems.map((problem) => problem.code)).toEqual([code])
  })

  test('of which one is damaged cost nothing to the files beside it', async () => {
    const whole = await nested(1)
    const zip = await zipBytes([
      { path: 'broken.zip', parts: [whole.slice(0, 80)] },
      { path: 'good.zip', parts: [whole] },
    ])
    const { reconciliation } = await imported({ 'x.zip': zip })
    expect(reconciliation.rows.listens).toBe(2)
    expect(reconciliation.problems).toMatchObject([{ code: 'unreadableZip', path: 'x.zip/broken.zip' }])
  })
})

test.each([
  ['gzip', [0x1f, 0x8b, 8, 0]],
  ['7-Zip', [0x37, 0x7a, 0xbc, 0xaf]],
  ['RAR', [0x52, 0x61, 0x72, 0x21]],
])('an archive of %s says to unpack it', async (name, magic) => {
  const result = await importFiles({ 'takeout.bin': Uint8Array.from([...magic, ...Array.from({ length: 40 }, () => 7)]) })
  const [problem] = result.kind === 'nothingUsable' ? result.problems : []
  expect(problem?.message).toMatch(new RegExp(`${name}.*; unpack it and give what is in it`))
})

test('JSON with its list below a key may hold anything around it', async () => {
  const rows = '{"artist":"Boats","track":"Jetty","album":"","date":1620285000000}'
  const text = `{"username":"a [ \\" track","other":[[{"scrobbles":"no"}],{}],"__proto__":{"x":1},"scrobbles" : [ ${rows} , ${rows.replace('Jetty', 'Lantern')} ],"after":{"date":1}}`
  expect(await titlesOf(text)).toEqual(['Jetty', 'Lantern'])
})
