import {
  addApprovalStep,
  lockReview,
  mayPublish,
  printedNames,
  textHash,
  unsaidContested,
  verdictsStated,
  whatStopsPublication,
  type CitedCases,
  type LeaveToPublish,
  type PrintedName,
  type Stop,
  type UnsaidContested,
} from '../appeals/index.ts'
import type { Appeal, CaseDocument } from '../cases/index.ts'
import type { FactDictionary } from '../claims/index.ts'
import { canonicalJson, dayOfInstant, parseDate, type Day } from '../kit/index.ts'
import { systemRandomness, type Clock, type Database, type Randomness, type Transaction } from '../platform/index.ts'
import { casesAt, readTogether } from './cited-cases.ts'
import { composeEdition, type EditionSettings } from './compose-edition.ts'
import { withNormsAsPublished } from './compose-norm.ts'
import type { Approval, Edition } from './edition.ts'
import { enqueueSheets } from './jobs.ts'
import { citedNow, keepCitedCases, normsAsked, normsAtPublication, positionsIn } from './live/index.ts'
import { composePrint, printHash, printInLines, printOf } from './print.ts'
import { commit, seedLength } from './proof/index.ts'
import { operatorReasons } from './operator-reasons.ts'
import { publicContents, type PublicContents } from './public-contents.ts'
import { addEdition, findEdition } from './store.ts'
import { newsStops, successionOf } from './succession.ts'
import { lastTakeDowns, lockAppeal } from './take-down.ts'
import { confidentialStops } from './withheld.ts'

export type PublishOutcome =
  | {
      readonly kind: 'published'
      readonly appeal: string
      readonly version: number
      readonly hash: string
      readonly shows: PublicContents
      /** The people whose names it prints. */
      readonly names: readonly PrintedName[]
      /** The sentences that rest on what is contested and do not say so; the page shows the other account beside them. */
      readonly unsaid: readonly UnsaidContested[]
    }
  /** Publishing again would say the same: the version that stands, stands. */
  | { readonly kind: 'unchanged'; readonly appeal: string; readonly version: number; readonly hash: string }
  | { readonly kind: 'refused'; readonly reasons: readonly string[] }

export type PublishSettings = {
  /** From the desk a text needs its risk review and its approval; the operator, by the command line, does not. */
  readonly as: 'desk' | 'operator'
  /** Who publishes; kept with the edition and not shown. */
  readonly by: string
  readonly clock: Clock
  readonly facts: FactDictionary
  readonly random?: Randomness
  /**
   * Why sentences go out that rest on what is contested and do not say so, and parts that state a verdict as a fact, by how they are called (S3). The operator who gives any, or
   * none, is refused without one for each of them that the desk has none for; where it is left out, nobody is asked.
   */
  readonly contested?: ReadonlyMap<string, string>
  /** A new version also where the original would say the same: a translation of it was mended. */
  readonly again?: boolean
}

/**
 * Publishes an appeal as it stands: evaluates the cases it cites, refuses with every reason there is, or freezes a new
 * version and has its sheet printed. One transaction; meanwhile neither the appeal nor the cases it cites can change, so
 * that text and notes are of one moment.
 */
export const publishAppeal = (db: Database, appealId: string, settings: PublishSettings): Promise<PublishOutcome> =>
  db.transaction().execute((tx) => publishWithin(tx, appealId, settings))

/** The same within a transaction; what is refused has written nothing. */
export async function publishWithin(tx: Transaction, appealId: string, settings: PublishSettings): Promise<PublishOutcome> {
  const { as, by, clock, facts, contested, random = systemRandomness, again = false } = settings
  if (by.trim() === '') return refused('Say who publishes: a version is kept with the name of whoever put it out.')
  // Before the appeal, as where an approval is given: so nobody waits for each other.
  if (contested !== undefined) await lockReview(tx, appealId)
  await lockAppeal(tx, appealId)
  const found = await readTogether(tx, appealId)
  if (found.kind === 'none') return refused(`There is no appeal ${appealId}.`)
  if (found.kind === 'several') return refused(`There are several appeals ${appealId}: ${found.places.join(', ')}.`)
  const { appeal } = found
  const files = found.cases.map(({ document }) => document)
  const today = dayOfInstant(clock())
  const cases = casesAt(files, facts, today)
  const newest = await findEdition(tx, appealId)
  const leave = await leaveOf(tx, appeal, cases, { as, today, facts, before: newest?.edition ?? null })
  if (leave.kind === 'refused') return leave
  const { approved } = leave
  // What was taken down never comes back as it was: published again, it is a new version.
  if (!again && newest !== null && newest.takenDown === undefined && saysTheSame(newest.committed.edition, appeal, files, facts))
    return { kind: 'unchanged', appeal: appealId, version: newest.edition.version, hash: newest.hash }
  const unsaid = unsaidContested(appeal, cases)
  const reasons =
    contested === undefined ? none : await operatorReasons(tx, appeal, { unsaid, verdicts: verdictsStated(appeal, cases) }, contested)
  if (reasons.kind === 'refused') return reasons
  const version = (newest?.edition.version ?? 0) + 1
  const previous = newest === null ? {} : { previous: newest.hash }
  const succession = successionOf(appeal, newest?.edition ?? null)
  const edition = composeEdition(appeal, cases, { at: today, published: today, version, approved, ...previous, succession, facts })
  const committed = commit(edition, random(seedLength))
  await addEdition(tx, committed, { by, at: clock() })
  const cited = found.cases.filter(({ document }) => edition.notes.some((note) => note.case.id === document.case.id))
  const asked = await normsAsked(tx)
  await keepCitedCases(
    tx,
    edition,
    cited.map((loaded) => {
      const { key, revision, document } = loaded
      const whole = { document, positions: positionsIn(loaded), facts, at: today }
      return { key, revision, ...citedNow(edition, whole), norms: normsAtPublication(edition, whole, asked) }
    }),
  )
  const said = {
    ...(reasons.contested.length > 0 && { contested: reasons.contested }),
    ...(reasons.verdicts.length > 0 && { verdicts: reasons.verdicts }),
  }
  if (Object.keys(said).length > 0) {
    const printed = printHash(printOf(edition))
    await addApprovalStep(tx, appealId, { kind: 'operator', text: textHash(appeal), printed, by, at: clock(), ...said })
  }
  await enqueueSheets(tx, [edition])
  const names = printedNames(printInLines(printOf(edition)), files, today).filter(({ subject, asks }) => subject !== undefined || asks)
  return {
    kind: 'published',
    appeal: appealId,
    version,
    hash: committed.hash,
    shows: publicContents(edition),
    names,
    unsaid,
  }
}

const none = { kind: 'given', contested: [], verdicts: [] } as const

/** By whose leave the appeal is published today, or everything that stops it. */
async function leaveOf(
  tx: Transaction,
  appeal: Appeal,
  cases: CitedCases,
  { as, today, facts, before }: { as: PublishSettings['as']; today: Day; facts: FactDictionary; before: Edition | null },
): Promise<{ readonly kind: 'may'; readonly approved: Approval } | Extract<PublishOutcome, { kind: 'refused' }>> {
  if (as === 'desk') {
    const leave = await leaveToPublishNow(tx, appeal, cases, { today, facts })
    return leave.kind === 'may' ? leave : { kind: 'refused', reasons: leave.hindrances.map(({ message }) => message) }
  }
  const found = whatStopsPublication(appeal, cases, today)
  const stops = [...found, ...newsStops(appeal, before, as), ...(await otherwiseConfidential(tx, appeal, cases, found))]
  return stops.length === 0 ? { kind: 'may', approved: 'operator' } : { kind: 'refused', reasons: stops.map(({ message }) => message) }
}

/**
 * Whether the desk may publish an appeal as it stands in the caller's transaction: reviewed and approved since it was last
 * taken down, and exactly as it would be printed today. Takes the whole cases that it cites, evaluated for today.
 */
export async function leaveToPublishNow(
  db: Database | Transaction,
  appeal: Appeal,
  cases: CitedCases,
  { today, facts }: { readonly today: Day; readonly facts: FactDictionary },
): Promise<LeaveToPublish> {
  const print = composePrint(appeal, cases, { at: today, facts })
  const takenDown = (await lastTakeDowns(db, [appeal.id])).get(appeal.id) ?? null
  const lines = print === null ? [] : printInLines(print)
  const confidential = await otherwiseConfidential(db, appeal, cases, whatStopsPublication(appeal, cases, today))
  const further = [...newsStops(appeal, (await findEdition(db, appeal.id))?.edition ?? null, 'desk'), ...confidential]
  return mayPublish(db, appeal, cases, { today, printed: print && printHash(print), lines, takenDown, further })
}

/** That the appeal is covered by a procedure that forbids publicity, where what was found in what it cites does not say so already. */
export const otherwiseConfidential = async (
  db: Database | Transaction,
  appeal: Appeal,
  cases: CitedCases,
  found: readonly Stop[],
): Promise<readonly Stop[]> =>
  found.some(({ kind }) => kind === 'confidential') ? [] : confidentialStops(db, appeal.id, cases.files.keys())

const refused = (reason: string): PublishOutcome => ({ kind: 'refused', reasons: [reason] })

/** Composed again for the day of the version that stands, it comes out the same to the letter, but for what the catalogue says of norms. */
export function saysTheSame(before: Edition, appeal: Appeal, files: readonly CaseDocument[], facts: FactDictionary): boolean {
  const settings = settingsOf(before, facts)
  const now = composeEdition(appeal, casesAt(files, facts, settings.at), settings)
  return canonicalJson(withNormsAsPublished(now, before)) === canonicalJson(before)
}

/** How an edition was composed. */
export function settingsOf(edition: Edition, facts: FactDictionary): EditionSettings {
  const { at, published, version, approved, previous, change, update, translates, machine } = edition
  return {
    at: dayIn(at),
    published: dayIn(published),
    version,
    approved,
    ...(previous !== undefined && { previous }),
    ...(translates !== undefined && { translates }),
    ...(machine && { machine }),
    succession: { ...(change !== undefined && { change }), ...(update !== undefined && { update }) },
    facts,
  }
}

function dayIn(text: string): Day {
  const date = parseDate(text)
  if (date.kind === 'unparsed') throw new Error(`An edition was kept with the day '${text}': ${date.why}`)
  return date.earliest
}
