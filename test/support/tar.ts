/** Small tar archives as Python's tarfile writes them, which makes the dumps: ustar headers, long names as pax or GNU records. */

export interface TarFile {
  readonly path: string
  readonly content: string | Uint8Array
}

export function tarOf(files: readonly TarFile[], longNames: 'pax' | 'gnu' = 'pax'): Uint8Array {
  const blocks = files.flatMap(({ path, content }) => {
    const bytes = Buffer.from(content)
    return [...(Buffer.byteLength(path) > 100 ? longName(path, longNames) : []), header(path, bytes.length, '0'), padded(bytes)]
  })
  return Buffer.concat([...blocks, Buffer.alloc(1024)])
}

function longName(path: string, kind: 'pax' | 'gnu'): readonly Buffer[] {
  if (kind === 'gnu') return [header('././@LongLink', Buffer.byteLength(path) + 1, 'L'), padded(Buffer.from(`${path}\0`))]
  const record = ` path=${path}\n`
  let length = Buffer.byteLength(record)
  while (Buffer.byteLength(`${length}${record}`) !== length) length += 1
  const content = Buffer.from(`${length}${record}`)
  return [header('././@PaxHeader', content.length, 'x'), padded(content)]
}

function padded(bytes: Buffer): Buffer {
  return Buffer.concat([bytes, Buffer.alloc((512 - (bytes.length % 512)) % 512)])
}

function header(path: string, size: number, type: string): Buffer {
  const block = Buffer.alloc(512)
  block.write(Buffer.from(path).subarray(0, 100).toString('latin1'), 0, 'latin1')
  block.write('0000644\0', 100)
  block.write('0000000\0', 108)
  block.write('0000000\0', 116)
  block.write(`${size.toString(8).padStart(11, '0')}\0`, 124)
  block.write('14000000000\0', 136)
  block.write('        ', 148)
  block.write(type, 156)
  block.write('ustar\x0000', 257)
  const sum = block.reduce((total, byte) => total + byte, 0)
  block.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148)
  return block
}
