import { canonicalJson } from '../kit/index.ts'
import type { PlainEntry } from './plain-case.ts'

/** The fields that tell which consent it is: the others may come later. */
const consentFields = ['subject', 'given_by', 'relation', 'scope', 'on'] as const

/** What tells an entry of a file from the others of its list. Declarations and rulings have no id: each is what it says. */
export function entryName(list: string, entry: PlainEntry): string {
  if (typeof entry['id'] === 'string') return entry['id']
  return canonicalJson(list === 'consents' ? consentFields.map((name) => entry[name] ?? null) : entry)
}
