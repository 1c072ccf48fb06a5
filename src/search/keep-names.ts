import { sql } from 'kysely'
import { nameKeys } from '../kit/index.ts'
import type { Transaction } from '../platform/index.ts'
import type { SearchRow } from './row.ts'

/** A name of a case, and whose clearances read it. */
export type KeptName = { readonly name: string; readonly from: number; readonly to: number }

/**
 * Keeps the names in the rows of a case, with the keys by which they are found in other spellings, and no others. Takes those it
 * has so far.
 */
export async function keepNames(tx: Transaction, caseKey: number, rows: readonly SearchRow[], kept: readonly KeptName[]): Promise<void> {
  const wanted = new Map<string, KeptName>()
  // What only some members find is never what somebody else may have meant.
  for (const { names, about, said, from, to } of rows.filter(({ needs }) => needs.length === 0))
    for (const whole of [...names, ...about, ...said])
      for (const name of [whole, ...wordsOfName(whole)]) wanted.set(`${from} ${to} ${name}`, { name, from, to })
  const gone = kept.filter(({ name, from, to }) => !wanted.delete(`${from} ${to} ${name}`))
  if (gone.length > 0)
    await sql`
      delete from search_names using unnest(${gone.map(({ name }) => name)}::text[], ${gone.map(({ from }) => from)}::int[],
        ${gone.map(({ to }) => to)}::int[]) as old (name, from_level, to_level)
      where case_key = ${caseKey} and search_names.name = old.name and search_names.from_level = old.from_level
        and search_names.to_level = old.to_level`.execute(tx)
  if (wanted.size === 0) return
  const added = [...wanted.values()]
  await sql`
    insert into search_names (name, case_key, from_level, to_level)
    select name, ${caseKey}, from_level, to_level
    from unnest(${added.map(({ name }) => name)}::text[], ${added.map(({ from }) => from)}::int[], ${added.map(({ to }) => to)}::int[])
      as r (name, from_level, to_level)`.execute(tx)
  await keepSounds(tx, [...new Set(added.map(({ name }) => name))])
}

async function keepSounds(tx: Transaction, names: readonly string[]): Promise<void> {
  const { rows } = await sql<{ name: string }>`
    select name from unnest(${names}::text[]) as name where not exists (select from search_sounds where search_sounds.name = name.name)`.execute(
    tx,
  )
  if (rows.length === 0) return
  const sounds = rows.map(({ name }) => ({ name, keys: keysOf(name) }))
  await sql`
    insert into search_sounds (name, keys)
    select name, keys from json_to_recordset(${JSON.stringify(sounds)}::json) as r (name text, keys text[])`.execute(tx)
}

/** The words of a name, each as it is written. */
const wordsOfName = (name: string): readonly string[] => name.split(/[\s·,;()"“”«»]+/u).filter((word) => word !== '')

/** A word of a name is found by its letters and sounds, a longer name by all of it together: it stands here word by word, too. */
export const keysOf = (name: string): readonly string[] => {
  const isWord = wordsOfName(name).length === 1
  return nameKeys(name).filter((key) => key.startsWith('+') || isWord)
}
