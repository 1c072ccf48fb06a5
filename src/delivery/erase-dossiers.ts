import { sql } from 'kysely'
import { allRecords, openSealed, redact, sealedColumns, sealedJoins, type SealedRow, type Transaction } from '../platform/index.ts'
import type { DossierFile, DossierText } from './dossier.ts'
import type { DeliveryWords } from './ledger-store.ts'

export type ErasedElsewhere = {
  /** Under which number what follows is erased. */
  readonly erasure: number
  /** Keys of records from which words were erased. */
  readonly records: ReadonlySet<string>
  /** Published editions from which they were. */
  readonly editions: readonly { readonly appeal: string; readonly version: number; readonly lang: string }[]
  /** Files that hold the words. */
  readonly held: ReadonlySet<string>
}

/**
 * Lets go of what was frozen of dossiers in which erased words stand: in the letter, in the edition that goes along, in an annex, or in what
 * the ledger says of them. An archive cannot be mended without another fingerprint, so it goes whole, with the mails that were made of it; the
 * line of the ledger with its hash stays. Gives the names of files that nothing here names any more.
 */
export async function eraseDossiers(tx: Transaction, { erasure, records, editions, held }: ErasedElsewhere): Promise<readonly string[]> {
  const frozen = await frozenDossiers(tx)
  const names: string[] = []
  for (const one of frozen) {
    const isOfEdition = editions.some(({ appeal, version, lang }) => appeal === one.appeal && version === one.version && lang === one.lang)
    const holds = isOfEdition || one.keys.some((key) => records.has(key)) || one.annexes.some((name) => held.has(name))
    if (!holds) continue
    if (one.files !== null) {
      await redact(tx, one.freezing, null, erasure)
      // A sheet is the edition's own, and goes with that.
      names.push(
        one.hash,
        ...one.files.filter(({ path }) => path !== 'appeal.pdf' && !path.startsWith('annexes/')).map(({ sha256 }) => sha256),
      )
    }
    for (const { key, words } of one.deliveries) {
      if (words === null || words.file === '') continue
      names.push(words.file)
      await redact(tx, key, { ...words, file: '' } satisfies DeliveryWords, erasure)
    }
  }
  return namedNowhere(tx, names)
}

/** Those names of files that no record names any more: of one edition several dossiers hold the same text. A hash that stands beside a record names nothing. */
export async function namedNowhere(tx: Transaction, names: readonly string[]): Promise<readonly string[]> {
  const left = new Set(names)
  if (left.size > 0)
    for await (const { value } of allRecords(tx)) for (const [name] of JSON.stringify(value).matchAll(/[0-9a-f]{64}/g)) left.delete(name)
  return [...left]
}

type FrozenDossier = {
  readonly appeal: string
  readonly version: number
  readonly lang: string
  readonly freezing: string
  readonly hash: string
  readonly files: readonly DossierFile[] | null
  /** The keys of its records. */
  readonly keys: readonly string[]
  readonly annexes: readonly string[]
  readonly deliveries: readonly { readonly key: string; readonly words: DeliveryWords | null }[]
}

async function frozenDossiers(tx: Transaction): Promise<readonly FrozenDossier[]> {
  const { rows } = await sql<SealedRow & Omit<FrozenDossier, 'files' | 'keys' | 'annexes' | 'deliveries'> & { id: string }>`
    select dossiers.id, dossiers.appeal, dossiers.version, dossiers.lang, dossier_freezings.hash, dossier_freezings.key as freezing,
      ${sealedColumns('dossier_freezings')}
    from dossiers join dossier_freezings on dossier_freezings.dossier = dossiers.id ${sealedJoins('dossier_freezings')}`.execute(tx)
  const { rows: texts } = await sql<SealedRow & { dossier: string; key: string }>`
    select dossier_texts.dossier, dossier_texts.key, ${sealedColumns('dossier_texts')} from dossier_texts ${sealedJoins('dossier_texts')}`.execute(
    tx,
  )
  const { rows: sent } = await sql<SealedRow & { dossier: string; key: string }>`
    select deliveries.dossier, deliveries.key, ${sealedColumns('deliveries')} from deliveries ${sealedJoins('deliveries')}`.execute(tx)
  const textsOf = Map.groupBy(texts, ({ dossier }) => dossier)
  const deliveriesOf = Map.groupBy(sent, ({ dossier }) => dossier)
  return rows.map(({ id, appeal, version, lang, freezing, hash, ...record }) => {
    const ofText = textsOf.get(id) ?? []
    const ofSent = deliveriesOf.get(id) ?? []
    return {
      appeal,
      version,
      lang,
      freezing,
      hash,
      files: (valueOf(record) as { readonly files: readonly DossierFile[] } | null)?.files ?? null,
      keys: [freezing, ...[...ofText, ...ofSent].map(({ key }) => key)],
      annexes: ofText.flatMap((row) => (valueOf(row) as DossierText | null)?.annexes.map(({ sha256 }) => sha256) ?? []),
      deliveries: ofSent.map((row) => ({ key: row.key, words: valueOf(row) as DeliveryWords | null })),
    }
  })
}

function valueOf(row: SealedRow): unknown {
  const opened = openSealed(row)
  return opened.kind === 'open' ? opened.value : null
}
