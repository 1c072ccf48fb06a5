import { sql, type RawBuilder } from 'kysely'
import {
  baseOf,
  erasureAtBase,
  keepErasuresAway,
  openSealed,
  readDigests,
  sealedColumns,
  sealedJoins,
  sealMany,
  type Database,
  type SealedRow,
  type Transaction,
} from '../../platform/index.ts'
import type { Writing } from '../store.ts'
import { termKinds, type Term, type TermKind } from './term.ts'

/** What a term says. */
export type TermWords = Pick<Term, 'kind' | 'source' | 'target' | 'note'>

/** For which appeal terms are; null: for all. */
export type GlossaryOf = string | null

/** The glossary for all, in the order of its languages and terms. */
export const organisationGlossary = (db: Database | Transaction): Promise<readonly Term[]> => readTerms(db, null, sql`id_digest is null`)

/** The glossary of an appeal alone. */
export async function appealGlossary(db: Database | Transaction, appeal: string): Promise<readonly Term[]> {
  const digest = (await readDigests(db))('appeal', appeal)
  return readTerms(db, appeal, sql`id_digest = ${digest}`)
}

/** What holds for the translation of an appeal from a language into another: its own terms, then those for all. */
export async function glossaryFor(
  db: Database | Transaction,
  appeal: string,
  { sourceLang, lang }: Pick<Term, 'sourceLang' | 'lang'>,
): Promise<readonly Term[]> {
  const all = [...(await appealGlossary(db, appeal)), ...(await organisationGlossary(db))]
  return all.filter((term) => term.sourceLang === sourceLang && term.lang === lang)
}

/** Adds a term. */
export async function addTerm(
  tx: Transaction,
  of: GlossaryOf,
  term: TermWords & Pick<Term, 'id' | 'sourceLang' | 'lang'>,
  writing: Writing,
): Promise<void> {
  await keepErasuresAway(tx)
  await keepTerm(tx, of, { ...term, revision: 1, removed: false }, writing)
}

export type ChangedTerm =
  | { readonly kind: 'changed' }
  | { readonly kind: 'unchanged' }
  /** Somebody else changed it since, or erased words: what stands now. */
  | { readonly kind: 'changed-meanwhile'; readonly term: Term; readonly erased: boolean; readonly by: string; readonly at: Date }
  /** It was removed, or never was there. */
  | { readonly kind: 'gone' }

/** Changes or removes (`words` null) a term that was seen with this base. */
export async function changeTerm(
  tx: Transaction,
  of: GlossaryOf,
  { id, base, words }: { readonly id: string; readonly base: number; readonly words: TermWords | null },
  writing: Writing,
): Promise<ChangedTerm> {
  await keepErasuresAway(tx)
  await sql`select pg_advisory_xact_lock(hashtextextended(${`glossary ${id}`}, 0))`.execute(tx)
  const terms = of === null ? await organisationGlossary(tx) : await appealGlossary(tx, of)
  const term = terms.find((one) => one.id === id)
  if (term === undefined) return { kind: 'gone' }
  if (term.base !== base) {
    const erased = await erasureAtBase(tx, term.base)
    return { kind: 'changed-meanwhile', term, erased: erased !== null, by: erased?.by ?? term.by, at: erased?.at ?? term.at }
  }
  if (words !== null && sameWords(words, term)) return { kind: 'unchanged' }
  const { rows } = await sql<{ next: number }>`select max(revision) + 1 as next from glossary_terms where term = ${id}`.execute(tx)
  await keepTerm(tx, of, { ...(words ?? term), id, ...languagesOf(term), revision: rows[0]?.next ?? 1, removed: words === null }, writing)
  return { kind: 'changed' }
}

const languagesOf = ({ sourceLang, lang }: Term): Pick<Term, 'sourceLang' | 'lang'> => ({ sourceLang, lang })

const sameWords = (one: TermWords, other: TermWords): boolean =>
  one.kind === other.kind && one.source === other.source && one.target === other.target && one.note === other.note

async function keepTerm(
  tx: Transaction,
  of: GlossaryOf,
  term: TermWords & Pick<Term, 'id' | 'sourceLang' | 'lang'> & { readonly revision: number; readonly removed: boolean },
  { by, at, random }: Writing,
): Promise<void> {
  const { id, sourceLang, lang, revision, removed, kind, source, target, note } = term
  const digest = of === null ? null : (await readDigests(tx))('appeal', of)
  const [record] = await sealMany(tx, [{ kind, source, target, note }], random)
  await sql`
    insert into glossary_terms (term, revision, id_digest, source_lang, lang, key, sealed, removed, at, by)
    values (${id}, ${revision}, ${digest}, ${sourceLang}, ${lang}, ${record!.key}, ${record!.sealed}, ${removed}, ${at}, ${by})`.execute(tx)
}

type TermRow = SealedRow & {
  readonly id: string
  readonly revision: number
  readonly source_lang: string
  readonly lang: string
  readonly by: string
  readonly at: Date
}

async function readTerms(db: Database | Transaction, of: GlossaryOf, where: RawBuilder<unknown>): Promise<readonly Term[]> {
  const { rows } = await sql<TermRow>`
    select newest.term as id, revision, source_lang, lang, by, at, ${sealedColumns('newest')}
    from (select distinct on (term) * from glossary_terms where ${where} order by term, revision desc) as newest
    ${sealedJoins('newest')} where not removed order by source_lang, lang`.execute(db)
  const terms = rows.flatMap((row): Term[] => {
    const opened = openSealed(row)
    if (opened.kind === 'erased') return []
    const { kind, source, target, note } = opened.value as TermWords
    const known: TermKind = termKinds.includes(kind) ? kind : 'other'
    const said = { kind: known, source, target, note, base: baseOf(row.revision, row.erased_in), by: row.by, at: row.at }
    return [{ id: row.id, appeal: of, sourceLang: row.source_lang, lang: row.lang, ...said }]
  })
  return terms.toSorted(
    (a, b) => `${a.sourceLang} ${a.lang}`.localeCompare(`${b.sourceLang} ${b.lang}`) || a.source.localeCompare(b.source, a.sourceLang),
  )
}
