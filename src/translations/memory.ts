import { sql } from 'kysely'
import type { Appeal } from '../cases/index.ts'
import type { Database, Transaction } from '../platform/index.ts'
import { likeness } from './likeness.ts'
import { readEntriesOf } from './store.ts'
import { newestByKey } from './translation.ts'

/** A sentence that the team translated and approved before. */
export type Remembered = { readonly appeal: string; readonly key: string; readonly source: string; readonly target: string }

/** One that helps with another sentence; `likeness` is 1 where it says the same. */
export type Recalled = Remembered & { readonly likeness: number }

/** Sentences that are less alike than this help nobody. */
const helpful = 0.55
/** How many are shown at most. */
const most = 5

/**
 * What was approved before and is alike a sentence, the most alike first; what says the same twice is given once. The
 * translation of the sentence itself, in its own appeal, is none of them.
 */
export function recall(
  sentence: { readonly appeal: string; readonly key: string; readonly text: string },
  memory: readonly Remembered[],
): readonly Recalled[] {
  const found = memory
    .filter(({ appeal, key }) => appeal !== sentence.appeal || key !== sentence.key)
    .map((one) => ({ ...one, likeness: likeness(one.source, sentence.text) }))
    .filter((one) => one.likeness >= helpful)
    .toSorted((a, b) => b.likeness - a.likeness)
  const said = new Set<string>()
  return found
    .filter(({ source, target }) => {
      const pair = JSON.stringify([source, target])
      const isNew = !said.has(pair)
      said.add(pair)
      return isNew
    })
    .slice(0, most)
}

/**
 * The approved sentences of some appeals in a language: of those that the caller knows to be for their reader, and no other. Takes when the
 * language of an appeal, or a whole version, was last taken down: what was approved before that is offered for nothing.
 */
export async function readMemory(
  db: Database | Transaction,
  appeals: readonly Appeal[],
  { lang, takenDown }: { readonly lang: string; readonly takenDown: ReadonlyMap<string, Date> },
): Promise<readonly Remembered[]> {
  const entries = await readEntriesOf(
    db,
    appeals.map(({ id }) => id),
    lang,
  )
  return [...entries].flatMap(([appeal, all]) =>
    [...newestByKey(all)].flatMap(([key, { step, source, target, at }]) =>
      step === 'approved' && at > (takenDown.get(appeal) ?? never) ? [{ appeal, key, source, target }] : [],
    ),
  )
}

const never = new Date(0)

/** The digests, in hexadecimal, of the ids of the appeals of which something is translated into a language. */
export async function appealsTranslatedInto(db: Database | Transaction, lang: string): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ digest: string }>`
    select distinct encode(id_digest, 'hex') as digest from translation_entries where lang = ${lang}`.execute(db)
  return new Set(rows.map(({ digest }) => digest))
}
