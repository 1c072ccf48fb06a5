/// <reference lib="dom" />
import { readable } from './readable.ts'

/** What a receipt proves; its reader shows the words. */
export type CheckedHere =
  | { readonly kind: 'verified'; readonly index: number; readonly size: number; readonly opening: Readonly<Record<string, unknown>> | null }
  | { readonly kind: 'unreadable' | 'refused' | 'outdated' | 'other-log' }

/**
 * Checks a receipt (docs/log.md, "Receipts") with nothing but what a browser has: that the log of this key signed a head which
 * covers the entry, and, of a full receipt, that the entry stands for what it says and counts under the appeal, version and language
 * that it says. Written a second time, apart from the server's verifier, which needs Node. Takes the file and the log's key; throws for what is no base64.
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
  const tree = { size: Number(size), root: bytesOf(root) }
  const covered = await isCovered(tree, { entry: extra.entry, index, proof: lines })
  if (signed.includes(false) || !covered || !(await standsFor(extra))) return { kind: 'refused' }
  const { salt: _, ...opening } = extra.opening ?? {}
  if (extra.opening === undefined) return { kind: 'verified', index, size: tree.size, opening: null }
  if (extra.edition === undefined) return { kind: 'outdated' }
  return (await isUnder(tree, index, extra)) ? { kind: 'verified', index, size: tree.size, opening } : { kind: 'refused' }
}

type Bytes = Uint8Array<ArrayBuffer>
/** Only what has exactly the form that is written: a key more or less could hide what it stands for. */
function readExtra(json: string): Extra | null {
  const { edition, entry, opening, sign } = JSON.parse(json) as Extra
  const { address, appeal, country, disclosure, lang, name, salt, version } = opening ?? ({} as Partial<NonNullable<Extra['opening']>>)
  const whole =
    opening === undefined
      ? { entry }
      : {
          edition: inOrder(edition),
          entry,
          opening: { address, appeal, country, disclosure, lang, name, salt, version },
          sign: inOrder(sign),
        }
  return [entry, sign?.entry ?? entry].every((line) => readable.test(line)) && JSON.stringify(whole) === json ? (whole as Extra) : null
}

const inOrder = (named: Named | undefined): Named | undefined => named && { entry: named.entry, index: named.index, proof: named.proof }

/** An entry, and the proof that it is in the tree; hashes in base64. */
type Named = { readonly entry: string; readonly index: number; readonly proof: readonly string[] }

type Extra = {
  readonly entry: string
  readonly opening?: Readonly<Record<string, unknown>> & { readonly salt: string }
  /** What was signed, and, of a correction, the sign-on. */
  readonly edition?: Named
  readonly sign?: Named
}

type Tree = { readonly size: number; readonly root: Bytes }

async function isCovered(tree: Tree, { entry, index, proof }: Named): Promise<boolean> {
  const leaf = await hash(Uint8Array.of(0), encode(entry))
  return isIncluded({ ...tree, index, leaf, proof: proof.map(bytesOf) })
}

/** Whether an entry counts under what its opening says: the log says so by the edition that the sign-on names. */
async function isUnder(tree: Tree, index: number, { edition, entry, opening, sign }: Extra): Promise<boolean> {
  const isAt = async (named: Named | undefined, at: string | undefined, before: number): Promise<boolean> =>
    named !== undefined && String(named.index) === at && named.index < before && (await isCovered(tree, named))
  const corrects = entry.split(' ')[1] === 'correct'
  const signed = corrects ? sign : { entry, index }
  if (signed === undefined || (corrects ? !(await isAt(sign, entry.split(' ')[2], index)) : sign !== undefined)) return false
  const [, kind, under] = signed.entry.split(' ')
  const said = ['amparo-log/1', 'edition', opening?.['appeal'], opening?.['version'], opening?.['lang']].join(' ')
  const isNamed = edition !== undefined && readable.test(edition.entry) && edition.entry.replace(/ [^ ]+$/, '') === said
  return kind === 'sign' && isNamed && (await isAt(edition, under, signed.index))
}

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
