import type { Appeal } from '../../../cases/index.ts'
import {
  findEdition,
  listVersions,
  publicContents,
  versionChain,
  successionOf,
  versionsWords,
  whatItIs,
  type ChainLink,
  type Edition,
  type Print,
  type PublicContents,
  type PublishedVersion,
} from '../../../publishing/index.ts'
import {
  namesOfTranslations,
  standingOfAppeal,
  whoCouldApprove,
  type AppealStanding,
  type TranslatedName,
  type WhoCouldApprove,
} from '../appeals/index.ts'
import type { AppealVisit } from '../visit.ts'
import { askedPrint } from './asked-print.ts'
import { languagesOf, type LanguageStanding } from './languages-of.ts'
import { versionShown, type VersionShown } from './version-shown.ts'

/** What would be published now, beside what was published last and what somebody asked the approval of. */
export type WouldBePublished = {
  readonly standing: AppealStanding
  /** Whom to turn to where nobody else may approve it. */
  readonly could: WhoCouldApprove | null
  readonly versions: readonly PublishedVersion[]
  /** What each of them was. */
  readonly chain: readonly ChainLink[]
  /** What the next version is to the one before, in a word or two; empty where nobody said it. */
  readonly asWhat: string
  /** Its translations; none where not all of it may be read. */
  readonly languages: readonly LanguageStanding[]
  /** The names that only these print. */
  readonly translated: readonly TranslatedName[]
  /** The newest version as it is read, if it is shown. */
  readonly before: VersionShown | null
  /** What would have been printed when the approval was asked for, where that was something else; null where it is not known. */
  readonly asked: Print | null
  /** Null where it cannot be composed: a citation leads nowhere. */
  readonly next: { readonly print: Print; readonly shows: PublicContents } | null
}

export async function wouldBePublished(visit: AppealVisit): Promise<WouldBePublished> {
  const { opened, needs } = visit
  const { whole } = opened
  const standing = await standingOfAppeal(visit, opened)
  const versions = await listVersions(needs.db, whole.id)
  const newest = await findEdition(needs.db, whole.id)
  const print = standing.print()
  return {
    standing,
    could: await whoCouldApprove(visit, standing),
    versions,
    chain: await versionChain(needs.db, whole.id),
    asWhat: asWhat(whole, newest?.edition ?? null),
    languages: opened.hidden > 0 ? [] : await languagesOf(visit, versions),
    translated: opened.hidden > 0 ? [] : await namesOfTranslations(visit, standing),
    before: versionShown(newest),
    asked: await askedPrint(visit, standing),
    next: print && { print, shows: publicContents(print) },
  }
}

function asWhat(whole: Appeal, before: Edition | null): string {
  const succession = successionOf(whole, before)
  return succession.change === undefined ? '' : whatItIs({ version: 2, ...succession }, versionsWords('en').words)
}
