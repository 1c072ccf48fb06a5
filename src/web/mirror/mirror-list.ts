import { readNote, readVerifierKey, signNote, verifyNote, type LogKey } from '../../log/index.ts'
import { nameOfFile } from '../../platform/index.ts'
import type { MirroredFile } from './copy-site.ts'

/** The names of the list of a mirror's files, and of what signs it. */
export const listName = 'mirror-files.txt'
export const noteName = 'mirror.note'

/** A file as the list names it. */
export type ListedFile = { readonly path: string; readonly length: number; readonly sha256: string }

export const listed = ({ path, bytes }: MirroredFile): ListedFile => ({ path, length: bytes.length, sha256: nameOfFile(bytes) })

/** A line for each file, sorted by path: SHA-256, length in bytes, path. */
export const writeList = (files: readonly ListedFile[]): string =>
  files.map(({ sha256: hash, length, path }) => `${hash} ${length} ${path}\n`).join('')

/** Null where a line is not one of ours, or names something outside of the folder. */
export function readList(text: string): readonly ListedFile[] | null {
  const files = text
    .split('\n')
    .slice(0, -1)
    .map((line) => /^([0-9a-f]{64}) (\d{1,15}) ([A-Za-z0-9][A-Za-z0-9._/-]*)$/.exec(line))
  if (!text.endsWith('\n') && text !== '') return null
  if (files.some((found) => found === null || found[3]!.split('/').some((name) => name === '' || name === '.' || name === '..')))
    return null
  return files.map((found) => ({ sha256: found![1]!, length: Number(found![2]), path: found![3]! }))
}

/**
 * Signs a list with the key of the log, as a note (C2SP signed-note). Its first line is the log's name with `/mirror/v1` after it, so
 * that no checkpoint can be taken for it, nor it for one.
 */
export function signList(list: string, { key, origin }: { readonly key: LogKey; readonly origin: string }): string {
  const text = `${key.name}/mirror/v1\n${origin}\n${nameOfFile(Buffer.from(list, 'utf8'))}\n`
  return `${text}\n${signNote(text, key)}\n`
}

export type MirrorVerdict =
  | { readonly kind: 'sound'; readonly origin: string; readonly files: number; readonly signed: boolean }
  | { readonly kind: 'wrong'; readonly reasons: readonly string[] }

/**
 * Whether a mirror holds what was signed: takes how its files are read, and the key of the log as one line (`name+id+base64`), without which
 * only list and files are compared. Gives every file that differs or is missing.
 */
export function verifyMirror(read: (path: string) => Uint8Array | null, vkey: string | undefined): MirrorVerdict {
  const [list, note] = [read(listName), read(noteName)].map((bytes) => (bytes === null ? null : Buffer.from(bytes).toString('utf8')))
  if (list == null || note == null)
    return wrong(`There is no ${list == null ? listName : noteName}: it is no mirror, or not a finished one.`)
  const [signed, files] = [readNote(note), readList(list)]
  if (signed === null || files === null) return wrong(`${signed === null ? noteName : listName} cannot be read.`)
  const [name = '', origin = '', hash] = signed.text.split('\n')
  if (!name.endsWith('/mirror/v1')) return wrong(`${noteName} is no note of a mirror.`)
  if (vkey !== undefined) {
    const key = readVerifierKey(vkey)
    if (key === null) return wrong('The key is not one: it is one line, as `amparo log key` prints it.')
    const verified = verifyNote(signed, [key])
    if (verified.kind === 'refused') return wrong(`${noteName}: ${verified.reason}.`)
    if (name !== `${key.name}/mirror/v1`) return wrong(`${noteName} is signed by ${key.name} and speaks of another log.`)
  }
  if (hash !== nameOfFile(Buffer.from(list, 'utf8'))) return wrong(`${listName} is not the one that was signed.`)
  const reasons = files.flatMap(({ path, sha256: expected }) => {
    const bytes = read(path)
    if (bytes === null) return [`${path} is missing.`]
    return nameOfFile(bytes) === expected ? [] : [`${path} is not what was signed.`]
  })
  return reasons.length > 0 ? { kind: 'wrong', reasons } : { kind: 'sound', origin, files: files.length, signed: vkey !== undefined }
}

const wrong = (reason: string): MirrorVerdict => ({ kind: 'wrong', reasons: [reason] })
