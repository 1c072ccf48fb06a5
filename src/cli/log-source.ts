import { fetchLog, readNote, readVerifierKey, type FetchPath, type VerifierKey } from '../log/index.ts'
import { openGivenFolder, readGivenFile } from '../platform/index.ts'
import type { CommandArguments } from './command.ts'

export type Refusal = { readonly reason: string }

export type LogSource = { readonly fetchPath: FetchPath; readonly ahead?: number }

/** Where the files of a log are read: at the address of a log or of a site, which has its log under /log, or in a folder. */
export async function openLogSource(place: string): Promise<LogSource | Refusal> {
  if (isAddress(place)) return openAt(place.replace(/\/+$/, ''))
  const folder = openGivenFolder(place, 'read')
  return folder.kind === 'refused' ? { reason: folder.reason } : { fetchPath: async (path) => folder.read(path), ahead: 1 }
}

async function openAt(address: string): Promise<LogSource | Refusal> {
  const [given, under] = [fetchLog(address), fetchLog(`${address}/log`)]
  try {
    return { fetchPath: !isHead(await given('checkpoint')) && isHead(await under('checkpoint')) ? under : given }
  } catch (error) {
    return { reason: (error as Error).message }
  }
}

/** A site may answer with a page what it does not have. */
const isHead = (file: Uint8Array | null): boolean => file !== null && readNote(file) !== null

const isAddress = (place: string): boolean => /^https?:\/\//.test(place)

/** The log's key, and those of witnesses: one line each, in a file. */
export function readLogKeys({ key, witnesses }: CommandArguments['values']): { readonly keys: readonly VerifierKey[] } | Refusal {
  const lines: string[] = key === undefined ? [] : [String(key)]
  if (witnesses !== undefined) {
    const given = readGivenFile(String(witnesses), 1_000_000)
    if (given.kind === 'refused') return { reason: given.reason }
    lines.push(
      ...Buffer.from(given.bytes)
        .toString('utf8')
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== ''),
    )
  }
  return readKeys(lines)
}

/** Keys as they are given, a line each. */
export function readKeys(lines: readonly string[]): { readonly keys: readonly VerifierKey[] } | Refusal {
  const keys = lines.map(readVerifierKey)
  const wrong = keys.indexOf(null)
  if (wrong !== -1)
    return { reason: `'${lines[wrong]}' is no key. A key is one line, name+8 digits+letters, as \`amparo log key\` prints it.` }
  return { keys: keys as VerifierKey[] }
}

/** The text of a file, or of what is under an address; at most 16 million bytes. */
export async function readText(place: string): Promise<{ readonly text: string } | Refusal> {
  if (!isAddress(place)) {
    const given = readGivenFile(place, 16_000_000)
    return given.kind === 'refused' ? { reason: given.reason } : { text: Buffer.from(given.bytes).toString('utf8') }
  }
  try {
    const at = place.lastIndexOf('/')
    const bytes = await fetchLog(place.slice(0, at))(place.slice(at + 1))
    return bytes === null ? { reason: `There is nothing at ${place}.` } : { text: Buffer.from(bytes).toString('utf8') }
  } catch (error) {
    return { reason: (error as Error).message }
  }
}
