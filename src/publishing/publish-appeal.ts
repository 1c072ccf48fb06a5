import { whatStopsPublication } from '../appeals/index.ts'
import type { Appeal, CaseDocument } from '../cases/index.ts'
import type { FactDictionary } from '../claims/index.ts'
import { dayOfInstant, parseDate, type Day } from '../kit/index.ts'
import type { Clock, Database } from '../platform/index.ts'
import { casesAt, readTogether } from './cited-cases.ts'
import { composeEdition } from './compose-edition.ts'
import type { Edition } from './edition.ts'
import { canonicalEdition, fingerprint } from './fingerprint.ts'
import { enqueueSheets } from './jobs.ts'
import { publicContents, type PublicContents } from './public-contents.ts'
import { addEdition, findEdition } from './store.ts'
import { lockAppeal } from './take-down.ts'

export type PublishOutcome =
  | {
      readonly kind: 'published'
      readonly appeal: string
      readonly version: number
      readonly hash: string
      readonly shows: PublicContents
    }
  /** Publishing again would say the same: the version that stands, stands. */
  | { readonly kind: 'unchanged'; readonly appeal: string; readonly version: number; readonly hash: string }
  | { readonly kind: 'refused'; readonly reasons: readonly string[] }

export type PublishSettings = {
  /** Who publishes; kept with the edition and not shown. */
  readonly by: string
  readonly clock: Clock
  readonly facts: FactDictionary
}

/**
 * Publishes an appeal as it stands: evaluates the cases it cites, refuses with every reason there is, or freezes a new
 * version and has its sheet printed. One transaction; meanwhile neither the appeal nor the cases it cites can change, so
 * that text and notes are of one moment.
 */
export async function publishAppeal(db: Database, appealId: string, { by, clock, facts }: PublishSettings): Promise<PublishOutcome> {
  if (by.trim() === '') return refused('Say who publishes: a version is kept with the name of whoever put it out.')
  return db.transaction().execute(async (tx): Promise<PublishOutcome> => {
    await lockAppeal(tx, appealId)
    const found = await readTogether(tx, appealId)
    if (found.kind === 'none') return refused(`There is no appeal ${appealId}.`)
    if (found.kind === 'several') return refused(`There are several appeals ${appealId}: ${found.places.join(', ')}.`)
    const { appeal, files } = found
    const today = dayOfInstant(clock())
    const cases = casesAt(files, facts, today)
    const stops = whatStopsPublication(appeal, cases, today)
    if (stops.length > 0) return { kind: 'refused', reasons: stops.map((stop) => stop.message) }

    const newest = await findEdition(tx, appealId)
    // What was taken down never comes back as it was: published again, it is a new version.
    if (newest !== null && newest.takenDown === undefined && saysTheSame(newest.edition, appeal, files, facts))
      return { kind: 'unchanged', appeal: appealId, version: newest.edition.version, hash: newest.hash }
    const version = (newest?.edition.version ?? 0) + 1
    const edition = composeEdition(appeal, cases, { at: today, published: today, version, facts })
    const hash = fingerprint(edition)
    await addEdition(tx, edition, { hash, by, at: clock() })
    await enqueueSheets(tx, [edition])
    return { kind: 'published', appeal: appealId, version, hash, shows: publicContents(edition) }
  })
}

const refused = (reason: string): PublishOutcome => ({ kind: 'refused', reasons: [reason] })

/** Composed again for the day of the version that stands, it comes out the same to the letter. */
function saysTheSame(before: Edition, appeal: Appeal, files: readonly CaseDocument[], facts: FactDictionary): boolean {
  const [at, published] = [dayIn(before.at), dayIn(before.published)]
  const again = composeEdition(appeal, casesAt(files, facts, at), { at, published, version: before.version, facts })
  return canonicalEdition(again) === canonicalEdition(before)
}

function dayIn(text: string): Day {
  const date = parseDate(text)
  if (date.kind === 'unparsed') throw new Error(`An edition was kept with the day '${text}': ${date.why}`)
  return date.earliest
}
