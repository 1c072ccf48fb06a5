/** How a word may be written in bytes. */
export type Pattern = { readonly word: string; readonly encoding: string; readonly pattern: Buffer }

/** All ways in which a word is looked for: as people vary it, each as machines write it. Takes at least four characters. */
export function patternsOf(word: string): readonly Pattern[] {
  if (word.length < 4) throw new Error(`'${word}' is too short to be looked for: it would be found by chance`)
  const found = new Map<string, Pattern>()
  for (const [how, text] of variants(word))
    for (const [written, bytes] of encodings(text)) {
      const encoding = how === '' ? written : `${written}, ${how}`
      // What is nearly nothing would be found by chance.
      if (bytes.length >= 4 && !found.has(bytes.toString('hex'))) found.set(bytes.toString('hex'), { word, encoding, pattern: bytes })
    }
  return [...found.values()]
}

function variants(word: string): readonly (readonly [string, string])[] {
  const bare = word.normalize('NFD').replaceAll(/\p{M}/gu, '')
  const shapes = [
    ['', word],
    ['NFC', word.normalize('NFC')],
    ['NFD', word.normalize('NFD')],
    ['without spaces', word.replaceAll(/\s+/g, '')],
    ['without marks', bare],
    ['without marks and spaces', bare.replaceAll(/\s+/g, '')],
    ['reversed', Array.from(word).toReversed().join('')],
  ] as const
  return shapes.flatMap(([how, text]) => [
    [how, text] as const,
    [and(how, 'lower case'), text.toLowerCase()] as const,
    [and(how, 'upper case'), text.toUpperCase()] as const,
  ])
}

const and = (how: string, more: string): string => (how === '' ? more : `${how}, ${more}`)

function encodings(text: string): readonly (readonly [string, Buffer])[] {
  const utf8 = Buffer.from(text, 'utf8')
  const utf16 = Buffer.from(text, 'utf16le')
  const hex = utf8.toString('hex')
  const pairs = hex.match(/../g) ?? []
  const each = (change: (code: number, sign: string) => string): string =>
    Array.from(text)
      .map((sign) => (sign > '~' ? change(sign.codePointAt(0)!, sign) : sign))
      .join('')
  const all = (change: (code: number) => string): string =>
    Array.from(text)
      .map((sign) => change(sign.codePointAt(0)!))
      .join('')
  const escaped = (write: (unit: string) => string): string =>
    each((_, sign) => [...Array(sign.length).keys()].map((at) => write(sign.charCodeAt(at).toString(16).padStart(4, '0'))).join(''))
  const percent = encodeURIComponent(text.toWellFormed())
  const latin1 = Array.from(text).every((sign) => sign <= 'ÿ') ? [['latin1', Buffer.from(text, 'latin1')] as const] : []
  return [
    ['utf-8', utf8],
    ['utf-16le', utf16],
    ['utf-16be', Buffer.from(utf16).swap16()],
    ...latin1,
    ...[0, 1, 2].flatMap((shift) => [
      [`base64 (${shift})`, ascii(base64(utf8, shift))] as const,
      [`base64url (${shift})`, ascii(base64(utf8, shift).replaceAll('+', '-').replaceAll('/', '_'))] as const,
    ]),
    ['hexadecimal', ascii(hex)],
    ['hexadecimal, capitals', ascii(hex.toUpperCase())],
    ['percent', ascii(percent)],
    ['percent, small', ascii(percent.replaceAll(/%../g, (code) => code.toLowerCase()))],
    ['percent, all', ascii(pairs.map((pair) => `%${pair.toUpperCase()}`).join(''))],
    ['form', ascii(percent.replaceAll('%20', '+'))],
    ['JSON \\u', ascii(escaped((unit) => `\\u${unit}`))],
    ['JSON \\u, capitals', ascii(escaped((unit) => `\\u${unit.toUpperCase()}`))],
    ['JSON \\u, doubled', ascii(escaped((unit) => `\\\\u${unit}`))],
    ['HTML decimal', ascii(each((code) => `&#${code};`))],
    ['HTML decimal, all', ascii(all((code) => `&#${code};`))],
    ['HTML hexadecimal', ascii(each((code) => `&#x${code.toString(16)};`))],
    ['HTML hexadecimal, all', ascii(all((code) => `&#x${code.toString(16)};`))],
    ['quoted-printable', ascii(pairs.map((pair) => (pair > '7e' || pair === '3d' ? `=${pair.toUpperCase()}` : byteOf(pair))).join(''))],
    ['octal', ascii(pairs.map((pair) => (pair > '7e' ? `\\${Number.parseInt(pair, 16).toString(8)}` : byteOf(pair))).join(''))],
  ]
}

const ascii = (written: string): Buffer => Buffer.from(written, 'latin1')
const byteOf = (pair: string): string => String.fromCharCode(Number.parseInt(pair, 16))

/** Base64 of bytes that so many others stand before: only the letters that the others do not touch. */
function base64(bytes: Buffer, shift: number): string {
  const written = Buffer.concat([Buffer.alloc(shift), bytes])
    .toString('base64')
    .replaceAll('=', '')
  const from = shift === 0 ? 0 : shift + 1
  const touched = (bytes.length + shift) % 3 === 0 ? 0 : 1
  return written.slice(from, written.length - touched)
}
