import { allRecords, type AnyRecord, type Database, type Transaction } from '../platform/index.ts'
import { gap, type Place } from './without-words.ts'

/**
 * Where a translation, a term or its note says in another language what the words stand in: nobody can find a name there that
 * is written otherwise. What holds the words itself is found by them, and is none of these places.
 */
export function besideSource({ table, value }: AnyRecord, places: readonly Place[]): readonly Place[] {
  if (!withSource.has(table) || !places.some(({ at }) => at === '/source')) return []
  const held = new Set(places.map(({ at }) => at))
  return ['/target', '/note'].flatMap((at) => (held.has(at) ? [] : placeAt(value, at)))
}

const withSource: ReadonlySet<string> = new Set(['translation_entries', 'glossary_terms'])

/** The same of published editions: the team's texts that stand in the place of one that holds the words, in all languages of its version. */
export async function inOtherLanguages(
  db: Database | Transaction,
  found: readonly (AnyRecord & { readonly places: readonly Place[] })[],
): Promise<readonly { readonly found: AnyRecord; readonly places: readonly Place[] }[]> {
  const pointers = new Map<string, Set<string>>()
  const held = new Map<string, ReadonlySet<string>>()
  for (const each of found.filter(isEdition)) {
    const all = pointers.get(versionOf(each)) ?? new Set<string>()
    const own = each.places.map(({ at }) => at).filter((at) => isTeamsText(at))
    for (const at of own) all.add(at)
    pointers.set(versionOf(each), all)
    held.set(each.record, new Set(own))
  }
  if ([...pointers.values()].every(({ size }) => size === 0)) return []
  const others: { found: AnyRecord; places: readonly Place[] }[] = []
  for await (const record of allRecords(db)) {
    if (!isEdition(record)) continue
    const open = [...(pointers.get(versionOf(record)) ?? [])].filter((at) => held.get(record.record)?.has(at) !== true)
    const places = open.flatMap((at) => placeAt(record.value, at))
    if (places.length > 0) others.push({ found: record, places })
  }
  return others
}

const isEdition = ({ table, prefix }: AnyRecord): boolean => table === 'editions' && prefix === ''
const versionOf = ({ row }: AnyRecord): string => JSON.stringify([row['appeal'], row['version']])

/** What is translated by people. The rest of an edition says names as the case does, in every language. */
const isTeamsText = (at: string): boolean => /^\/edition\/(?:title$|summary$|outcome$|news$|sections\/|asks\/)/.test(at)

/** The text at a pointer, if there is one that is not erased. */
function placeAt(value: unknown, at: string): Place[] {
  const text = at
    .split('/')
    .slice(1)
    .reduce<unknown>((inside, step) => (typeof inside === 'object' && inside !== null ? Reflect.get(inside, step) : undefined), value)
  return typeof text === 'string' && text !== '' && text !== gap ? [{ at, text }] : []
}
