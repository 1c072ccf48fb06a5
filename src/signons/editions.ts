import { sql } from 'kysely'
import { writeEntry } from '../log/index.ts'
import type { Transaction } from '../platform/index.ts'
import { keepEntries, listVersions, lockEntry, type EditionToEnter } from '../publishing/index.ts'
import type { Batch } from './committer.ts'

/** An edition that sign-ons are under: the number of its row and the index of its entry. */
export type SignedEdition = { readonly id: number; readonly entry: number }

/** The editions that were signed, kept at hand since they never change. */
export type Editions = {
  readonly find: (name: string) => SignedEdition | undefined
  readonly add: (name: string, edition: SignedEdition) => void
  /** The same for one transaction, which may be rolled back. */
  readonly within: () => Editions
  /** Keeps what a transaction has added, once it is committed. */
  readonly keep: (within: Editions) => void
  readonly added: ReadonlyMap<string, SignedEdition>
}

export function openEditions(before?: Editions['find']): Editions {
  const added = new Map<string, SignedEdition>()
  const find: Editions['find'] = (name) => added.get(name) ?? before?.(name)
  return {
    find,
    add: (name, edition) => void added.set(name, edition),
    within: () => openEditions(find),
    keep: (within) => within.added.forEach((edition, name) => added.set(name, edition)),
    added,
  }
}

export type EditionAsked = { readonly campaign: number; readonly appeal: string; readonly version: number; readonly lang: string }

/**
 * The edition under which something is signed; entered into the log where it was not, which is done within seconds of its publication.
 * Null where there is no such edition, or it was taken down: that is asked anew in each batch, once for each appeal.
 */
export async function editionFor(batch: Batch, asked: EditionAsked, current: CurrentVersions): Promise<SignedEdition | null> {
  const { campaign, appeal, version, lang } = asked
  const published = (await current(batch.tx, appeal)).find((each) => each.version === version && each.lang === lang)
  if (published === undefined || published.takenDownAt !== undefined) return null
  const name = `${campaign} ${version} ${lang}`
  const known = batch.editions.find(name) ?? (await readEdition(batch.tx, asked))
  const found = known ?? (await enterEdition(batch, asked, published.hash))
  batch.editions.add(name, found)
  return found
}

export type CurrentVersions = (tx: Transaction, appeal: string) => ReturnType<typeof listVersions>

/** Asks for the versions of an appeal once in a batch. */
export function currentVersions(): CurrentVersions {
  const asked = new Map<string, ReturnType<typeof listVersions>>()
  return (tx, appeal) => {
    const known = asked.get(appeal)
    if (known !== undefined) return known
    const versions = listVersions(tx, appeal)
    asked.set(appeal, versions)
    return versions
  }
}

async function readEdition(tx: Transaction, { campaign, version, lang }: EditionAsked): Promise<SignedEdition | undefined> {
  const { rows } = await sql<SignedEdition>`
    select id, entry from signon_editions where campaign = ${campaign} and version = ${version} and lang = ${lang}`.execute(tx)
  return rows[0]
}

async function enterEdition(batch: Batch, { campaign, appeal, version, lang }: EditionAsked, hash: string): Promise<SignedEdition> {
  const entry = await entryOf(batch, { appeal, version, lang, hash })
  const { rows } = await sql<{ id: number }>`
    insert into signon_editions (campaign, version, lang, hash, entry)
    values (${campaign}, ${version}, ${lang}, ${hash}, ${entry}) returning id`.execute(batch.tx)
  return { id: rows[0]!.id, entry }
}

/** The index of the entry of a published edition in the log; it is entered where it was not. */
export async function entryOf({ tx, enter }: Pick<Batch, 'tx' | 'enter'>, edition: EditionToEnter): Promise<number> {
  const known = await lockEntry(tx, edition)
  if (known !== null) return known
  const { appeal, version, lang, hash } = edition
  const entry = enter(writeEntry({ kind: 'edition', appeal, version, lang, hash }))
  await keepEntries(tx, [{ appeal, version, lang, entry }])
  return entry
}
