import { listRetiredKeys, readIdentity, readNote, readVerifierKey, verifyNote, writeEntry } from '../log/index.ts'
import type { Database } from '../platform/index.ts'
import { enteredEditions, manifestIn } from '../publishing/index.ts'
import { wrong, type Finding } from './finding.ts'

/**
 * Holds the entry of every published edition against the log, and the signed list of its forms against its fingerprint and the keys that
 * the log has or had. Takes the released entries of editions, by their index, and how many entries are released.
 */
export async function checkSignedEditions(
  db: Database,
  { lines, size }: { readonly lines: ReadonlyMap<number, string>; readonly size: number },
): Promise<{ readonly findings: readonly Finding[] }> {
  const identity = await readIdentity(db)
  const keys = new Set([...(identity === null ? [] : [identity]), ...(await listRetiredKeys(db))].map(({ vkey }) => vkey))
  const findings: Finding[] = []
  for (const { appeal, version, lang, hash, entry, kept } of await enteredEditions(db)) {
    const where = `${appeal} version ${version} ${lang}`
    if (entry < size && lines.get(entry) !== writeEntry({ kind: 'edition', appeal, version, lang, hash }))
      findings.push(wrong('edition', where, `It is said to be entry ${entry} of the log, which says something else.`))
    if (kept === null) continue
    const [note, key] = [readNote(kept.note), readVerifierKey(kept.signer)]
    if (note === null || key === null || !keys.has(kept.signer) || verifyNote(note, [key]).kind !== 'verified')
      findings.push(wrong('edition', where, 'The list of its forms is not one that a key of the log signed.'))
    else if (manifestIn(kept).fingerprint !== hash)
      findings.push(wrong('edition', where, 'The list of its forms is of another fingerprint.'))
  }
  return { findings }
}
