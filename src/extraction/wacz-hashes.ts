import { createHash, type Hash } from 'node:crypto'
import type { WaczReport } from './extraction.ts'
import type { Zip } from './unzip.ts'

type Listed = { readonly path: string; readonly hash?: string | undefined }

/** Every file that an archive lists against its hash, and the files that it does not list. */
export async function checkHashes(zip: Zip, listed: readonly Listed[], until: number): Promise<Pick<WaczReport, 'hashes' | 'unlisted'>> {
  const hashes: WaczReport['hashes'][number][] = []
  for (const { path, hash } of listed) {
    const file = zip.get(path)
    const [kind, wanted] = (hash ?? '').split(':', 2)
    const hasher = kind === 'sha256' || kind === 'md5' ? createHash(kind) : undefined
    if (file === undefined) hashes.push({ path, state: 'missing' })
    else if (hasher === undefined || performance.now() > until) hashes.push({ path, state: 'unchecked' })
    else hashes.push({ path, state: (await digest(file.pieces(), hasher)) === wanted?.toLowerCase() ? 'matches' : 'differs' })
  }
  // The list itself and what signs it cannot be in the list.
  const known = new Set(['datapackage.json', 'datapackage-digest.json', ...listed.map(({ path }) => path)])
  return { hashes, unlisted: [...zip.keys()].filter((name) => !known.has(name)).map((name) => name.slice(0, 2_000)) }
}

async function digest(pieces: AsyncIterable<Uint8Array>, hash: Hash): Promise<string> {
  for await (const piece of pieces) hash.update(piece)
  return hash.digest('hex')
}
