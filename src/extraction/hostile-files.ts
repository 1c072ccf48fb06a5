import { docxOf, odtOf, pdfOf, photoOf, pictureOf, zipOf } from './example-files.ts'
import { openZip } from './unzip.ts'

/** Files of every kind that is read, small and sound, from which hostile ones are made. */
export async function soundFiles(): Promise<readonly Uint8Array[]> {
  const mail =
    'From: a@example.org\r\nTo: b@example.org\r\nSubject: =?utf-8?Q?ma=C3=B1ana?=\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\nContent-Type: text/html\r\n\r\n<p>Lo llevaron</p>\r\n--x\r\nContent-Type: message/rfc822\r\n\r\nFrom: c@example.org\r\n\r\nx\r\n--x--\r\n'
  const contents = '{"resources":[{"path":"pages/pages.jsonl","hash":"sha256:00"}],"title":"x"}'
  const page = '{"format":"json-pages-1.0"}\n{"url":"https://diario.example/","title":"x","text":"El preso"}\n'
  return [
    pdfOf(['The prisoner was moved.\nHis lawyer was told.', 'Page two'], { author: 'Ana Duarte', image: photoOf(16, 12) }),
    pdfOf(['secret'], { password: 'x' }),
    await docxOf(['El preso fue trasladado.', '<w:p><w:ins w:author="X"><w:r><w:t>nuevo</w:t></w:r></w:ins></w:p>'], {
      'word/media/image1.png': pictureOf(4, 4).asPNG(),
    }),
    await odtOf('<text:h>Carta</text:h><text:p>El preso<text:s text:c="2"/>fue trasladado.</text:p>'),
    await zipOf({
      'datapackage.json': contents,
      'pages/pages.jsonl': page,
      'archive/data.warc': 'WARC/1.1\r\nWARC-Type: response\r\n\r\n',
    }),
    Buffer.from('<!doctype html><title>Diario</title><table><tr><td>a<td>b</table><p style="display:none">x</p><p>El preso'),
    Buffer.from('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><text x="1">Celda &amp; 4</text></svg>'),
    Buffer.from(mail),
    Buffer.from('El señor Muñoz fue trasladado a la prisión.', 'latin1'),
    Buffer.from('\ufeffЗаключённого перевели в больницу.', 'utf16le'),
    photoOf(24, 16, { turned: true }),
    pictureOf(16, 12).asPNG().slice(),
  ]
}

/** Numbers from 0 up to 1, always the same ones for a seed (mulberry32). */
export function drawing(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/**
 * A file made wrong in one to four ways: cut, doubled, filled, crossed with another, its numbers and words changed. Of an
 * archive, half of the time one of the files in it, so that what reads those gets to see it.
 */
export async function hostileFile(sound: readonly Uint8Array[], random: () => number): Promise<Uint8Array> {
  const file = pick(sound, random)
  if (file[0] !== 0x50 || random() < 0.5) return spoiled(file, sound, random)
  const parts: Record<string, Uint8Array> = {}
  for (const part of (await openZip(file, 10)).values()) parts[part.name] = await part.read()
  const name = pick(Object.keys(parts), random)
  return zipOf({ ...parts, [name]: spoiled(parts[name] ?? file, Object.values(parts), random) })
}

const pick = <T>(from: readonly T[], random: () => number): T => from[Math.floor(random() * from.length)] as T

function spoiled(sound: Uint8Array, others: readonly Uint8Array[], random: () => number): Uint8Array {
  let file = Buffer.from(sound)
  for (let times = 1 + Math.floor(random() * 4); times > 0; times -= 1) {
    const at = Math.floor(random() * (file.length + 1))
    const length = Math.floor(random() ** 3 * 200)
    file = pick(ways, random)({ file, at, length, random, other: Buffer.from(pick(others, random)) })
  }
  return file
}

type Wrong = { readonly file: Buffer; readonly at: number; readonly length: number; readonly random: () => number; readonly other: Buffer }

const telling = [0, 1, 0x7f, 0x80, 0xff, 0x20, 0x28, 0x3c, 0x5b]
const numbers = ['0', '-1', '4294967295', '2147483647', '99999999999999999999', '1e308', '0.0000001']

const ways: readonly ((wrong: Wrong) => Buffer<ArrayBuffer>)[] = [
  ({ file, at }) => Buffer.from(file.subarray(0, at)),
  ({ file, at, length }) => Buffer.concat([file.subarray(0, at), file.subarray(at + length)]),
  ({ file, at, length }) => Buffer.concat([file.subarray(0, at + length), file.subarray(at)]),
  ({ file, at, length, random }) =>
    Buffer.concat([file.subarray(0, at), Buffer.from(Array.from({ length }, () => random() * 256)), file.subarray(at)]),
  ({ file, at, random }) => changed(file, at, () => telling[Math.floor(random() * telling.length)] ?? 0),
  ({ file, at, random }) => changed(file, at, () => random() * 256),
  ({ file, random }) => {
    const copy = Buffer.from(file)
    for (let n = 0; n < 1 + file.length / 200; n += 1) copy[Math.floor(random() * copy.length)] = random() * 256
    return copy
  },
  ({ file, at, other }) => Buffer.concat([file.subarray(0, at), other]),
  ({ file, at, other }) => Buffer.concat([other.subarray(0, other.length / 2), file.subarray(at)]),
  ({ file, random }) =>
    Buffer.from(
      file
        .toString('latin1')
        .replaceAll(/\d+/g, (found) => (random() < 0.1 ? (numbers[Math.floor(random() * numbers.length)] ?? found) : found)),
      'latin1',
    ),
  ({ file, at, length }) => Buffer.concat([file.subarray(0, at), Buffer.from('<div>([<<'.repeat(length)), file.subarray(at)]),
]

function changed(file: Buffer, at: number, byte: () => number): Buffer<ArrayBuffer> {
  const copy = Buffer.from(file)
  for (let n = at; n < Math.min(at + 4, copy.length); n += 1) copy[n] = byte()
  return copy
}
