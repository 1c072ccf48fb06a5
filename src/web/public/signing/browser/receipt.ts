/// <reference lib="dom" />

/** What a receipt proves; its reader shows the words. */
export type CheckedHere =
  | { readonly kind: 'verified'; readonly index: number; readonly size: number; readonly opening: Readonly<Record<string, unknown>> | null }
  | { readonly kind: 'unreadable' | 'refused' | 'other-log' }

/**
 * Checks a receipt (docs/log.md, "Receipts") with nothing but what a browser has: that the log of this key signed a head which
 * covers the entry, and, of a full receipt, that the entry stands for what it says. Written a second time, apart from the
 * server's verifier, which needs Node. Takes the file and the log's key; throws for what is no base64.
 */
export async function checkReceipt(file: string, vkey: string): Promise<CheckedHere> {
  const end = file.indexOf('\n\n')
  const lines = file.slice(0, end).split('\n')
  if (end === -1 || !file.endsWith('\n') || lines.shift() !== 'c2sp.org/tlog-proof@v1') return { kind: 'unreadable' }
  const extra = lines[0]?.startsWith('extra ') ? readExtra(textOf(bytesOf(lines.shift()!.slice(6)))) : null
  const index = Number(/^index (\d{1,15})$/.exec(lines.shift() ?? '')?.[1] ?? NaN)
  const note = file.slice(end + 2)
  const text = note.slice(0, note.lastIndexOf('\n\n') + 1)
  const [origin = '', size = '', root = ''] = text.split('\n')
  if (extra === null || Number.isNaN(index) || !/^\d{1,15}$/.test(size)) return { kind: 'unreadable' }
  const [, name = '', id = '', key = ''] = /^([^+]+)\+([0-9a-f]{8})\+(.+)$/.exec(vkey) ?? []
  if (origin !== name) return { kind: 'other-log' }
  const signatures = note
    .split('\n')
    .filter((line) => line.startsWith(`— ${name} `))
    .map((line) => bytesOf(line.split(' ')[2] ?? ''))
    .filter((signature) => hexOf(signature.slice(0, 4)) === id)
  if (signatures.length === 0) return { kind: 'other-log' }
  const signed = await Promise.all(signatures.map((signature) => isSigned(bytesOf(key).slice(1), signature.slice(4), text)))
  const leaf = await hash(Uint8Array.of(0), encode(extra.entry))
  const covered = await isIncluded({ index, size: Number(size), leaf, root: bytesOf(root), proof: lines.map(bytesOf) })
  if (signed.includes(false) || !covered || !(await standsFor(extra))) return { kind: 'refused' }
  const { salt: _, ...opening } = extra.opening ?? {}
  return { kind: 'verified', index, size: Number(size), opening: extra.opening === undefined ? null : opening }
}

type Bytes = Uint8Array<ArrayBuffer>
/** Only what has exactly the form that is written: a key more or less could hide what it stands for. */
function readExtra(json: string): Extra | null {
  const { entry, opening } = JSON.parse(json) as Extra
  const { address, appeal, country, disclosure, lang, name, salt, version } = opening ?? ({} as Partial<NonNullable<Extra['opening']>>)
  const whole = opening === undefined ? { entry } : { entry, opening: { address, appeal, country, disclosure, lang, name, salt, version } }
  return typeof entry === 'string' && JSON.stringify(whole) === json ? (whole as Extra) : null
}

type Extra = { readonly entry: string; readonly opening?: Readonly<Record<string, unknown>> & { readonly salt: string } }

async function isSigned(key: Bytes, signature: Bytes, text: string): Promise<boolean> {
  const imported = await crypto.subtle.importKey('raw', key, 'Ed25519', false, ['verify'])
  return crypto.subtle.verify('Ed25519', imported, signature, encode(text))
}

type Inclusion = {
  readonly index: number
  readonly size: number
  readonly leaf: Bytes
  readonly root: Bytes
  readonly proof: readonly Bytes[]
}

/** RFC 9162, 2.1.3.2. */
async function isIncluded({ index, size, leaf, root, proof }: Inclusion): Promise<boolean> {
  if (index >= size) return false
  let [at, last, found] = [index, size - 1, leaf]
  for (const sibling of proof) {
    if (last === 0) return false
    if (at % 2 === 1 || at === last) {
      found = await hash(Uint8Array.of(1), sibling, found)
      while (at % 2 === 0 && at !== 0) [at, last] = [Math.floor(at / 2), Math.floor(last / 2)]
    } else found = await hash(Uint8Array.of(1), found, sibling)
    ;[at, last] = [Math.floor(at / 2), Math.floor(last / 2)]
  }
  return last === 0 && hexOf(found) === hexOf(root)
}

/** Whether an entry's commitment is that of the opening. An opening's keys stand in the order of the alphabet, as JSON.stringify then leaves them. */
async function standsFor({ entry, opening }: Extra): Promise<boolean> {
  if (opening === undefined) return true
  const [, kind = '', , commitment, disclosed, told = '--'] = entry.split(' ')
  const { address, appeal, country, disclosure, lang, name, version, salt } = opening
  const salted = bytesOf(`${salt.replaceAll('-', '+').replaceAll('_', '/')}==`)
  const json = encode(JSON.stringify({ address, appeal, country, disclosure, lang, name, version }))
  const computed = await hash(encode('amparo-sign/1\0'), salted, json)
  const written = btoa(String.fromCharCode(...computed))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace('=', '')
  const fits = ['sign', 'correct'].includes(kind) && disclosed === disclosure && (told === '--' || told === country)
  return fits && salted.length === 16 && written === commitment
}

async function hash(...parts: readonly Bytes[]): Promise<Bytes> {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return new Uint8Array(await crypto.subtle.digest('SHA-256', whole))
}

const encode = (text: string): Bytes => new TextEncoder().encode(text)
const textOf = (bytes: Bytes): string => new TextDecoder('utf-8', { fatal: true }).decode(bytes)

/** Only what is written in the one way: `atob` also takes spaces, and ends that are missing. */
function bytesOf(base64: string): Bytes {
  const read = atob(base64)
  if (btoa(read) !== base64) throw new TypeError('not base64')
  return Uint8Array.from(read, (sign) => sign.charCodeAt(0))
}
const hexOf = (bytes: Bytes): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
