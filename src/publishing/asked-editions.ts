import { sql } from 'kysely'
import { z } from 'zod'
import type { FactDictionary } from '../claims/index.ts'
import { enqueueJobs, type Clock, type Database, type JobHandler, type Transaction } from '../platform/index.ts'
import { publishTranslationWithin, type PublishTranslationOutcome } from './publish-translation.ts'
import type { EditionKey } from './sheets-store.ts'

const queue = 'editions'
const askedKey = z.object({ appeal: z.string(), version: z.number(), lang: z.string() })

/** A translation that somebody asked to have published with a version. */
export type AskedEdition = {
  readonly lang: string
  readonly askedAt: Date
  /** `published` also where it had been before; `refused`: something stood in its way when its turn came. */
  readonly state: 'waiting' | 'published' | 'refused'
}

/**
 * Has translations of a version published once the transaction commits, each in a transaction of its own. One that waits already
 * is not asked for twice, but gets another job: its own may have failed. Takes who asks. What is asked for while no job can be written is caught up on at start.
 */
export async function askForEditions(
  tx: Transaction,
  { appeal, version }: Pick<EditionKey, 'appeal' | 'version'>,
  langs: readonly string[],
  { by, at }: { readonly by: string; readonly at: Date },
): Promise<void> {
  if (langs.length === 0) return
  const asked = [...new Set(langs)].toSorted()
  await sql`
    insert into asked_editions (appeal, version, lang, asked_at, asked_by)
    select ${appeal}, ${version}, lang, ${at}, ${by} from unnest(${asked}::text[]) as lang
    on conflict do nothing`.execute(tx)
  await enqueueJobs(
    tx,
    queue,
    asked.map((lang) => ({ appeal, version, lang })),
  )
}

/** What was asked for of a version, each language as it was last asked for, in the order of their tags. */
export async function askedEditions(db: Database | Transaction, appeal: string, version: number): Promise<readonly AskedEdition[]> {
  const { rows } = await sql<{ lang: string; asked_at: Date; refused: boolean | null }>`
    select distinct on (lang) lang, asked_at, refused from asked_editions
    where appeal = ${appeal} and version = ${version} order by lang, asked_at desc`.execute(db)
  return rows.map(({ lang, asked_at, refused }) => ({
    lang,
    askedAt: asked_at,
    state: refused === null ? 'waiting' : refused ? 'refused' : 'published',
  }))
}

type PublishedTranslation = Extract<PublishTranslationOutcome, { kind: 'published' }>

export type AskedEditionsNeeds = {
  readonly clock: Clock
  readonly facts: FactDictionary
  /** What else belongs into the transaction that publishes one: its entry in the record of actions. Takes who asked, and when it is. */
  readonly afterwards: (tx: Transaction, published: PublishedTranslation, who: { readonly by: string; readonly at: Date }) => Promise<void>
}

/** Publishes what was asked for, one language in each job. Done twice, it publishes once. */
export const askedEditionJobs = (db: Database, { clock, facts, afterwards }: AskedEditionsNeeds): Readonly<Record<string, JobHandler>> => ({
  async [queue](data) {
    const { appeal, version, lang } = askedKey.parse(data)
    await db.transaction().execute(async (tx) => {
      const { rows } = await sql<{ asked_by: string }>`
        select asked_by from asked_editions
        where appeal = ${appeal} and version = ${version} and lang = ${lang} and ended_at is null for update`.execute(tx)
      const by = rows[0]?.asked_by
      if (by === undefined) return
      const outcome = await publishTranslationWithin(tx, appeal, lang, { by, clock, facts, version })
      const at = clock()
      await sql`
        update asked_editions set ended_at = greatest(asked_at, ${at}), refused = ${outcome.kind === 'refused'}
        where appeal = ${appeal} and version = ${version} and lang = ${lang} and ended_at is null`.execute(tx)
      if (outcome.kind === 'published') await afterwards(tx, outcome, { by, at })
    })
  },
})

/** Writes jobs for what was asked for and is not done, of which there may be none. Gives how many. To be called at start. */
export async function catchUpOnEditions(db: Database): Promise<number> {
  return db.transaction().execute(async (tx) => {
    const { rows } = await sql<EditionKey>`
      select appeal, version, lang from asked_editions where ended_at is null order by asked_at, appeal, lang`.execute(tx)
    await enqueueJobs(
      tx,
      queue,
      rows.map(({ appeal, version, lang }) => ({ appeal, version, lang })),
    )
    return rows.length
  })
}
