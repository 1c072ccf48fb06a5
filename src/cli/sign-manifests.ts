import { readIdentity, signNote, verifierKeyOf, writeVerifierKey } from '../log/index.ts'
import type { Database } from '../platform/index.ts'
import type { ManifestSigner } from '../publishing/index.ts'

/**
 * Who signs the lists of what is published: the key of the log, under the log's name. Takes the seed that is at hand; gives null where the
 * log has not begun, or was begun with another key.
 */
export const manifestSigner = (db: Database, seed: Uint8Array) => async (): Promise<ManifestSigner | null> => {
  const identity = await readIdentity(db)
  if (identity === null) return null
  const key = { seed, name: identity.origin }
  const vkey = writeVerifierKey(verifierKeyOf(key))
  return vkey === identity.vkey ? { log: key.name, vkey, sign: (text) => `${text}\n${signNote(text, key)}\n` } : null
}
