import { dayOfInstant } from '../../../kit/index.ts'
import {
  composeEdition,
  findEdition,
  listVersions,
  publicContents,
  type Edition,
  type PublicContents,
  type PublishedVersion,
} from '../../../publishing/index.ts'
import { standingOfAppeal, wholeCases, type AppealStanding } from '../appeals/index.ts'
import type { AppealVisit } from '../visit.ts'

/** What would be published now, beside what was published last. */
export type WouldBePublished = {
  readonly standing: AppealStanding
  readonly versions: readonly PublishedVersion[]
  /** The newest version as it is read, if it is shown. */
  readonly before: Edition | null
  /** Null where it cannot be composed: a citation leads nowhere. */
  readonly next: { readonly edition: Edition; readonly shows: PublicContents } | null
}

export async function wouldBePublished(visit: AppealVisit): Promise<WouldBePublished> {
  const { opened, needs, now } = visit
  const { whole } = opened
  const standing = await standingOfAppeal(visit, opened)
  const versions = await listVersions(needs.db, whole.id)
  const newest = await findEdition(needs.db, whole.id)
  const broken = standing.leave.kind === 'may-not' && standing.leave.hindrances.some(breaks)
  const today = dayOfInstant(now)
  const settings = {
    at: today,
    published: today,
    version: (newest?.edition.version ?? 0) + 1,
    approved: 'second-person',
    facts: needs.facts,
  } as const
  const edition = broken ? null : composeEdition(whole, await wholeCases(visit, opened), settings)
  return {
    standing,
    versions,
    before: newest === null || newest.takenDown !== undefined ? null : newest.edition,
    next: edition === null ? null : { edition, shows: publicContents(edition) },
  }
}

type Hindrance = Extract<AppealStanding['leave'], { kind: 'may-not' }>['hindrances'][number]
const breaks = (hindrance: Hindrance): boolean => hindrance.place === 'text' && hindrance.stop.kind === 'no-such-citation'
